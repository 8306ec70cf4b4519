// Where little or nothing fits: how many would without each wish, and where else to look. It is pure.

import { fruitful, nearestAreas, why } from "../../core/narrowing.js";
import { money } from "./cost.js";
import { NOTHING, toAddress } from "./criteria.js";
import { match } from "./matching.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/whereabouts.js").Near} Near */
/** @typedef {import("./criteria.js").Asked} Asked */
/** @typedef {import("./criteria.js").Known} Known */
/** @typedef {import("./matching.js").Outcome} Outcome */
/** @typedef {{ what: string, without: Partial<Asked> }} Wish what leaves services out, and what is asked in its place when it goes */
/** @typedef {{ text: string, address: string }} Way a link, and what stands behind the page's own address for it */
/** @typedef {{ lead: string, ways: readonly Way[], idle: string }} Few */

/** With so many, or fewer, somebody has little to choose from. */
const FEW = 3;

/**
 * How to find more; null where enough fits, or where nothing was asked for that could go.
 * @param {Asked} asked
 * @param {Near | null} near
 * @param {Outcome} outcome
 * @param {Directory} directory
 * @param {Known} known
 * @returns {Few | null}
 */
export function few(asked, near, { fits, ask }, directory, known) {
  const wishes = wishesIn(asked, near?.name ?? directory.areas[asked.area]?.name ?? "", known);
  if (fits.length > FEW || wishes.length === 0) return null;
  /** @param {Asked} state */
  const count = (state) => match(directory.services, { ...state, near: state.near ? near : null }, directory).fits.length;
  const tries = wishes.map(({ what, without }) => {
    const state = { ...asked, ...without };
    return { what, text: `Without ${what}`, count: count(state), state };
  });
  const given = fruitful(tries, fits.length);
  const elsewhere = nearestAreas(directory.areas, near?.at ?? directory.areas[asked.area]?.at, (id) => {
    const state = { ...asked, area: id, near: "" };
    return { count: id === asked.area && !asked.near ? 0 : count(state), state };
  }, fits.length);
  const alone = given.length || fits.length ? [] : fruitful(wishes.map(({ what, without }) => {
    const state = only(asked, without);
    return { what, text: `Only ${what}`, count: count(state), state };
  }));
  const idle = given.length ? tries.filter((way) => !given.includes(way)).map(({ what }) => what) : [];
  return {
    lead: [
      fits.length ? "That is little to choose from." : why(given),
      ...(ask.length && !fits.length ? ["What may fit stands below: ask first."] : []),
    ].join(" "),
    ways: [...given, ...elsewhere, ...alone].map(({ text, count: number, state }) => ({
      text: `${text}: ${number === 1 ? "1 fits" : `${number.toLocaleString("en-GB")} fit`}`,
      address: toAddress(state) || "./",
    })),
    idle: idle.length ? `No more would fit without one of these alone: ${idle.join(", ")}.` : "",
  };
}

/**
 * Each wish that leaves services out. Of several types any will do, so together they are one.
 * @param {Asked} asked
 * @param {string} here
 * @param {Known} known
 * @returns {Wish[]}
 */
function wishesIn(asked, here, known) {
  /** @param {keyof Known} name @param {string} id */
  const label = (name, id) => `“${known[name].get(id) ?? id}”`;
  /** @param {boolean} is @param {string} what @param {Partial<Asked>} without @returns {Wish[]} */
  const one = (is, what, without) => (is ? [{ what, without }] : []);
  return [
    ...one(asked.types.length > 0, asked.types.map((id) => label("type", id)).join(" or "), { types: [] }),
    ...asked.needs.map((id) => ({ what: label("need", id), without: { needs: asked.needs.filter((other) => other !== id) } })),
    ...one(here !== "", `“${here}”`, { area: "", near: "", miles: 0 }),
    ...one(here !== "" && asked.miles > 0, label("miles", String(asked.miles)), { miles: 0 }),
    ...one(asked.age !== "", label("age", asked.age), { age: "" }),
    ...one(asked.when !== "any", label("when", asked.when), { when: "any" }),
    ...one(asked.price > 0, `“at most ${money(asked.price)} ${known.unit.get(asked.unit) ?? asked.unit}”`, { price: 0, unit: "" }),
    ...asked.must.map((id) => ({ what: label("must", id), without: { must: asked.must.filter((other) => other !== id) } })),
  ];
}

/**
 * Nothing but the one wish, and what leaves nothing out.
 * @param {Asked} asked
 * @param {Partial<Asked>} without what the wish being gone would change
 * @returns {Asked}
 */
function only(asked, without) {
  const kept = Object.keys(without).map((name) => {
    const field = /** @type {keyof Asked} */ (name);
    const [all, left] = [asked[field], without[field]];
    return [field, Array.isArray(all) && Array.isArray(left) ? all.filter((id) => !left.includes(id)) : all];
  });
  const place = "miles" in without && !("area" in without) ? { area: asked.area, near: asked.near } : {};
  return { ...NOTHING, like: asked.like, amounts: asked.amounts, first: asked.first, ...place, ...Object.fromEntries(kept) };
}
