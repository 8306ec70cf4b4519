// What is on the screen of the match page, from what was asked. It is pure: view.js and form.js show it.

import { shown } from "../../core/card.js";
import { services } from "../../core/entries.js";
import { pageOf } from "../../core/root.js";
import { inWords, toAddress } from "./criteria.js";
import { few } from "./few.js";
import { match } from "./matching.js";
import { within } from "./place.js";
import { besidesCard } from "./reasons.js";
import { letter, row } from "./unmet.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("./criteria.js").Asked} Asked */
/** @typedef {import("./criteria.js").Known} Known */
/** @typedef {import("./matching.js").Group} Group */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./place.js").Answer} Answer */
/** @typedef {{ asked: Asked | null, place: Answer, sent: boolean, pressed?: boolean }} Request `asked` is null where the price is none; `sent`: by the form, not by an address; `pressed`: an address that the page itself led to */
/** @typedef {{ words: string, wrong: boolean }} Note what is said beside a field, and whether it has to be put right */
/** @typedef {ReturnType<typeof item>} Item */
/** @typedef {ReturnType<typeof leftOut>} Left */
/** @typedef {ReturnType<typeof matched>} Found the list, and what is said of it */
/**
 * @typedef {object} Screen
 * @property {boolean} form whether the form is open
 * @property {Note} price
 * @property {Note} place
 * @property {Found | null} found
 * @property {"" | "price" | "place" | "count"} focus
 */

const MOST_NAMED = 50;

/** @type {Note} */
const FINE = { words: "", wrong: false };

/** @type {Screen} */
export const BLANK = { form: true, price: FINE, place: FINE, found: null, focus: "" };

/**
 * What is on the screen after a request. What was found before stays where a field has to be put right first.
 * @param {Request} request
 * @param {Screen} before
 * @param {Directory} directory
 * @param {Known} known
 * @returns {Screen}
 */
export function screen({ asked, place, sent, pressed = false }, before, directory, known) {
  if (!asked) return { ...before, price: wrong("Write the price as a number, such as 750."), focus: "price" };
  if (!sent && !pressed && !toAddress(asked)) return BLANK;
  const unknown = place.kind === "unknown";
  const note = { words: place.words, wrong: unknown };
  if (sent && unknown) return { ...before, price: FINE, place: note, focus: "place" };
  const area = sent && place.kind !== "none" ? (place.area ?? "") : asked.area;
  if (sent && asked.miles && !area && !place.near) {
    return { ...before, price: FINE, place: wrong("Choose an area or give a postcode to say how far."), focus: "place" };
  }
  const whole = sent ? { ...asked, area, near: place.near?.slug ?? "" } : asked;
  const found = matched(whole, place, directory, known);
  // What could not be read of an address has to be put right in the form.
  return { form: unknown, price: FINE, place: note, found, focus: sent || pressed ? "count" : "" };
}

/**
 * @param {string} words
 * @returns {Note}
 */
function wrong(words) {
  return { words, wrong: true };
}

/**
 * @param {Asked} asked
 * @param {Answer} place
 * @param {Directory} directory
 * @param {Known} known
 */
function matched(asked, place, directory, known) {
  const near = within(place.near, asked.area);
  const outcome = match(directory.services, { ...asked, near }, directory);
  const question = inWords(asked, near?.name ?? directory.areas[asked.area]?.name ?? "", known);
  const { fits, ask, left } = outcome;
  const little = few(asked, near, outcome, directory, known);
  const headline = fits.length === 1 ? "1 service fits" : `${services(fits.length)} fit`;
  const out = left.reduce((sum, group) => sum + group.services.length, 0);
  return {
    asked,
    outcome,
    question,
    headline,
    lead: question.length ? question.join(". ") : "Nothing was asked for.",
    fits: fits.map((each) => item(each, directory)),
    ask: ask.map((each) => item(each, directory)),
    left: left.map(leftOut),
    few: little && { ...little, unmet: unmet(asked, near, question, directory, known) },
    leftLead: `${services(out)} did not meet a must. Each is counted once, at the first reason; open a reason to see them all.`,
    status: `${headline}. ${services(ask.length)} to ask first. ${services(out)} left out.`,
  };
}

/**
 * @param {Asked} asked
 * @param {import("../../core/whereabouts.js").Near | null} near
 * @param {readonly string[]} question
 * @param {Directory} directory
 * @param {Known} known
 */
function unmet(asked, near, question, directory, known) {
  const line = row(asked, near, directory.as_of, known);
  return { row: line, letter: letter(question, line) };
}

/**
 * @param {Match} match
 * @param {Directory} directory
 */
function item(match, directory) {
  const { service, cheapest } = match;
  const unit = directory.units[service.price.unit ?? ""] ?? "";
  return {
    card: shown(service, directory),
    tag: cheapest ? `Lowest price ${unit} of this type` : "",
    reasons: besidesCard(match),
  };
}

/**
 * Services that were left out for the same first reason.
 * @param {Group} group
 */
function leftOut({ why, services: all }) {
  const more = all.length - MOST_NAMED;
  return {
    summary: `${why}: ${all.length.toLocaleString("en-GB")}`,
    services: all.slice(0, MOST_NAMED).map(({ service: { id, title }, findings }) => ({
      href: pageOf(id), title, words: findings.map(({ words }) => words).join(" "),
    })),
    more: more > 0 ? `And ${more.toLocaleString("en-GB")} more.` : "",
  };
}
