// Which services answer the words, and in which order they stand. The order is
// the same for everybody: nothing but the services and the choices goes into it.

import { remoteness } from "./near.js";
import { stem, tokens } from "../../core/text.js";

/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("./near.js").Near} Near */
/** @typedef {import("./query.js").Found} Found */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./state.js").Sort} Sort */
/** @typedef {{ service: Service, relevance: number }} Match */

// What each sign is worth.
const NAME = 3.5;
const TYPE = 3;
const NEED = 1.5;
const ACCESS = 1.5;
const AREA = 1.5;
const WORDS = 1.5;

const MOST_OF_NAME = 0.6; // of the words must be in its name
const CLOSE_CALL = 0.5; // of the best relevance: as relevant, when the nearest should come first

const ROOM = ["places-now", "waiting-list", "ask", "full"];
// Units that can be compared, in weeks; any other stands by itself.
const WEEKS = /** @type {Readonly<Record<string, number>>} */ ({ week: 1, month: 52 / 12, year: 52 });

/**
 * The services that answer the words: what the plain search found, and what
 * fits everything that was understood.
 * @param {readonly Service[]} services
 * @param {Found} found
 * @param {Reading} reading
 * @returns {Match[]}
 */
export function matches(services, found, reading) {
  const understood = fitting(services, reading, found.services.size > 0);
  return services
    .filter((service) => found.services.has(service.id) || understood.has(service.id) || named(service, reading))
    .map((service) => ({ service, relevance: relevance(service, found, reading) }));
}

/**
 * Those of the type, in the place, with the needs and the access that were understood.
 * Where there is none, first the place and then the needs are given up, but never the
 * type; and nothing is given up where no type was named and something was found besides.
 * @param {readonly Service[]} services
 * @param {Reading} reading
 * @param {boolean} besides
 * @returns {ReadonlySet<string>}
 */
function fitting(services, reading, besides) {
  const { types, place } = reading;
  if (types.length === 0 && !place && !asksForMore(reading)) return new Set();
  const ofType = (/** @type {Service} */ s) => types.length === 0 || types.some(({ id }) => id === s.type);
  const inPlace = (/** @type {Service} */ s) => !place || s.areas.includes(place.area);
  const forNeeds = (/** @type {Service} */ s) => meets(s, reading);
  const tries = [services.filter((s) => ofType(s) && inPlace(s) && forNeeds(s))];
  if (types.length || !besides) {
    tries.push(services.filter((s) => ofType(s) && forNeeds(s)), services.filter((s) => ofType(s) && inPlace(s)));
  }
  if (types.length) tries.push(services.filter(ofType));
  return new Set((tries.find((some) => some.length > 0) ?? []).map((service) => service.id));
}

/**
 * Whether it is for all the needs that were named, and has all the access.
 * @param {Service} service
 * @param {Reading} reading
 */
export function meets(service, { needs, access }) {
  return needs.every((need) => service.needs.includes(need)) && access.every((term) => service.access.includes(term));
}

/**
 * Whether a need or access was named.
 * @param {Reading} reading
 */
export function asksForMore({ needs, access }) {
  return needs.length > 0 || access.length > 0;
}

/**
 * @param {Service} service
 * @param {Found} found
 * @param {Reading} reading
 */
function relevance(service, found, reading) {
  const type = reading.types.find(({ id }) => id === service.type);
  const needs = part(reading.needs, service.needs);
  return (
    TYPE * (type ? type.score / reading.types[0].score : 0) +
    NEED * needs +
    ACCESS * part(reading.access, service.access) +
    AREA * (reading.place && service.areas.includes(reading.place.area) ? 1 : 0) +
    WORDS * (found.services.get(service.id) ?? 0) +
    NAME * (named(service, reading) ? share(service, reading.rest) : 0)
  );
}

/**
 * Which part of the ids is among others.
 * @param {readonly string[]} asked
 * @param {readonly string[]} own
 */
function part(asked, own) {
  return asked.length ? asked.filter((id) => own.includes(id)).length / asked.length : 0;
}

/**
 * Whether the words are its name, or most of them are.
 * @param {Service} service
 * @param {Reading} reading
 */
function named(service, { rest, types }) {
  return types.length === 0 && share(service, rest) >= MOST_OF_NAME;
}

/**
 * @param {Service} service
 * @param {readonly string[]} words
 */
function share(service, words) {
  if (words.length === 0) return 0;
  const own = new Set(tokens(`${service.title} ${service.provider}`).map(stem));
  return words.filter((word) => own.has(word)).length / words.length;
}

/**
 * Put them in order.
 * @param {readonly Match[]} all
 * @param {Exclude<Sort, "">} sort
 * @param {Near | null} near
 * @param {boolean} strictly whether the order was asked for; otherwise the nearest come first among the most relevant
 * @returns {Service[]}
 */
export function ordered(all, sort, near, strictly) {
  const best = Math.max(0, ...all.map((match) => match.relevance));
  const tier = (/** @type {Match} */ match) => (strictly || match.relevance >= CLOSE_CALL * best ? 0 : 1);
  const unit = sort === "price" ? commonest(all) : "";
  const keyed = all.map((match) => ({ match, key: key(match, sort, near, tier(match), unit) }));
  keyed.sort((a, b) => compare(a.key, b.key));
  return keyed.map(({ match }) => match.service);
}

/**
 * @param {Match} match
 * @param {Exclude<Sort, "">} sort
 * @param {Near | null} near
 * @param {number} tier
 * @param {string} unit
 * @returns {readonly (number | string)[]}
 */
function key({ service, relevance: relevant }, sort, near, tier, unit) {
  const last = [service.title.toLowerCase(), service.id];
  const room = ROOM.indexOf(service.availability);
  switch (sort) {
    case "nearest":
      return [tier, near ? remoteness(service, near) : 0, -relevant, ...last];
    case "soonest":
      return [room, -day(service.said), ...last];
    case "price":
      return [...price(service, unit), ...last];
    case "checked":
      return [-day(service.checked), ...last];
    case "best":
      return [-relevant, ...(relevant ? [room] : []), ...last];
  }
}

/**
 * First those priced in the unit that most of the list is priced in, then the
 * others, each unit together; last those whose price follows an assessment.
 * @param {Service} service
 * @param {string} unit
 */
function price({ price: { from, to, unit: own = "" } }, unit) {
  const start = from ?? to;
  if (start === undefined) return [2, "", 0];
  const comparable = unitGroup(own);
  return [comparable === unit ? 0 : 1, comparable, start / (WEEKS[own] ?? 1)];
}

/** @param {string} unit */
const unitGroup = (unit) => (unit in WEEKS ? "week" : unit);

/**
 * The unit in which most of them are priced; "" where none is.
 * @param {readonly Match[]} all
 */
export function commonest(all) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { service } of all) {
    const { unit } = service.price;
    if (unit) counts.set(unitGroup(unit), (counts.get(unitGroup(unit)) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "";
}

/** @param {string | null} date */
function day(date) {
  return date ? Number(date.replaceAll("-", "")) : 0;
}

/**
 * @param {readonly (number | string)[]} a
 * @param {readonly (number | string)[]} b
 */
function compare(a, b) {
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}
