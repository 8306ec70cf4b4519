// The list by way of charging, where cost comes first: what pays for the same thing stands together, with
// a line above it. An hour, a day and an evening pay for different things, and no one row holds them. It is pure.

import { WEEKS, comparable } from "../../core/order.js";
import { aWeek, money, start } from "./cost.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("./cost.js").Amounts} Amounts */
/** @typedef {import("./matching.js").Match} Match */
/**
 * Those that stand together: as much of what was asked for, charged for in one way, the lowest cost first.
 * @typedef {object} Group
 * @property {string} tier the same for those with as much of what was asked for
 * @property {string} unit the one by which they are compared, "" where they name no price
 * @property {readonly Match[]} matches
 */
/** @typedef {{ amounts: Amounts, units: Directory["units"], labels: ReadonlyMap<string, string> }} Terms how much is needed, the units after a price ("an hour"), and the labels of the amounts */
/** @typedef {{ how: string, ways: readonly string[] }} Order */

/** Of a list that is not ordered by cost. */
export const NO_ORDER = /** @type {Order} */ ({ how: "", ways: [] });

/**
 * The groups of a list in which cost comes first, in its order.
 * @param {readonly Match[]} matches
 * @returns {Group[]}
 */
export function byCharge(matches) {
  /** @type {(Group & { matches: Match[] })[]} */
  const groups = [];
  for (const match of matches) {
    const [tier, unit] = [`${match.met} ${match.liked.length}`, unitOf(match)];
    const last = groups.at(-1);
    if (last && last.tier === tier && last.unit === unit) last.matches.push(match);
    else groups.push({ tier, unit, matches: [match] });
  }
  return groups;
}

/**
 * The line above each group, by its first service; none where there is but one group.
 * @param {readonly Group[]} groups
 * @param {Terms} terms
 * @returns {Map<Match, string>}
 */
export function headings(groups, terms) {
  if (groups.length < 2) return new Map();
  const all = groups.map((group) => ({ group, first: group.matches[0] }));
  const sure = new Set(all.map(({ first }) => first.met)).size > 1;
  const wished = new Set(all.map(({ first }) => first.liked.length)).size > 1;
  return new Map(all.map(({ group, first: { met, findings, liked, unsaid }, first }) => {
    const tier = [
      ...(sure ? [`Sure of ${met} of ${findings.length} musts. `] : []),
      ...(wished ? [`Has ${part(liked.length, liked.length + unsaid.length)} that would be good to have. `] : []),
    ];
    return [first, `${tier.join("")}${upper(heading(group, terms))}`];
  }));
}

/**
 * How a list is ordered by cost: sentences that claim no more than what is so of this list, and where
 * each way of charging starts, where there are several.
 * @param {readonly Group[]} groups
 * @param {Terms} terms
 * @returns {Order}
 */
export function orderInWords(groups, terms) {
  if (groups.length === 0) return NO_ORDER;
  const ways = [...new Set(groups.map(({ unit }) => unit))].map((unit) => ({
    unit, matches: groups.filter((group) => group.unit === unit).flatMap(({ matches }) => matches),
  }));
  const priced = ways.filter(({ unit }) => unit);
  const idle = Object.keys(terms.amounts).filter((unit) => priced.every((way) => way.unit !== unit));
  const tiered = new Set(groups.map(({ tier }) => tier)).size > 1;
  const first = priced.length > 1
    ? "each way of charging stands by itself, with its lowest cost first: they pay for different things, so we do not compare them."
    : `the lowest ${priced[0]?.matches[0].costed ? "cost" : "price"} stands first.`;
  const how = [
    ...(tiered ? ["What has more of what you asked for stands first."] : []),
    ...(priced.length ? [upper(tiered ? `of those that have as much, ${first}` : first)] : ["None of them names a price."]),
    ...(priced.length && priced.length < ways.length ? [`${tiered ? "Among them what" : "What"} names no price stands last.`] : []),
    ...(idle.length ? [`None of them charges ${idle.map((unit) => `by the ${unit}`).join(" or ")}.`] : []),
  ];
  return { how: how.join(" "), ways: priced.length > 1 ? priced.map((way) => upper(heading(way, terms))) : [] };
}

/**
 * "by the hour, 20 a week: from £528 a week", "by the night: “Nights a week” was not said".
 * @param {Pick<Group, "unit" | "matches">} way
 * @param {Terms} terms
 */
function heading({ unit, matches }, { amounts, units, labels }) {
  if (!unit) return "no price named";
  const { price } = matches.map(({ service }) => service).reduce((least, service) => ((start(service.price) ?? 0) < (start(least.price) ?? 0) ? service : least));
  const all = [...new Set(matches.map(({ service }) => service.price.unit ?? ""))].sort((a, b) => (WEEKS[a] ?? 0) - (WEEKS[b] ?? 0));
  const by = `by ${all.map((each) => `the ${each}`).join(" or ")}`;
  const week = aWeek(price, amounts);
  if (week) {
    const times = week.times === null ? "" : `, ${week.times.toLocaleString("en-GB")} a week`;
    return `${by}${times}: ${lowest(week, price.unit === "month" || price.unit === "year")} a week`;
  }
  if (Object.keys(amounts).length) return `${by}: “${labels.get(unit) ?? unit}” was not said`;
  return `${by}: ${lowest(price)} ${units[unit] ?? unit}`;
}

/**
 * "from £528", "up to £90", and of what is no whole number of weeks "from about £46".
 * @param {{ from?: number, to?: number }} price
 * @param {boolean} [about]
 */
function lowest({ from, to }, about = false) {
  const pounds = from ?? to ?? 0;
  return `${from === undefined ? "up to" : "from"} ${about ? `about ${money(Math.round(pounds))}` : money(pounds)}`;
}

/**
 * @param {number} some
 * @param {number} all
 */
function part(some, all) {
  if (some === 0) return "nothing";
  return some === all ? "all" : `${some} of ${all}`;
}

/** @param {Match} match */
function unitOf({ service: { price } }) {
  return start(price) === null ? "" : comparable(price.unit ?? "");
}

/** @param {string} words */
function upper(words) {
  return words[0].toUpperCase() + words.slice(1);
}
