// What somebody needs, and how it stands in the page's address. There is no name
// in it and no whole postcode: an outcode, a place or an area at most.

import { MOST_A_WEEK, money } from "./cost.js";

/**
 * @typedef {object} Criteria
 * @property {readonly string[]} types any of these will do; none: any type
 * @property {readonly string[]} needs a service must be set up for all of them
 * @property {string} area the id of an area, or ""
 * @property {Near | null} near a place that is more exact than an area
 * @property {number} miles how far at most, 0 for no limit
 * @property {string} age the youngest and oldest age of a band ("18-25"), or ""
 * @property {When} when
 * @property {number} price at most so many pounds, 0 for no limit
 * @property {string} unit for what the price is ("week")
 * @property {Readonly<Record<string, number>>} amounts how much of it is needed in a week, by unit
 * @property {First} first what comes first among services that meet the need equally well; "" goes by the amounts
 * @property {readonly string[]} must
 * @property {readonly string[]} like
 */
/** @typedef {"any" | "soon" | "now"} When */
/** @typedef {"" | "places" | "cost"} First */
/** @typedef {import("../../core/whereabouts.js").Near} Near */
/** @typedef {Record<"type" | "need" | "area" | "near" | "miles" | "age" | "when" | "unit" | "amount" | "first" | "must" | "like", ReadonlyMap<string, string>>} Known the values on offer, each with its label; of `near` those that are no outcode */
/** @typedef {Omit<Criteria, "near"> & { near: string }} Asked what an address can hold; `near` is an outcode, what stands for a place in an address, or "" */

const OUTCODE = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/;
const DEAREST = 100_000;

/** @type {Asked} */
export const NOTHING = Object.freeze({
  types: [],
  needs: [],
  area: "",
  near: "",
  miles: 0,
  age: "",
  when: "any",
  price: 0,
  unit: "",
  amounts: Object.freeze({}),
  first: "",
  must: [],
  like: [],
});

/**
 * What an address asks for; whatever is not on offer is left out.
 * @param {string} query
 * @param {Known} known
 * @returns {Asked}
 */
export function fromAddress(query, known) {
  const given = new URLSearchParams(query);
  /** @param {keyof Known} name */
  const many = (name) => {
    const ids = new Set(given.getAll(name));
    return [...known[name].keys()].filter((id) => ids.has(id));
  };
  /** @param {keyof Known} name */
  const one = (name) => {
    const value = given.get(name) ?? "";
    return known[name].has(value) ? value : "";
  };
  const outcode = (given.get("near") ?? "").toUpperCase();
  const [area, near, unit] = [one("area"), OUTCODE.test(outcode) ? outcode : one("near"), one("unit")];
  return {
    types: many("type"),
    needs: many("need"),
    area,
    near,
    // A distance is from somewhere, and a price for something.
    miles: area || near ? Number(one("miles")) : 0,
    age: one("age"),
    when: /** @type {When} */ (one("when") || "any"),
    price: unit ? (pounds(given.get("price") ?? "") ?? 0) : 0,
    unit,
    amounts: amountsFrom([...known.amount.keys()].map((unit) => [unit, amount(given.get(unit) ?? "", unit)])),
    first: /** @type {First} */ (one("first")),
    must: many("must"),
    like: many("like"),
  };
}

/**
 * The query of the address: "" where nothing is asked for.
 * @param {Asked} asked
 */
export function toAddress(asked) {
  const query = new URLSearchParams();
  for (const id of asked.types) query.append("type", id);
  for (const id of asked.needs) query.append("need", id);
  if (asked.area) query.append("area", asked.area);
  if (asked.near) query.append("near", asked.near);
  if (asked.miles) query.append("miles", String(asked.miles));
  if (asked.age) query.append("age", asked.age);
  if (asked.when !== "any") query.append("when", asked.when);
  if (asked.price) {
    query.append("price", String(asked.price));
    query.append("unit", asked.unit);
  }
  for (const [unit, number] of Object.entries(asked.amounts)) query.append(unit, String(number));
  if (asked.first) query.append("first", asked.first);
  for (const id of asked.must) query.append("must", id);
  for (const id of asked.like) query.append("like", id);
  const text = query.toString();
  return text ? `?${text}` : "";
}

/**
 * An amount as people write it: "£1,250.50"; null for what is none, 0 for nothing.
 * @param {string} text
 */
export function pounds(text) {
  const plain = text.replace(/[£,\s]/g, "");
  if (plain === "") return 0;
  if (!/^[0-9]{1,6}(?:\.[0-9]{1,2})?$/.test(plain)) return null;
  const amount = Number(plain);
  return amount <= DEAREST ? amount : null;
}

/**
 * How many of a unit in a week, as people write it: "12", "7.5", "0.5"; null for what is none, 0 for nothing.
 * @param {string} text
 * @param {string} unit
 */
export function amount(text, unit) {
  const plain = text.replace(/\s/g, "");
  if (plain === "") return 0;
  if (!/^[0-9]{1,3}(?:\.[0-9]{1,2})?$/.test(plain)) return null;
  const number = Number(plain);
  return number <= (MOST_A_WEEK[unit] ?? 0) ? number : null;
}

/**
 * Those that say something.
 * @param {readonly (readonly [unit: string, number: number | null])[]} pairs
 * @returns {Asked["amounts"]}
 */
export function amountsFrom(pairs) {
  return Object.fromEntries(pairs.flatMap(([unit, number]) => (number ? [[unit, number]] : [])));
}

/**
 * Whether cost goes before places and distance: where that was asked for, or how much is needed.
 * @param {Pick<Criteria, "amounts" | "first">} criteria
 */
export function costFirst({ amounts, first }) {
  return first ? first === "cost" : Object.keys(amounts).length > 0;
}

/**
 * What was asked, in words, one for each criterion.
 * @param {Asked} asked
 * @param {string} here where it is wanted, "" for anywhere
 * @param {Known} known
 */
export function inWords(asked, here, known) {
  return parts(asked, here, known).map(([what, words]) => `${what}: ${words}`);
}

/**
 * The same, each with the ids that stand for it in the address.
 * @param {Asked} asked
 * @param {string} here
 * @param {Known} known
 */
export function withIds(asked, here, known) {
  return parts(asked, here, known).map(([what, words, ...ids]) => `${what}: ${words} (${ids.filter(Boolean).join(", ")})`);
}

/**
 * What was asked, its words, and its ids.
 * @param {Asked} asked
 * @param {string} here
 * @param {Known} known
 */
function parts(asked, here, known) {
  /** @param {keyof Known} name @param {string[]} ids */
  const labels = (name, ...ids) => ids.map((id) => known[name].get(id) ?? "").join(", ");
  const amounts = Object.entries(asked.amounts);
  const all = [
    ["Type of support", labels("type", ...asked.types), ...asked.types],
    ["For", labels("need", ...asked.needs), ...asked.needs],
    ["Where", here, asked.near, asked.area],
    ["How far", here && asked.miles ? labels("miles", String(asked.miles)) : "", `miles=${asked.miles}`],
    ["Age", asked.age ? labels("age", asked.age) : "", asked.age],
    ["When", asked.when === "any" ? "" : labels("when", asked.when), asked.when],
    ["At most", asked.price ? `${money(asked.price)} ${labels("unit", asked.unit)}` : "", `price=${asked.price}`, `unit=${asked.unit}`],
    ["How much", amounts.map(([unit, number]) => `${labels("amount", unit).toLowerCase()}: ${number}`).join(", "), ...amounts.map((pair) => pair.join("="))],
    ["It must have", labels("must", ...asked.must), ...asked.must],
    ["Good to have", labels("like", ...asked.like), ...asked.like],
  ];
  return all.filter(([, words]) => words);
}
