// Where nothing fits, or little: what was too narrow, where else to look, and what to tell the council. It is pure.

import { miles } from "./distance.js";

/** @typedef {import("./data.js").Directory} Directory */
/**
 * Something to give up or to look for instead, and how many there would be then.
 * @template T
 * @typedef {{ what: string, text: string, count: number, state: T }} Try
 */

/** What the letter to the council is about. */
export const MISSING = "Support that I could not find";

const MOST_AREAS = 3;

/**
 * Those that bring more than there is now, the most fruitful first.
 * @template T
 * @param {readonly Try<T>[]} ways
 * @param {number} [now]
 */
export function fruitful(ways, now = 0) {
  return ways.filter(({ count }) => count > now).sort((a, b) => b.count - a.count);
}

/**
 * @param {readonly Try<unknown>[]} ways those that bring something, each without one choice
 */
export function why(ways) {
  if (ways.length === 0) return "No one choice is too narrow by itself: more than one would have to go.";
  if (ways.length === 1) return `What is too narrow is ${ways[0].what}.`;
  return `Too narrow together: ${ways.map(({ what }) => what).join(", ")}.`;
}

/**
 * The nearest areas in which there is more than there is now.
 * @template T
 * @param {Directory["areas"]} areas
 * @param {import("./distance.js").At | undefined} here
 * @param {(id: string) => { count: number, state: T }} there
 * @param {number} [now]
 * @returns {Try<T>[]}
 */
export function nearestAreas(areas, here, there, now = 0) {
  if (!here) return [];
  return Object.entries(areas)
    .flatMap(([id, { name, at }]) => (at ? [{ id, name, away: miles(here, at) }] : []))
    .sort((a, b) => a.away - b.away)
    .map(({ id, name, away }) => ({ what: name, text: `Look in ${name}, ${Math.round(away)} miles away`, ...there(id) }))
    .filter(({ count }) => count > now)
    .slice(0, MOST_AREAS);
}

/**
 * A letter to the council on what could not be had. It holds choices alone: words that somebody
 * typed may say something about a person, and so does a postcode.
 * @param {readonly string[]} choices
 * @param {readonly string[]} [more] what stands below them
 */
export function letterOfMissing(choices, more = []) {
  return [
    "I looked in the directory and could not find this:",
    "",
    ...(choices.length ? choices : ["(say here which kind of support, and in which area)"]),
    ...(more.length ? ["", ...more] : []),
    "",
    "Please leave out names and anything private. We only need to know what is missing.",
  ].join("\n");
}
