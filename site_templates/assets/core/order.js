// The one order of services, for every list that a script makes. It is pure, and the same for
// everybody: nothing but the services and the choices goes into it, not even the visitor's language.

import { sortable } from "./text.js";

/** @typedef {import("./data.js").Service} Service */
/**
 * What is to be put in order.
 * @typedef {object} Ranked
 * @property {Service} service
 * @property {number} [relevance] how well it answers the words; 0 where there are none
 * @property {number} [tier] the same for those that answer equally well; the nearest of the highest stands first
 * @property {number} [met] of how many needs it is sure that it meets them
 * @property {readonly unknown[]} [liked] what it has of all that would be good to have
 * @property {boolean} [costed] whether it is known what it would cost: those of which it is not stand last
 */
/** @typedef {readonly (number | string)[]} Key compared part by part, the lowest first */
/**
 * @typedef {object} Asked
 * @property {number} far miles, or what stands for them
 * @property {string} unit the one whose prices come first, as `comparable` gives it
 * @property {number} tier how well it answers, where that goes before the order
 */

const PLACES = ["places-now", "waiting-list", "ask", "full"];
/** Units that can be compared, in weeks; any other stands by itself. */
export const WEEKS = /** @type {Readonly<Record<string, number>>} */ ({ week: 1, month: 52 / 12, year: 52 });

/** @satisfies {Record<string, (item: Ranked, asked: Asked) => Key>} */
const KEYS = {
  best: ({ service, relevance = 0 }) => [-relevance, ...(relevance ? [places(service)] : [])],
  nearest: ({ relevance = 0 }, { far, tier }) => [-tier, far, -relevance],
  soonest: ({ service }) => [places(service), -day(service.availability.said)],
  price: ({ service }, { unit }) => price(service, unit),
  checked: ({ service }) => [-day(service.checked)],
  // The rule that the match page tells: needs, what is liked, places, whole miles, cost. Where cost
  // comes first it comes before places and miles, and never before needs or what is liked.
  match: (item, asked) => [...choice(item), ...around(item, asked), ...cost(item, asked)],
  cost: (item, asked) => [...choice(item), ...cost(item, asked), ...around(item, asked)],
};

/** @typedef {keyof typeof KEYS} Order */

/**
 * In that order; of two alike the first by name.
 * @template {Ranked} T
 * @param {readonly T[]} items
 * @param {Order} order
 * @param {{ far?: (item: T) => number, unit?: string, strictly?: boolean }} [asked] `unit`: a price was asked
 *   about in it, otherwise it is the commonest; `strictly`: the order was asked for, and goes before the tier
 */
export function ordered(items, order, { far = () => 0, unit = unitOf(items), strictly = true } = {}) {
  const keyed = items.map((item) => {
    const tier = strictly ? 0 : (item.tier ?? 0);
    const key = KEYS[order](item, { far: far(item), unit: comparable(unit), tier });
    return { item, key: [...key, sortable(item.service.title), item.service.id] };
  });
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ item }) => item);
}

/**
 * The unit in which most of them are priced, where those that can be compared are one; "" where none is.
 * @param {readonly Ranked[]} items
 */
export function unitOf(items) {
  return commonest(items.map(({ service }) => comparable(service.price.unit ?? "")));
}

/**
 * The commonest of the words; "" where there are none.
 * @param {readonly string[]} words
 */
export function commonest(words) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of words) if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => compare([-a[1], a[0]], [-b[1], b[0]]))[0]?.[0] ?? "";
}

/** @param {Ranked} item */
function choice({ met = 0, liked = [] }) {
  return [-met, -liked.length];
}

/** @param {Ranked} item @param {Asked} asked */
function around({ service }, { far }) {
  return [places(service), Math.round(far)];
}

/** @param {Ranked} item @param {Asked} asked */
function cost({ service, costed = true }, { unit }) {
  // As much of each unit is needed of every service, so the price decides what costs more.
  return [costed ? 0 : 1, ...price(service, unit)];
}

/** @param {Service} service */
function places({ availability }) {
  return PLACES.indexOf(availability.state);
}

/**
 * First those priced in the unit, then the others, each unit together; last those that name no price.
 * @param {Service} service
 * @param {string} unit
 */
function price({ price: { from, to, unit: own = "" } }, unit) {
  const start = from ?? to;
  if (start === undefined) return [2, "", 0];
  return [comparable(own) === unit ? 0 : 1, comparable(own), start / (WEEKS[own] ?? 1)];
}

/**
 * The unit by which it is compared: a month is compared with a week.
 * @param {string} unit
 */
export function comparable(unit) {
  return unit in WEEKS ? "week" : unit;
}

/** @param {string | null} date */
function day(date) {
  return date ? Number(date.replaceAll("-", "")) : 0;
}

/**
 * @param {Key} a
 * @param {Key} b
 */
function compare(a, b) {
  const i = a.findIndex((part, i) => part !== b[i]);
  return i < 0 ? 0 : a[i] < b[i] ? -1 : 1;
}
