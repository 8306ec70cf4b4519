// Where somebody is: from what stands in the field or in the address to a point on the ground.

import { locate, outcodes, parse } from "./postcodes.js";
import { distance } from "./spelling.js";
import { placeNamed } from "./reading.js";
import { placeOf } from "./vocabulary.js";
import { plain } from "./words.js";
import { inWords, miles } from "./distance.js";

/** @typedef {import("./data.js").Directory} Directory */
/** @typedef {import("./data.js").Service} Service */
/** @typedef {import("./postcodes.js").At} At */
/** @typedef {import("./postcodes.js").Postcode} Postcode */
/** @typedef {import("./vocabulary.js").Place} Place */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
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
const LIKE = 2; // letters
// What comes to people stands in the list as if it were this far away.
export const COMES_FROM = 5;

/** @type {Whereabouts} */
export const NOWHERE = { near: null, problem: "", suggestions: [] };

/**
 * Find the place that a text names. Rejects where the postcode data cannot be loaded.
 * @param {string} text a postcode, an outcode, a place or its slug
 * @param {Directory} directory
 * @param {Vocabulary} vocabulary
 * @param {URL} root
 * @returns {Promise<Whereabouts>}
 */
export async function whereabouts(text, directory, vocabulary, root) {
  if (!text) return NOWHERE;
  const postcode = parse(text);
  const beyond = outside(text, postcode, directory);
  if (beyond) return { near: beyond, problem: "", suggestions: [] };
  if (postcode) return ofPostcode(postcode, directory, root);
  const exact = placeOf(vocabulary, text.toLowerCase());
  const named = exact ? { place: exact, exact: true } : placeNamed(text, vocabulary);
  if (named?.exact) return { near: ofPlace(named.place, directory), problem: "", suggestions: [] };
  if (named && vocabulary.places.has(plain(text))) {
    // A misspelling that many make is as good as the name.
    const near = ofPlace(named.place, directory);
    return { near: { ...near, note: `We took “${text}” for ${near.name}. ${near.note}` }, problem: "", suggestions: [] };
  }
  const parts = partsOf(text, vocabulary);
  if (parts.length === 1) return { near: ofPlace(parts[0], directory), problem: "", suggestions: [] };
  if (parts.length) {
    return {
      near: null,
      problem: "We can measure from one place at a time.",
      suggestions: parts.slice(0, MOST_SUGGESTIONS).map(({ name, slug }) => ({ text: `Look near ${name}`, value: slug })),
    };
  }
  if (named) {
    const { name, slug } = named.place;
    return {
      near: null,
      problem: `We do not know a place called “${text}”.`,
      suggestions: [{ text: `Did you mean ${name}?`, value: slug }],
    };
  }
  return {
    near: null,
    problem: `We do not know a place called “${text}”. Try the nearest town, or choose an area from the list.`,
    suggestions: [],
  };
}

/**
 * A town beyond the border, by its name or a postcode of it: nothing there is in an area, but it can be near.
 * @param {string} text
 * @param {Postcode | null} postcode
 * @param {Directory} directory
 * @returns {Near | null}
 */
function outside(text, postcode, { outside: towns, areas, region }) {
  const found = Object.entries(towns ?? {}).find(
    ([id, { name, outcodes: own }]) => [id, plain(name)].includes(plain(text)) || (postcode && own.includes(postcode.outcode)),
  );
  if (!found) return null;
  const [, { name, at }] = found;
  const away = Object.values(areas).flatMap((area) => (area.at ? [{ area: area.name, miles: miles(at, area.at) }] : []));
  const nearest = away.sort((a, b) => a.miles - b.miles)[0];
  const area = nearest ? ` The nearest area is ${nearest.area}.` : "";
  const note = `${name} is not in ${region}.${area} Distances are from the middle of ${name}.`;
  return { slug: found[0], name, at, areas: [], note };
}

/**
 * The places of which each is named by a part of the text, in their order.
 * @param {string} text
 * @param {Vocabulary} vocabulary
 */
function partsOf(text, vocabulary) {
  const parts = text.split(/[,;/]|\s(?:or|and)\s/i).map((part) => vocabulary.places.get(plain(part)));
  const known = parts.filter((part) => part !== undefined);
  return known.filter((part, i) => known.findIndex(({ slug }) => slug === part.slug) === i);
}

/**
 * A place has the point of the services that stand in it, else of its area.
 * @param {Place} place
 * @param {Directory} directory
 * @returns {Near}
 */
export function ofPlace(place, directory) {
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
 * @param {Directory} directory
 * @param {URL} root
 * @returns {Promise<Whereabouts>}
 */
async function ofPostcode(postcode, directory, root) {
  const spot = await locate(postcode, root);
  const given = [postcode.outcode, postcode.inward].filter(Boolean).join(" ");
  if (!spot) {
    const known = await outcodes(root);
    return {
      near: null,
      problem: `We do not know the postcode ${given}. We only know those in and around this county.`,
      suggestions: like(postcode.outcode, Object.keys(known)).map((value) => ({ text: `Try ${value}`, value })),
    };
  }
  const area = spot.areas.length ? directory.areas[spot.areas[0]]?.name : "";
  const inArea = spot.exact && area ? `${spot.name} is in the ${area} area. ` : "";
  const shared = "A link to this page shows only the first part.";
  const middle = `Distances are from the middle of ${spot.outcode}.`;
  const note = spot.exact ? `${inArea}${shared}` : middle;
  return {
    near: { slug: spot.outcode, name: spot.name, at: spot.at, areas: spot.areas, note },
    problem: !spot.exact && postcode.inward ? `We do not know the postcode ${given}, so we look near ${spot.outcode}.` : "",
    suggestions: [],
  };
}

/**
 * Outcodes that are spelt nearly like one, the likest first.
 * @param {string} outcode
 * @param {readonly string[]} known
 */
function like(outcode, known) {
  return known
    .map((other) => ({ other, away: distance(outcode, other, LIKE) }))
    .filter(({ other, away }) => away <= LIKE && other[0] === outcode[0])
    .sort((a, b) => a.away - b.away || a.other.localeCompare(b.other, "en", { numeric: true }))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ other }) => other);
}

/**
 * How far a service is, in miles; null where it has no place of its own, or nothing to measure from.
 * @param {Service} service
 * @param {Near} near
 */
export function milesTo(service, near) {
  return service.at && near.at ? miles(near.at, service.at) : null;
}

/**
 * @param {Service} service
 * @param {Near} near
 */
export function covers(service, near) {
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
