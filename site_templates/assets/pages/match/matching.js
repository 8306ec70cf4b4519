// The rule by which services are matched to needs. It is pure: the same services
// and criteria give everybody the same list. The page explains it in words.

import { ordered, unitOf } from "../../core/order.js";
import { distance, musts, wish } from "./checks.js";
import { aWeek } from "./cost.js";
import { costFirst } from "./criteria.js";

/** @typedef {import("./criteria.js").Criteria} Criteria */
/** @typedef {import("./checks.js").Service} Service */
/** @typedef {import("./checks.js").Names} Names */
/** @typedef {import("./checks.js").Finding} Finding */
/**
 * @typedef {object} Match
 * @property {Service} service
 * @property {readonly Finding[]} findings of what must be
 * @property {number} met how many of those it meets for certain
 * @property {readonly Finding[]} liked of what would be good, those that it has
 * @property {readonly Finding[]} unsaid of what would be good, what it does not say
 * @property {number | null} miles how far, null where that is not known or not asked
 * @property {boolean} costed whether it is known what a week would cost; true where that was not asked
 * @property {boolean} cheapest whether it has the lowest starting price of those that fit, are of its type
 *   and charge for the same unit, where there are two or more to compare
 */
/** @typedef {{ why: string, services: readonly Left[] }} Group */
/** @typedef {{ service: Service, findings: readonly Finding[] }} Left with every reason against it */
/** @typedef {{ fits: readonly Match[], ask: readonly Match[], left: readonly Group[] }} Outcome */

/**
 * Match.
 * @param {readonly Service[]} services
 * @param {Criteria} criteria
 * @param {Names} names
 * @returns {Outcome} what fits and what may fit, both in order, and what is left out by its first reason
 */
export function match(services, criteria, names) {
  /** @type {Match[]} */
  const fits = [];
  /** @type {Match[]} */
  const ask = [];
  /** @type {Map<string, Left[]>} */
  const left = new Map();
  for (const service of services) {
    const findings = musts(service, criteria, names);
    const against = findings.filter(({ verdict }) => verdict === "no");
    if (against.length) {
      const why = against[0].group;
      if (!left.has(why)) left.set(why, []);
      left.get(why)?.push({ service, findings: against });
      continue;
    }
    const sure = findings.every(({ verdict }) => verdict === "yes");
    (sure ? fits : ask).push(found(service, findings, criteria, names));
  }
  markCheapest(fits);
  const asked = { unit: unitOfInterest([...fits, ...ask], criteria), far: (/** @type {Match} */ { miles }) => miles ?? Infinity };
  const order = costFirst(criteria) ? "cost" : "match";
  return {
    fits: ordered(fits, order, asked),
    ask: ordered(ask, order, asked),
    left: [...left].map(([why, services]) => ({ why, services })),
  };
}

/**
 * @param {Service} service
 * @param {Finding[]} findings
 * @param {Criteria} criteria
 * @param {Names} names
 * @returns {Match}
 */
function found(service, findings, criteria, names) {
  const wishes = criteria.like.filter((id) => !criteria.must.includes(id)).map((id) => wish(service, id, names));
  const liked = wishes.filter(({ verdict }) => verdict === "yes");
  const unsaid = wishes.filter(({ verdict }) => verdict !== "yes");
  const miles = criteria.area || criteria.near ? distance(service, criteria, names) : null;
  const met = findings.filter(({ verdict }) => verdict === "yes").length;
  const costed = Object.keys(criteria.amounts).length === 0 || aWeek(service.price, criteria.amounts) !== null;
  return { service, findings, met, liked, unsaid, miles, costed, cheapest: false };
}

/**
 * The unit whose prices come first: that of the ceiling, or of which it was said how much is needed, or the commonest.
 * @param {readonly Match[]} matches
 * @param {Criteria} criteria
 */
function unitOfInterest(matches, { price, unit, amounts }) {
  if (price) return unit;
  return unitOf(matches.filter(({ service }) => (service.price.unit ?? "") in amounts)) || unitOf(matches);
}

/** @param {readonly Match[]} fits */
function markCheapest(fits) {
  /** @type {Map<string, Match[]>} those whose prices can be compared */
  const alike = new Map();
  for (const match of fits) {
    const { type, price } = match.service;
    if (price.from === undefined || !price.unit) continue;
    const kind = `${type} ${price.unit}`;
    alike.set(kind, [...(alike.get(kind) ?? []), match]);
  }
  for (const matches of alike.values()) {
    const prices = matches.map(({ service }) => service.price.from ?? Infinity);
    const lowest = Math.min(...prices);
    // Where all cost the same, none is the least costly.
    if (lowest === Math.max(...prices)) continue;
    for (const match of matches) match.cheapest = match.service.price.from === lowest;
  }
}
