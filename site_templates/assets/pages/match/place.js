// Where help is wanted, from what somebody typed: what the matching makes of the place that it names.

import { whereabouts } from "../../core/whereabouts.js";

/** @typedef {import("../../core/place.js").Gazetteer} Gazetteer */
/** @typedef {import("../../core/place.js").Names} Names */
/** @typedef {import("../../core/whereabouts.js").Near} Near */
/** @typedef {import("../../core/postcodes.js").Postcodes} Postcodes */
/**
 * The match goes by what an address may hold, an outcode, a place or a town over the border, and an
 * area, so that the same question gives the same list after a reload, by a link, and to everybody.
 * @typedef {object} Answer
 * @property {"none" | "near" | "area" | "unknown"} kind
 * @property {Near} [near]
 * @property {string} [area] an id; of a whole postcode that in which it lies
 * @property {string} words what the page says to it, "" for nothing
 */

/**
 * @param {string} typed
 * @param {Names} names
 * @param {Gazetteer} places
 * @param {Postcodes} postcodes
 * @returns {Promise<Answer>}
 */
export async function understand(typed, names, places, postcodes) {
  const text = typed.replace(/\s+/g, " ").trim();
  if (!text) return { kind: "none", words: "" };
  const { near: there, problem, suggestions } = await whereabouts(text, names, places, postcodes);
  const near = there && (await whereabouts(there.slug, names, places, postcodes)).near;
  if (!there || !near) {
    const meant = suggestions.length ? `Did you mean ${suggestions.map(({ name }) => name).join(" or ")}?` : "";
    return { kind: "unknown", words: [problem, meant].filter(Boolean).join(" ") };
  }
  const whole = there.name !== near.name; // a postcode, of which the address holds the first part
  const words = [problem, there.note, whole ? near.note : ""].filter(Boolean).join(" ");
  if (near.slug === near.areas[0]) return { kind: "area", area: near.slug, words };
  return { kind: "near", near, area: whole ? (there.areas[0] ?? "") : "", words };
}

/**
 * A place as the address holds it: with the area in which the postcode lies where that is known.
 * @param {Near | undefined} near
 * @param {string} area
 * @returns {Near | null}
 */
export function within(near, area) {
  if (!near) return null;
  return near.areas.includes(area) ? { ...near, areas: [area] } : near;
}

/**
 * The places that may stand in an address, by what stands for them there: all but the areas, which have a field of their own.
 * @param {Gazetteer} places
 */
export function inAddresses({ names }) {
  return new Map([...names.values()].filter(({ slug, area }) => slug !== area).map(({ slug, name }) => [slug, name]));
}
