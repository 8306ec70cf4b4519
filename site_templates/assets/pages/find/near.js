// Where somebody is: from what stands in the field or in the address to a point on the ground.

import { inWords, miles } from "../../core/distance.js";
import { outsideNote, resolve } from "../../core/place.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("../../core/postcodes.js").At} At */
/** @typedef {import("../../core/postcodes.js").Postcode} Postcode */
/** @typedef {import("../../core/postcodes.js").Postcodes} Postcodes */
/** @typedef {import("../../core/postcodes.js").Spot} Spot */
/** @typedef {import("../../core/place.js").Gazetteer} Gazetteer */
/** @typedef {import("../../core/place.js").Place} Place */
/**
 * A place from which to measure.
 * @typedef {object} Near
 * @property {string} slug what stands for it in an address; never a whole postcode
 * @property {string} name
 * @property {At | null} at
 * @property {readonly string[]} areas the areas it lies in, the likeliest first
 * @property {string} note how exact it is, in words
 */
/** @typedef {{ text: string, value: string }} Suggestion */
/** @typedef {{ near: Near | null, problem: string, suggestions: readonly Suggestion[] }} Whereabouts */

const MOST_SUGGESTIONS = 4;
// What comes to people stands in the list as if it were this far away.
export const COMES_FROM = 5;

/** @type {Whereabouts} */
export const NOWHERE = { near: null, problem: "", suggestions: [] };

/**
 * Find the place that a text names. Rejects where the postcode data cannot be loaded.
 * @param {string} text a postcode, an outcode, a place or what stands for it in an address
 * @param {Directory} directory
 * @param {Gazetteer} places
 * @param {Postcodes} postcodes
 * @returns {Promise<Whereabouts>}
 */
export async function whereabouts(text, directory, places, postcodes) {
  if (!text) return NOWHERE;
  const found = await resolve(text, places, postcodes);
  switch (found.kind) {
    case "place": {
      const near = ofPlace(found.place, directory);
      // A misspelling that many make is as good as the name.
      const taken = found.place.misspelt ? `We took “${text}” for ${near.name}. ` : "";
      return { ...NOWHERE, near: { ...near, note: taken + near.note } };
    }
    case "postcode":
      return ofPostcode(found.postcode, found.spot, directory);
    case "several":
      return {
        near: null,
        problem: "We can measure from one place at a time.",
        suggestions: found.places.slice(0, MOST_SUGGESTIONS).map(({ name, slug }) => ({ text: `Look near ${name}`, value: slug })),
      };
    case "unknown postcode":
      return {
        near: null,
        problem: `We do not know the postcode ${inFull(found.postcode)}. We only know those in and around this county.`,
        suggestions: found.like.map((value) => ({ text: `Try ${value}`, value })),
      };
    case "unknown":
      return {
        near: null,
        problem: `We do not know a place called “${text}”.${found.like ? "" : " Try the nearest town, or choose an area from the list."}`,
        suggestions: found.like ? [{ text: `Did you mean ${found.like.name}?`, value: found.like.slug }] : [],
      };
  }
}

/**
 * A place has the point of the services that stand in it, else of its area; a town over the border its own.
 * @param {Place} place
 * @param {Directory} directory
 * @returns {Near}
 */
export function ofPlace(place, directory) {
  if (!place.area) {
    const town = directory.outside[place.slug];
    return { slug: place.slug, name: town.name, at: town.at, areas: [], note: outsideNote(town, directory) };
  }
  const area = directory.areas[place.area];
  const itself = place.name === area.name || place.slug === place.area;
  const own = itself ? null : middleOf(directory.services.filter(({ where }) => where === place.name));
  const from = own ? `the middle of what is listed in ${place.name}` : `the middle of ${area.name}`;
  const note = itself
    ? `Distances are from ${from}.`
    : `${place.name} is in the ${area.name} area. Distances are from ${from}.`;
  return { slug: place.slug, name: place.name, at: own ?? area.at ?? null, areas: [place.area], note };
}

/**
 * @param {readonly Service[]} services
 * @returns {At | null}
 */
function middleOf(services) {
  const points = services.flatMap(({ at }) => (at ? [at] : []));
  if (points.length === 0) return null;
  const mean = (/** @type {0 | 1} */ i) => points.reduce((total, at) => total + at[i], 0) / points.length;
  return [mean(0), mean(1)];
}

/**
 * @param {Postcode} postcode
 * @param {Spot} spot
 * @param {Directory} directory
 * @returns {Whereabouts}
 */
function ofPostcode(postcode, spot, directory) {
  const area = spot.areas.length ? directory.areas[spot.areas[0]]?.name : "";
  const inArea = spot.exact && area ? `${spot.name} is in the ${area} area. ` : "";
  const shared = "A link to this page shows only the first part.";
  const note = spot.exact ? inArea + shared : `Distances are from the middle of ${spot.outcode}.`;
  const half = postcode.inward && !spot.exact;
  return {
    near: { slug: spot.outcode, name: spot.name, at: spot.at, areas: spot.areas, note },
    problem: half ? `We do not know the postcode ${inFull(postcode)}, so we look near ${spot.outcode}.` : "",
    suggestions: [],
  };
}

/** @param {Postcode} postcode */
function inFull({ outcode, inward }) {
  return [outcode, inward].filter(Boolean).join(" ");
}

/**
 * How far a service is, in miles; null where it has no place of its own, or nothing to measure from.
 * @param {Service} service
 * @param {Near} near
 */
function milesTo(service, near) {
  return service.at && near.at ? miles(near.at, service.at) : null;
}

/**
 * @param {Service} service
 * @param {Near} near
 */
function covers(service, near) {
  return near.areas.some((area) => service.areas.includes(area));
}

/**
 * What puts services in order: miles, or what stands for them.
 * @param {Service} service
 * @param {Near} near
 */
export function remoteness(service, near) {
  return milesTo(service, near) ?? (covers(service, near) ? COMES_FROM : Infinity);
}

/**
 * How far it is, in the public's words.
 * @param {Service} service
 * @param {Near} near
 * @param {string} area the name of the area that `near` lies in
 */
export function farness(service, near, area) {
  const away = milesTo(service, near);
  const served = covers(service, near);
  if (away === null) return served ? "Covers your area" : `Does not usually cover ${area}`;
  const words = inWords(away);
  const from = words[0].toUpperCase() + words.slice(1);
  return served || !area ? from : `${from}. Ask if it takes people from ${area}`;
}
