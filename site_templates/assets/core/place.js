// The one resolver of places: what a text names, and how far it is, for every page that asks
// where somebody is. It is pure. What a page makes of that is the page's own.

import { miles } from "./distance.js";
import { parse, takeOut } from "./postcodes.js";
import { distance, nearest } from "./spelling.js";
import { plain, slug } from "./text.js";

/** @typedef {import("./data.js").Area} Area */
/** @typedef {import("./data.js").Outside} Outside */
/** @typedef {import("./postcodes.js").At} At */
/** @typedef {import("./postcodes.js").Postcode} Postcode */
/** @typedef {import("./postcodes.js").Postcodes} Postcodes */
/** @typedef {import("./postcodes.js").Spot} Spot */
/** @typedef {{ areas: Record<string, Area>, outside?: Record<string, Outside>, region?: string }} Names as in find/services.json */
/**
 * @typedef {object} Place
 * @property {string} name
 * @property {string} slug what stands for it in an address; of a town over the border its id
 * @property {string} area the id of that in which it lies; "" over the border
 * @property {boolean} misspelt whether it was found by a common misspelling
 */
/**
 * @typedef {object} Gazetteer
 * @property {Map<string, Place>} names places by their plain name, also as it is often misspelt
 * @property {Map<string, Place>} keys areas and towns over the border by their ids, and these by their outcodes
 * @property {string} region in plain form
 */
/**
 * @typedef {{ kind: "place", place: Place }
 *   | { kind: "postcode", postcode: Postcode, spot: Spot }
 *   | { kind: "several", places: readonly Place[] }
 *   | { kind: "unknown", like: Place | null }
 *   | { kind: "unknown postcode", postcode: Postcode, like: readonly string[] }} Resolved `like`: what may have been meant
 */

const BETWEEN = /[,;/]|\s(?:or|and)\s/i; // "Trowbridge, Wiltshire", "Devizes or Melksham"
const MOST_LIKE = 4;
const LIKE = 2; // letters

/**
 * A name goes before a misspelling, and what lies in an area before what does not.
 * @param {Names} known
 * @returns {Gazetteer}
 */
export function gazetteer({ areas, outside = {}, region = "" }) {
  const names = new Map();
  const keys = new Map();
  const put = (/** @type {string} */ text, /** @type {Place} */ place) => {
    if (!names.has(plain(text))) names.set(plain(text), place);
    return place;
  };
  for (const [id, { name }] of Object.entries(areas)) keys.set(id, put(name, { name, slug: id, area: id, misspelt: false }));
  for (const [area, { places }] of Object.entries(areas)) {
    for (const name of places.filter(isName)) put(name, { name, slug: slug(name), area, misspelt: false });
  }
  for (const [id, { name, outcodes }] of Object.entries(outside)) {
    const town = put(name, { name, slug: id, area: "", misspelt: false });
    for (const key of [id, ...outcodes]) if (!keys.has(key)) keys.set(key, town);
  }
  for (const [area, { name: own, places }] of Object.entries(areas)) {
    for (const text of places.filter((other) => !isName(other))) {
      const name = closest(plain(text), [own, ...places.filter(isName)]);
      put(text, { name, slug: name === own ? area : slug(name), area, misspelt: true });
    }
  }
  return { names, keys, region: plain(region) };
}

/**
 * An entry in lower case is a common misspelling (content/areas.yml).
 * @param {string} place
 */
function isName(place) {
  return place !== place.toLowerCase();
}

/**
 * @param {string} text
 * @param {readonly string[]} names
 */
function closest(text, names) {
  const measured = names.map((name) => ({ name, away: distance(text, plain(name), 20) }));
  return measured.reduce((best, other) => (other.away < best.away ? other : best)).name;
}

/**
 * What a text names: a postcode or a part of one, a place, or what stands for it in an address.
 * Rejects where the postcode data cannot be had.
 * @param {string} text
 * @param {Gazetteer} places
 * @param {Postcodes} postcodes
 * @returns {Promise<Resolved>}
 */
export async function resolve(text, places, postcodes) {
  // A whole postcode is more exact than whatever stands beside it.
  const postcode = parse(text) ?? takeOut(text, () => false)?.postcode;
  if (postcode) return ofPostcode(postcode, places, postcodes);
  const place = places.keys.get(text.toLowerCase()) ?? named(text, places);
  if (place) return { kind: "place", place };
  const parts = text.split(BETWEEN);
  const known = parts.flatMap((part) => named(part, places) ?? []);
  const several = known.filter((one, i) => known.findIndex((other) => other.slug === one.slug) === i);
  if (several.length === 1) return { kind: "place", place: several[0] };
  if (several.length) return { kind: "several", places: several };
  return { kind: "unknown", like: guessed(text, places) ?? guessed(parts[0], places) };
}

/**
 * @param {string} text a name, which the county's may follow
 * @param {Gazetteer} places
 */
function named(text, { names, region }) {
  const name = plain(text);
  return names.get(name) ?? (region && name.endsWith(` ${region}`) ? names.get(name.slice(0, -region.length - 1)) : undefined);
}

/**
 * The place whose name is spelt most nearly like a text, if one is near enough.
 * @param {string} text
 * @param {Gazetteer} places
 */
export function guessed(text, { names }) {
  return names.get(nearest(plain(text), names.keys()) ?? "") ?? null;
}

/**
 * @param {Postcode} postcode
 * @param {Gazetteer} places
 * @param {Postcodes} postcodes
 * @returns {Promise<Resolved>}
 */
async function ofPostcode(postcode, places, postcodes) {
  const { outcode } = postcode;
  const place = places.keys.get(outcode);
  if (place) return { kind: "place", place };
  const spot = await postcodes.locate(postcode);
  if (spot) return { kind: "postcode", postcode, spot };
  const like = Object.keys(await postcodes.outcodes())
    .map((other) => ({ other, away: distance(outcode, other, LIKE) }))
    .filter(({ other, away }) => away <= LIKE && other[0] === outcode[0])
    .sort((a, b) => a.away - b.away || a.other.localeCompare(b.other, "en", { numeric: true }))
    .slice(0, MOST_LIKE)
    .map(({ other }) => other);
  return { kind: "unknown postcode", postcode, like };
}

/**
 * What to say of a town over the border: nothing there is in an area, but it can be near.
 * @param {Outside} town
 * @param {Names} known
 */
export function outsideNote({ name, at }, { areas, region }) {
  const away = Object.values(areas).flatMap((area) => (area.at ? [{ area: area.name, miles: miles(at, area.at) }] : []));
  const next = away.sort((a, b) => a.miles - b.miles)[0];
  const area = next ? ` The nearest area is ${next.area}.` : "";
  return `${name} is not in ${region}.${area} Distances are from the middle of ${name}.`;
}
