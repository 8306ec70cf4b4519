// Where somebody is, and what every page that asks says of it.

import { miles } from "./distance.js";
import { resolve } from "./place.js";
import { written } from "./postcodes.js";

/** @typedef {import("./place.js").Gazetteer} Gazetteer */
/** @typedef {import("./place.js").Names} Names */
/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("./postcodes.js").At} At */
/** @typedef {import("./postcodes.js").Postcode} Postcode */
/** @typedef {import("./postcodes.js").Postcodes} Postcodes */
/** @typedef {import("./postcodes.js").Spot} Spot */
/**
 * A place from which to measure.
 * @typedef {object} Near
 * @property {string} slug what stands for it in an address; never a whole postcode
 * @property {string} name
 * @property {At | null} at null where nothing can be measured from it
 * @property {readonly string[]} areas the areas it lies in, the likeliest first
 * @property {string} note how exact it is, in words
 */
/** @typedef {{ text: string, name: string, value: string }} Suggestion `value` stands for the place in an address */
/** @typedef {{ near: Near | null, problem: string, suggestions: readonly Suggestion[], lost: boolean }} Whereabouts `lost`: postcodes could not be looked up */

const MOST_SUGGESTIONS = 4;

/** @type {Whereabouts} */
export const NOWHERE = { near: null, problem: "", suggestions: [], lost: false };

/**
 * Where somebody is who typed a text, and what is said of it.
 * @param {string} text a postcode, an outcode, a place or what stands for it in an address
 * @param {Names} known
 * @param {Gazetteer} places
 * @param {Postcodes} postcodes
 * @returns {Promise<Whereabouts>}
 */
export async function whereabouts(text, known, places, postcodes) {
  if (!text) return NOWHERE;
  const resolved = await resolve(text, places, postcodes).catch(() => null);
  if (!resolved) return { ...NOWHERE, lost: true, problem: "Postcodes could not be looked up just now. You can choose an area from the list." };
  switch (resolved.kind) {
    case "place":
      return { ...NOWHERE, near: ofPlace(resolved.place, known, text), problem: instead(resolved.insteadOf, resolved.place.name) };
    case "postcode":
      return ofPostcode(resolved.postcode, resolved.spot, known);
    case "several":
      return {
        ...NOWHERE,
        problem: "We can measure from one place at a time.",
        suggestions: resolved.places.slice(0, MOST_SUGGESTIONS).map(({ name, slug: value }) => ({ text: `Look near ${name}`, name, value })),
      };
    case "unknown postcode":
      return {
        ...NOWHERE,
        problem: `We do not know the postcode ${written(resolved.postcode)}. We only know those in and around this county.`,
        suggestions: resolved.like.map((name) => ({ text: `Try ${name}`, name, value: name })),
      };
    case "unknown":
      return {
        ...NOWHERE,
        problem: `We do not know a place called “${text}”.${resolved.like.length ? "" : " Try the nearest town, or choose an area from the list."}`,
        suggestions: resolved.like.map(({ name, slug: value }) => ({ text: `Did you mean ${name}?`, name, value })),
      };
  }
}

/**
 * @param {Place} place
 * @param {Names} known
 * @param {string} [typed] for what it was taken
 * @returns {Near}
 */
export function ofPlace(place, known, typed = place.name) {
  const { name, slug, area, at } = place;
  return { slug, name, at, areas: area ? [area] : [], note: note(place, known, typed) };
}

/**
 * @param {Postcode} postcode
 * @param {Spot} spot
 * @param {Names} known
 * @returns {Whereabouts}
 */
function ofPostcode(postcode, { name, outcode, exact, at, areas }, known) {
  const area = areas.length ? known.areas[areas[0]]?.name : "";
  const lies = area ? `${name} is in the ${area} area. ` : "";
  const note = exact ? `${lies}A link to this page shows only the first part.` : `Distances are from the middle of ${outcode}.`;
  const missing = postcode.inward && !exact ? postcode : undefined;
  return { ...NOWHERE, near: { slug: outcode, name, at, areas, note }, problem: instead(missing, outcode) };
}

/**
 * @param {Postcode | undefined} postcode that is not known
 * @param {string} name of where is looked
 */
function instead(postcode, name) {
  return postcode ? `We do not know the postcode ${written(postcode)}, so we look near ${name}.` : "";
}

/**
 * What to say of a place: in which area it is, and from where distances are, if from anywhere.
 * Nothing over the border is in an area, but it can be near.
 * @param {Place} place
 * @param {Names} known
 * @param {string} typed for what it was taken, where it is misspelt
 */
function note({ name, slug: id, area, at, misspelt }, { areas, region }, typed) {
  const taken = misspelt ? `We took “${typed}” for ${name}. ` : "";
  const from = at ? `Distances are from the middle of ${name}.` : `We do not know exactly where ${name} lies, so we give no distances from it.`;
  if (!area) return `${taken}${name} is not in ${region}.${at ? nextArea(at, areas) : ""} ${from}`;
  return id === area ? taken + from : `${taken}${name} is in the ${areas[area].name} area. ${from}`;
}

/**
 * @param {At} at
 * @param {Names["areas"]} areas
 */
function nextArea(at, areas) {
  const away = Object.values(areas).flatMap((area) => (area.at ? [{ name: area.name, miles: miles(at, area.at) }] : []));
  const next = away.sort((a, b) => a.miles - b.miles)[0];
  return next ? ` The nearest area is ${next.name}.` : "";
}
