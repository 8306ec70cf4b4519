// The sentences with which the page tells what it looked for and what it found.

import { plain } from "../../core/text.js";
import { parse } from "../../core/postcodes.js";
import { isNumber } from "./names.js";
import { COMES_FROM } from "./near.js";
import { FACETS } from "./state.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./names.js").What} What */
/** @typedef {import("./reading.js").Choice} Choice */
/** @typedef {import("./screen.js").Offer} Offer */
/** @typedef {import("./screen.js").Screen} Screen */
/** @typedef {import("./state.js").Sort} Sort */
/** @typedef {import("./state.js").State} State */

const LONGEST_TITLE = 60; // letters of what was looked for
const DAYS = /** @type {Readonly<Record<string, string>>} */ ({
  mon: "Monday", tue: "Tuesday", wed: "Wednesday", thu: "Thursday", fri: "Friday", sat: "Saturday", sun: "Sunday", evening: "Evening",
});
/** @type {Readonly<Record<What, string>>} */
const WHATS = {
  name: "a name",
  also: "another name of it, or the group that it belongs to",
  former: "a former name",
  provider: "a provider",
  address: "an address",
  telephone: "a telephone number",
  "e-mail": "an e-mail address",
  website: "a website",
  location: "a CQC location number",
  postcode: "a postcode",
};

/** @param {number} count */
export function services(count) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "service" : "services"}`;
}

/**
 * How many were found, in words.
 * @param {number} count
 * @param {Directory} directory
 */
export function counted(count, directory) {
  if (count) return services(count);
  return directory.services.length ? "No services fit all of that" : "No service is listed at present";
}

/**
 * What the browser's tab, its history and a bookmark say of a search: “Respite near Salisbury – 4 services”.
 * Of a postcode it has the first part alone.
 * @param {State} state
 * @param {string} place as people write it
 * @param {number} count
 * @param {Offer} offer
 */
export function inTitle(state, place, count, offer) {
  const { words, chosen } = state;
  const said = (/** @type {typeof FACETS[number]} */ facet) => chosen[facet].map((id) => offer[facet][id] ?? id);
  const others = FACETS.filter((facet) => facet !== "type" && facet !== "area").flatMap(said);
  const what = [words, ...said("type"), ...others].filter(Boolean).join(", ");
  const near = place ? `near ${parse(place)?.outcode ?? place}` : "";
  const where = [said("area").length ? `in ${said("area").join(" or ")}` : "", near];
  const whole = [what || (where.some(Boolean) ? "Support" : ""), ...where].filter(Boolean).join(" ");
  if (!whole) return "";
  const short = whole.length > LONGEST_TITLE ? `${whole.slice(0, LONGEST_TITLE).trimEnd()}…` : whole;
  return `${short[0].toUpperCase()}${short.slice(1)} – ${count ? services(count) : "Nothing found"}`;
}

/**
 * A choice that was understood, in the public's words.
 * @param {Choice} choice
 * @param {Directory} directory
 */
export function labelOf(choice, directory) {
  if (choice.kind === "price") return priceWords(choice.price, directory);
  if (choice.kind === "cheap") return "Lowest price first";
  if (choice.kind === "age") return `Aged ${choice.years}`;
  if (choice.kind === "day" && choice.ids.length > 2) return daysInWords(choice.ids);
  const names = /** @type {Readonly<Record<string, string>>} */ ({
    type: directory.types, need: directory.needs, access: directory.access, language: directory.languages, day: DAYS,
    area: Object.fromEntries(Object.entries(directory.areas).map(([id, { name }]) => [id, name])),
  }[choice.kind]);
  return choice.ids.map((id) => names[id] ?? id).join(" or ");
}

/**
 * “Monday to Friday”, where they follow on each other.
 * @param {readonly string[]} ids
 */
function daysInWords(ids) {
  const all = Object.keys(DAYS);
  const first = all.indexOf(ids[0]);
  const running = ids.every((id, i) => all[first + i] === id);
  return running ? `${DAYS[ids[0]]} to ${DAYS[ids.at(-1) ?? ""]}` : ids.map((id) => DAYS[id]).join(" or ");
}

/**
 * “up to £150 a night”, “£500 to £800 a week”, “£30 a day or more”.
 * @param {import("./amounts.js").Price} price
 * @param {Directory} directory
 */
function priceWords({ least, most, unit }, { units }) {
  const pounds = (/** @type {number} */ sum) => `£${sum.toLocaleString("en-GB", { minimumFractionDigits: sum % 1 ? 2 : 0 })}`;
  const each = unit ? ` ${units[unit] ?? `a ${unit}`}` : "";
  if (least === undefined) return `Up to ${pounds(most ?? 0)}${each}`;
  return most === undefined ? `${pounds(least)}${each} or more` : `${pounds(least)} to ${pounds(most)}${each}`;
}

/**
 * The words with one of them spelt otherwise.
 * @param {string} text
 * @param {string} heard in plain form
 * @param {string} meant
 */
export function meantBy(text, heard, meant) {
  const parts = text.split(" ");
  const length = heard.split(" ").length;
  for (let i = 0; i + length <= parts.length; i++) {
    if (plain(parts.slice(i, i + length).join(" ")) === heard) return [...parts.slice(0, i), meant, ...parts.slice(i + length)].join(" ");
  }
  return meant;
}

/**
 * The text without some of its pieces; without any word where little ones alone are left.
 * @param {string} text
 * @param {readonly string[]} pieces of words that follow one another in the text
 * @param {readonly string[]} small words that say nothing
 */
export function cut(text, pieces, small) {
  const left = pieces.reduce((all, piece) => {
    if (all.includes(piece)) return all.replace(piece, " ");
    const words = piece.split(" ");
    return all.split(/(\s+)/).filter((part) => plain(part) !== plain(words[0] ?? "") || !words.shift()).join("");
  }, text);
  const little = new Set(small.map(plain));
  return plain(left).split(" ").every((word) => little.has(word)) ? "" : left;
}

/**
 * What the words are the name or the number of, and how to have them read as words.
 * @param {State} state
 * @param {Answer} answer
 * @param {Directory} directory
 * @returns {Screen["named"]}
 */
export function namedLine(state, { named }, { providers }) {
  if (!named) return null;
  const [first] = named.entries;
  if (!first) return { words: `“${named.heard}” is ${WHATS[named.what]} that nobody here has.`, links: [], other: null };
  if (state.asWords) {
    return { words: `These are what mentions “${state.words}”.`, links: [], other: { text: `Look for ${first.name}, ${WHATS[named.what]}`, state: { ...state, asWords: false } } };
  }
  const owners = [...new Set(named.entries.flatMap(({ what, provider }) => (what === "provider" && provider ? [provider] : [])))];
  const nobody = named.entries.every(({ services: some }) => some.length === 0);
  return {
    words: `${first.name}: ${WHATS[named.what]}.${nobody ? " Nothing of it is listed at present." : ""}`,
    links: owners.map((id) => ({ text: `About ${providers[id]?.name ?? id}`, address: `providers/${id}/` })),
    other: isNumber(named.what) ? null : { text: `Or look for “${state.words}” as words`, state: { ...state, asWords: true } },
  };
}

/**
 * In what way the list answers the words, where it does so in part: no word is dropped in silence.
 * @param {State} state
 * @param {Answer} answer
 * @param {readonly Service[]} found
 * @param {Directory} directory
 */
export function plainLine(state, { named, reading, met, unmet, partly, unheard, unused, denied }, found, directory) {
  if (named?.whole) return "";
  if (!reading) return state.words ? "We could not read a word in that. Here is everything." : "";
  const quoted = (/** @type {readonly string[]} */ words, /** @type {string} */ last) => listed([...new Set(words)].map((word) => `“${word}”`), last);
  const lines = [];
  if (unmet.length) lines.push(`No service here says that it has this: ${unmet.map((choice) => labelOf(choice, directory)).join(", ")}.`);
  if (unheard.length) lines.push(`No service mentions ${quoted(unheard, "or")}.`);
  if (partly && found.length) lines.push(`Nothing listed is all of this: ${met.map((choice) => labelOf(choice, directory)).join(", ")}. These are most of it.`);
  else if (found.length && (unheard.length || unmet.length) && met.length + reading.rest.length > unheard.length) lines.push("These fit the rest of what you typed.");
  if (unused.length) lines.push(`We did not look for ${quoted(unused, "or")}: ${unused.length > 1 ? "they are" : "it is"} too common to go by.`);
  if (denied.length) lines.push(`We cannot leave out what you do not want (${quoted(denied, "and")}): look for that in the list.`);
  return lines.join(" ");
}

/**
 * @param {readonly string[]} words
 * @param {string} last
 */
function listed(words, last) {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}` : words.join("");
}

/**
 * What the order goes by.
 * @param {Exclude<Sort, "">} order
 * @param {boolean} tiered whether what fits more of what was said goes before the order
 * @param {import("./near.js").Near | null} near
 * @param {string} unit that in which most are priced; "" where none has a price
 * @param {Directory} directory for the unit in words: "an hour"
 */
export function orderNote(order, tiered, near, unit, { units }) {
  const months = unit === "week" ? "A month is counted as four and a third weeks. " : "";
  return {
    best: "How this list is ordered: what fits most of what you said comes first. Of two that fit alike, the one with places does. Without words, it goes by name.",
    nearest: `How this list is ordered: ${tiered ? "what fits most of what you said first, and of those " : ""}${nearestFirst(near)}`,
    soonest: "How this list is ordered: those with places come first, then waiting lists. Of two alike, the one that told us last comes first.",
    price: unit
      ? `How this list is ordered: prices ${units[unit] ?? ""} come first, from the lowest, as most of these are priced so. ${months}Then come other units, and last what names no price.`
      : "None of these has a price that we know.",
    checked: "How this list is ordered: by the day on which somebody last went through the page.",
  }[order];
}

/** @param {import("./near.js").Near | null} near */
function nearestFirst(near) {
  return near?.at ? `the nearest first. A service that comes to you counts as ${COMES_FROM} miles away.` : "what covers the area first.";
}
