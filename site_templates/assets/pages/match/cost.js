// What a service would cost somebody in a week: its own price, times how much of it is needed. It is pure.
//
// Only money for the same thing is compared. A flat rate for a week pays for whatever is given in it,
// and a month or a year of it is so many weeks; of an hour, a day or a night one has to know how many.

import { WEEKS } from "../../core/order.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {Readonly<Record<string, number>>} Amounts how many of each unit in a week */
/** @typedef {{ from?: number, to?: number, times: number | null }} Week pounds; `times` is null for a flat rate */

/** How many of each a week has at most. */
export const MOST_A_WEEK = /** @type {Readonly<Record<string, number>>} */ ({
  hour: 168, visit: 168, session: 168, "half-day": 14, day: 7, evening: 7, night: 7, weekend: 1,
});

/**
 * What a week costs; null where the service names no price, or nobody has said how much of it is needed.
 * @param {Service["price"]} price
 * @param {Amounts} amounts
 * @returns {Week | null}
 */
export function aWeek({ from, to, unit = "" }, amounts) {
  if (from === undefined && to === undefined) return null;
  const weeks = Object.hasOwn(WEEKS, unit) ? WEEKS[unit] : null;
  const times = weeks ? null : (amounts[unit] ?? 0);
  if (times === 0) return null;
  /** @param {number | undefined} pounds */
  const whole = (pounds) => (pounds === undefined ? undefined : pence(weeks ? pounds / weeks : pounds * (times ?? 1)));
  return { from: whole(from), to: whole(to), times };
}

/**
 * The same as a sentence, with what it is counted from. Of `others` its unit cannot be compared with the first.
 * @param {Service} service
 * @param {Amounts} amounts
 * @param {readonly string[]} others units of the other services of the list
 * @param {Pick<Directory, "units">} directory
 * @param {ReadonlyMap<string, string>} labels of the amounts: Hours a week
 */
export function inWords({ price }, amounts, others, { units }, labels) {
  const { unit = "" } = price;
  const week = aWeek(price, amounts);
  if (!week) {
    if (!unit) return "Ask what a week would cost.";
    return `${price.words}. “${labels.get(unit) ?? unit}” was not said, so we cannot say what a week costs.`;
  }
  if (week.times !== null) return `${sentence(range(week))} a week: ${counted(price, week)}.`;
  const other = others.find((each) => !Object.hasOwn(WEEKS, each));
  const alone = other ? ` A flat rate for a week: we cannot compare it with ${(units[other] ?? other).replace(/^for /, "")}.` : "";
  if (unit === "week") return `${price.words}.${alone}`;
  return `About ${range(rounded(week))} a week: ${unit === "month" ? "12 × " : ""}${price.words}, over 52 weeks.${alone}`;
}

/**
 * From what a week's cost is counted: "12 × £23 an hour", and of a flat rate that alone.
 * @param {Service["price"]} price
 * @param {Week} week
 */
export function counted({ words }, { times }) {
  return times === null ? words : `${times.toLocaleString("en-GB")} × ${words[0].toLowerCase()}${words.slice(1)}`;
}

/**
 * What a price starts at, by the week where it is for one or some of them; null where there is none.
 * @param {Service["price"]} price
 */
export function start({ from, to, unit = "" }) {
  const pounds = from ?? to;
  return pounds === undefined ? null : pounds / (WEEKS[unit] ?? 1);
}

/**
 * "£276 to £318", "up to £318".
 * @param {Pick<Week, "from" | "to">} week
 */
export function range({ from, to }) {
  if (from === undefined) return `up to ${money(to ?? 0)}`;
  return to === undefined || to === from ? money(from) : `${money(from)} to ${money(to)}`;
}

/**
 * Pence only where there are any, as in the prices.
 * @param {number} pounds
 */
export function money(pounds) {
  const digits = Number.isInteger(pounds) ? 0 : 2;
  return `£${pounds.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** @param {Week} week */
function rounded({ from, to }) {
  return { from: from && Math.round(from), to: to && Math.round(to) };
}

/** @param {string} words */
function sentence(words) {
  return words[0].toUpperCase() + words.slice(1);
}

/** @param {number} pounds */
function pence(pounds) {
  return Math.round(pounds * 100) / 100;
}
