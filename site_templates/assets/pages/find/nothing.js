// Where nothing fits: what was too narrow, how to go on, and whom to tell of what is missing.

import { label } from "./choices.js";
import { byId, element } from "../../core/dom.js";
import { miles } from "../../core/distance.js";
import { onward } from "./notes.js";
import { services } from "./results.js";
import { EVERYTHING, FACETS, withoutFacet } from "./state.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("./state.js").Facet} Facet */
/** @typedef {import("./state.js").State} State */
/** @typedef {{ text: string, what: string, count: number, state: State }} WayOn */
/**
 * @typedef {object} Narrow
 * @property {(facet: Facet) => number} without how many there would be without the choices of a facet
 * @property {number} withoutWords
 * @property {(facet: Facet) => number} only how many there would be with the choices of a facet alone
 * @property {number} onlyWords
 * @property {(facet: Facet, id: string) => number} count
 */

const MOST_WAYS_ON = 4;
const MOST_AREAS = 3;

/**
 * @param {State} state
 * @param {boolean} none whether nothing fits
 * @param {Narrow} narrow
 * @param {Directory} directory
 * @param {(state: State) => void} choose
 */
export function showNothing(state, none, narrow, directory, choose) {
  const notice = byId("find-nothing");
  notice.hidden = !none;
  if (!none) return;
  if (directory.services.length === 0) {
    notice.replaceChildren(element("p", {}, "No service is listed here at present. Please come back later."));
    return;
  }
  const given = waysOn(state, narrow);
  const ways = [...given, ...otherAreas(state, narrow, directory), ...(given.length ? [] : oneAlone(state, narrow))];
  const buttons = ways.map((way) => onward(`${way.text}: ${services(way.count)}`, () => choose(way.state)));
  buttons.push(onward("Start again with every service", () => choose(EVERYTHING)));
  notice.replaceChildren(
    element("p", {}, "Nothing in the directory fits everything you asked for. ", why(given)),
    element("p", {}, "You could:"),
    element("ul", { class: "fd-ways" }, ...buttons.map((button) => element("li", {}, button))),
    ...missing(notice.dataset.missing ?? "", state, directory),
  );
}

/**
 * What to give up, the most fruitful first.
 * @param {State} state
 * @param {Narrow} narrow
 * @returns {WayOn[]}
 */
function waysOn(state, narrow) {
  const chosen = FACETS.filter((facet) => state.chosen[facet].length);
  const ways = chosen.map((facet) => {
    const what = named(facet, state);
    return { what, text: `Look without ${what}`, count: narrow.without(facet), state: withoutFacet(state, facet) };
  });
  if (state.words) {
    const what = `“${state.words}”`;
    ways.push({ what, text: `Look without ${what}`, count: narrow.withoutWords, state: { ...state, words: "" } });
  }
  return mostFruitful(ways);
}

/** @param {readonly WayOn[]} ways */
function mostFruitful(ways) {
  return ways
    .filter((way) => way.count)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_WAYS_ON);
}

/**
 * Where no one thing is too narrow by itself: each thing alone, the most fruitful first.
 * @param {State} state
 * @param {Narrow} narrow
 * @returns {WayOn[]}
 */
function oneAlone(state, narrow) {
  const bare = { ...EVERYTHING, near: state.near, sort: state.sort };
  const ways = FACETS.filter((facet) => state.chosen[facet].length).map((facet) => {
    const chosen = { ...EVERYTHING.chosen, [facet]: state.chosen[facet] };
    const what = named(facet, state);
    return { what, text: `Look for ${what} alone`, count: narrow.only(facet), state: { ...bare, chosen } };
  });
  if (state.words) {
    const what = `“${state.words}”`;
    ways.push({ what, text: `Look for ${what} alone`, count: narrow.onlyWords, state: { ...bare, words: state.words } });
  }
  return mostFruitful(ways);
}

/**
 * The nearest areas in which there is something.
 * @param {State} state
 * @param {Narrow} narrow
 * @param {Directory} directory
 * @returns {WayOn[]}
 */
function otherAreas(state, narrow, directory) {
  const here = state.chosen.area.map((id) => directory.areas[id]?.at).find((at) => at);
  if (!here) return [];
  return Object.entries(directory.areas)
    .flatMap(([id, { name, at }]) => {
      const count = narrow.count("area", id);
      return at && count ? [{ id, name, count, away: miles(here, at) }] : [];
    })
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST_AREAS)
    .map(({ id, name, count, away }) => ({
      what: name,
      text: `Look in ${name}, ${Math.round(away)} miles away`,
      count,
      state: { ...state, chosen: { ...state.chosen, area: [id] } },
    }));
}

/**
 * What was too narrow: what to leave out so that something is found.
 * @param {readonly WayOn[]} ways
 */
function why(ways) {
  if (ways.length === 0) return "No one choice is too narrow by itself: more than one would have to go.";
  if (ways.length === 1) return `What is too narrow is ${ways[0].what}.`;
  return `Too narrow together: ${ways.map((way) => way.what).join(", ")}.`;
}

/**
 * How to tell the council. The letter has the choices alone: words that were
 * typed may say something about a person, and so does a postcode.
 * @param {string} address "mailto:…", or "" where there is none
 * @param {State} state
 * @param {Directory} directory
 */
function missing(address, state, directory) {
  if (!address) return [];
  const lines = FACETS.filter((facet) => state.chosen[facet].length).map((facet) => named(facet, state));
  const body = [
    "I looked in the directory and could not find this:",
    "",
    ...(lines.length ? lines : ["(say here which kind of support, and in which area)"]),
    "",
    "Please leave out names and anything private. We only need to know what is missing.",
  ].join("\r\n");
  const subject = encodeURIComponent("Support that I could not find");
  const href = `${address}?subject=${subject}&body=${encodeURIComponent(body)}`;
  return [
    element(
      "p",
      {},
      "Is this something that people need and nobody offers? ",
      element("a", { href }, "Tell the council what is missing"),
      ". Your e-mail program opens with a letter that says what you chose, and nothing about you.",
    ),
  ];
}

/**
 * @param {Facet} facet
 * @param {State} state
 */
function named(facet, state) {
  return state.chosen[facet].map((id) => `“${label(facet, id)}”`).join(" or ");
}
