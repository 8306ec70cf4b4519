// What is on the screen of the match page, from what was asked. It is pure: view.js and form.js show it.

import { shown } from "../../core/card.js";
import { services } from "../../core/entries.js";
import { pageOf } from "../../core/root.js";
import { NO_ORDER, byCharge, headings, orderInWords } from "./charging.js";
import { MOST_A_WEEK, inWords as costInWords } from "./cost.js";
import { costFirst, inWords, toAddress, withIds } from "./criteria.js";
import { few } from "./few.js";
import { match } from "./matching.js";
import { within } from "./place.js";
import { besidesCard, reasons } from "./reasons.js";
import { letter, row } from "./unmet.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("./criteria.js").Asked} Asked */
/** @typedef {import("./criteria.js").Known} Known */
/** @typedef {import("./matching.js").Group} Group */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./place.js").Answer} Answer */
/** @typedef {{ asked: Asked | string, place: Answer, sent: boolean, pressed?: "" | "way" | "order" }} Request `asked` is the name of a field where that says no number; `sent`: by the form, not by an address; `pressed`: what on the page led to the address */
/** @typedef {{ words: string, wrong: boolean }} Note what is said beside a field, and whether it has to be put right */
/** @typedef {ReturnType<typeof item>} Item */
/** @typedef {ReturnType<typeof leftOut>} Left */
/** @typedef {ReturnType<typeof matched>} Found the list, and what is said of it */
/**
 * @typedef {object} Screen
 * @property {boolean} form whether the form is open
 * @property {Note} price
 * @property {Note & { unit: string }} amount of the amounts; `unit` is of that which has to be put right, "" for none
 * @property {Note} place
 * @property {Found | null} found
 * @property {"" | "price" | "amount" | "place" | "count"} focus
 */

const MOST_NAMED = 50;

/** @type {Note} */
const FINE = { words: "", wrong: false };

/** @type {Screen} */
export const BLANK = { form: true, price: FINE, amount: { ...FINE, unit: "" }, place: FINE, found: null, focus: "" };

/**
 * What is on the screen after a request. What was found before stays where a field has to be put right first.
 * @param {Request} request
 * @param {Screen} before
 * @param {Directory} directory
 * @param {Known} known
 * @param {string} tooFew what is said of a service of which too few people said something
 * @returns {Screen}
 */
export function screen({ asked, place, sent, pressed = "" }, before, directory, known, tooFew) {
  if (typeof asked === "string") return { ...before, ...noNumber(asked, known) };
  if (!sent && !pressed && !toAddress(asked)) return BLANK;
  const unknown = place.kind === "unknown";
  const note = { words: place.words, wrong: unknown };
  const fine = { price: FINE, amount: BLANK.amount };
  if (sent && unknown) return { ...before, ...fine, place: note, focus: "place" };
  const area = sent && place.kind !== "none" ? (place.area ?? "") : asked.area;
  if (sent && asked.miles && !area && !place.near) {
    return { ...before, ...fine, place: wrong("Choose an area or give a postcode to say how far."), focus: "place" };
  }
  const whole = sent ? { ...asked, area, near: place.near?.slug ?? "" } : asked;
  const found = matched(whole, place, directory, known, tooFew);
  // What could not be read of an address has to be put right in the form.
  return { form: unknown, ...fine, place: note, found, focus: sent || pressed === "way" ? "count" : "" };
}

/**
 * @param {string} field
 * @param {Known} known
 * @returns {Partial<Screen>}
 */
function noNumber(field, known) {
  if (field === "price") return { price: wrong("Write the price as a number, such as 750."), amount: BLANK.amount, focus: "price" };
  const words = `Write “${known.amount.get(field) ?? field}” as a number of at most ${MOST_A_WEEK[field]}, such as 1 or 0.5.`;
  return { price: FINE, amount: { ...wrong(words), unit: field }, focus: "amount" };
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
 * @param {string} tooFew
 */
function matched(asked, place, directory, known, tooFew) {
  const near = within(place.near, asked.area);
  const outcome = match(directory.services, { ...asked, near }, directory);
  const here = near?.name ?? directory.areas[asked.area]?.name ?? "";
  const question = inWords(asked, here, known);
  const { fits, ask, left } = outcome;
  const little = few(asked, near, outcome, directory, known);
  const headline = fits.length === 1 ? "1 service fits" : `${services(fits.length)} fit`;
  const ground = { asOf: directory.as_of, cost: costsOf(outcome, asked, directory, known), tooFew };
  const out = left.reduce((sum, group) => sum + group.services.length, 0);
  const { order, above } = ordering(outcome, asked, directory, known);
  return {
    asked,
    outcome,
    why: (/** @type {Match} */ each) => reasons(each, directory, ground),
    question,
    withIds: withIds(asked, here, known),
    headline,
    lead: question.length ? question.join(". ") : "Nothing was asked for.",
    first: costFirst(asked) ? "cost" : "places",
    order,
    fits: fits.map((each) => item(each, above.get(each), ground, directory)),
    ask: ask.map((each) => item(each, above.get(each), ground, directory)),
    left: left.map(leftOut),
    few: little && { ...little, unmet: unmet(asked, near, question, directory, known) },
    leftLead: `${services(out)} did not meet a must. Each is counted once, at the first reason; open a reason to see them all.`,
    status: `${headline}. ${services(ask.length)} to ask first. ${services(out)} left out. ${order.how}`.trim(),
  };
}

/**
 * Where cost comes first, how it orders the list, and the line above each way of charging.
 * @param {import("./matching.js").Outcome} outcome
 * @param {Asked} asked
 * @param {Directory} directory
 * @param {Known} known
 * @returns {{ order: import("./charging.js").Order, above: ReadonlyMap<Match, string> }}
 */
function ordering({ fits, ask }, asked, { units }, known) {
  if (!costFirst(asked)) return { order: NO_ORDER, above: new Map() };
  const terms = { amounts: asked.amounts, units, labels: known.amount };
  const [sure, unsure] = [byCharge(fits), byCharge(ask)];
  return {
    order: orderInWords(fits.length ? sure : unsure, terms),
    above: new Map([...headings(sure, terms), ...headings(unsure, terms)]),
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
  // The second is for what an e-mail cannot hold in words as well.
  return { row: line, letters: [letter(question, line), letter([], line)] };
}

/**
 * What a week of each would cost, in words; "" where nobody asked and its price says it.
 * @param {import("./matching.js").Outcome} outcome
 * @param {Asked} asked
 * @param {Directory} directory
 * @param {Known} known
 * @returns {(match: Match) => string}
 */
function costsOf({ fits, ask }, { amounts }, directory, known) {
  const units = [...new Set([...fits, ...ask].map(({ service }) => service.price.unit ?? ""))].filter(Boolean);
  const counted = Object.keys(amounts).length > 0;
  return ({ service }) => {
    const { unit = "" } = service.price;
    if (!counted && unit !== "month" && unit !== "year") return "";
    return costInWords(service, amounts, units.filter((other) => other !== unit), directory, known.amount);
  };
}

/**
 * @param {Match} match
 * @param {string | undefined} above what stands above it, where it is the first of those that charge as it does
 * @param {import("./reasons.js").Ground} ground
 * @param {Directory} directory
 */
function item(match, above, ground, directory) {
  const { service, cheapest } = match;
  const unit = directory.units[service.price.unit ?? ""] ?? "";
  return {
    above: above ?? "",
    card: shown(service, directory),
    tag: cheapest ? `Lowest price ${unit} of this type` : "",
    reasons: besidesCard(match, ground),
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
