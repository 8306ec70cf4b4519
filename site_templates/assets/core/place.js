// The one resolver of places: what a text names, for every page that asks where somebody is.
// What is said of that stands in whereabouts.js.

import { readings, takeOut } from "./postcodes.js";
import { distance, nearest } from "./spelling.js";
import { plain, slug, tokens } from "./text.js";

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
 * @property {At | null} at its own point, null where nobody knows it: then nothing can be measured from there
 * @property {boolean} misspelt whether it was found by a common misspelling
 */
/**
 * @typedef {object} Gazetteer
 * @property {Map<string, Place>} names places by their plain name, also as it is often misspelt
 * @property {Map<string, Place>} keys areas and towns over the border by their ids, and these by their outcodes
 * @property {string} region in plain form
 */
/**
 * @typedef {{ kind: "place", place: Place, insteadOf?: Postcode }
 *   | { kind: "postcode", postcode: Postcode, spot: Spot }
 *   | { kind: "several", places: readonly Place[] }
 *   | { kind: "unknown", like: readonly Place[] }
 *   | { kind: "unknown postcode", postcode: Postcode, like: readonly string[] }} Resolved `like`: what may have been
 *   meant; `insteadOf`: the postcode that stood beside the place, and that nobody here knows
 */

const BETWEEN = /[,;/]|\s(?:or|and)\s/i; // "Trowbridge, Wiltshire", "Devizes or Melksham"
const BEFORE = /^.*\b(?:near|in|at|around|round|by|from)\s+/i; // "my house in Calne"
const ROADS = new Set(["avenue", "close", "crescent", "drive", "hill", "house", "lane", "rd", "road", "row", "st", "street", "way"]);
const LONGEST_NAME = 5; // words
const SHORTEST_BEGINNING = 4; // letters
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
  const own = Object.entries(areas).map(([id, { name, at = null }]) => ({ name, slug: id, area: id, at, misspelt: false }));
  for (const place of own) keys.set(place.slug, put(place.name, place));
  const inside = own.map((itself) => {
    const places = Object.entries(areas[itself.area].places).filter(([name]) => isName(name));
    return [itself, ...places.map(([name, at]) => put(name, { ...itself, name, slug: slug(name), at }))];
  });
  for (const [id, { name, at, outcodes }] of Object.entries(outside)) {
    const town = put(name, { name, slug: id, area: "", at, misspelt: false });
    for (const key of [id, ...outcodes]) if (!keys.has(key)) keys.set(key, town);
  }
  for (const places of inside) {
    const texts = Object.keys(areas[places[0].area].places).filter((text) => !isName(text));
    for (const text of texts) put(text, { ...closest(plain(text), places), misspelt: true });
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
 * @param {readonly Place[]} places
 */
function closest(text, places) {
  const measured = places.map((place) => ({ place, away: distance(text, plain(place.name), 20) }));
  return measured.reduce((best, other) => (other.away < best.away ? other : best)).place;
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
  const postcode = await postcodeIn(text, places, postcodes);
  if (postcode) return byPostcode(postcode, text, places, postcodes);
  const place = places.keys.get(text.toLowerCase()) ?? named(text, places);
  if (place) return { kind: "place", place };
  const several = allIn(text, places);
  if (several.length === 1) return { kind: "place", place: several[0] };
  if (several.length) return { kind: "several", places: several };
  return { kind: "unknown", like: meant(text, places) };
}

/**
 * The places that parts of a text name, or else some of their words: "12 high street devizes".
 * @param {string} text
 * @param {Gazetteer} places
 */
function allIn(text, places) {
  const parts = text.split(BETWEEN);
  const whole = parts.flatMap((part) => named(part, places) ?? []);
  return once(whole.length ? whole : parts.flatMap((part) => among(tokens(part), places)));
}

/**
 * The longest names among some words. What a road is called after is not where it is.
 * @param {readonly string[]} words
 * @param {Gazetteer} places
 * @returns {Place[]}
 */
function among(words, places) {
  for (let length = Math.min(words.length, LONGEST_NAME); length > 0; length--) {
    const place = places.names.get(words.slice(0, length).join(" "));
    if (!place || ROADS.has(words[0])) continue;
    const rest = words.slice(length);
    return [...(ROADS.has(rest[0]) ? [] : [place]), ...among(rest, places)];
  }
  return words.length ? among(words.slice(1), places) : [];
}

/** @param {readonly Place[]} places */
function once(places) {
  return places.filter((one, i) => places.findIndex((other) => other.slug === one.slug) === i);
}

/**
 * What may have been meant: what begins so, what has a word that does, or else what is spelt most nearly so.
 * @param {string} text
 * @param {Gazetteer} places
 * @returns {readonly Place[]}
 */
function meant(text, places) {
  for (const each of new Set([text, text.split(BETWEEN)[0], text.replace(BEFORE, "")])) {
    const beginning = plain(each);
    const names = beginning.length < SHORTEST_BEGINNING ? [] : [...places.names.keys()].filter((name) => ` ${name}`.includes(` ${beginning}`));
    names.sort((a, b) => Number(b.startsWith(beginning)) - Number(a.startsWith(beginning)));
    if (names.length) return once(names.flatMap((name) => places.names.get(name) ?? [])).slice(0, MOST_LIKE);
    const alike = guessed(each, places);
    if (alike) return [alike];
  }
  return [];
}

/**
 * The postcode in a text, which is more exact than whatever stands beside it. Where it can be read
 * in more ways than one, a way counts whose outcode is held here.
 * @param {string} text
 * @param {Gazetteer} places
 * @param {Postcodes} postcodes
 */
async function postcodeIn(text, places, postcodes) {
  const ways = readings(text, true);
  const digits = /[0-9]/.test(text);
  const sure = ways.length > 1 || !digits ? null : ways[0] ?? takeOut(text, () => false)?.postcode;
  if (sure || !(digits || ways.length)) return sure;
  const all = await postcodes.outcodes();
  const isHeld = (/** @type {string} */ outcode) => places.keys.has(outcode) || Object.hasOwn(all, outcode);
  const held = ways.find(({ outcode }) => isHeld(outcode));
  return held || !digits ? held : ways[0] ?? takeOut(text, isHeld)?.postcode;
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
 * Where a whole postcode is not known, a place that is named beside it is more exact than its first part.
 * @param {Postcode} postcode
 * @param {string} text in which it stands
 * @param {Gazetteer} places
 * @param {Postcodes} postcodes
 * @returns {Promise<Resolved>}
 */
async function byPostcode(postcode, text, places, postcodes) {
  const { outcode } = postcode;
  const place = places.keys.get(outcode);
  if (place) return { kind: "place", place };
  const spot = await postcodes.locate(postcode);
  const rest = postcode.inward && !spot?.exact ? takeOut(text, (other) => other === outcode)?.rest : "";
  const beside = rest ? allIn(rest, places) : [];
  if (beside.length === 1) return { kind: "place", place: beside[0], insteadOf: postcode };
  if (spot) return { kind: "postcode", postcode, spot };
  const like = Object.keys(await postcodes.outcodes())
    .map((other) => ({ other, away: distance(outcode, other, LIKE) }))
    .filter(({ other, away }) => away <= LIKE && other[0] === outcode[0])
    .sort((a, b) => a.away - b.away || a.other.localeCompare(b.other, "en", { numeric: true }))
    .slice(0, MOST_LIKE)
    .map(({ other }) => other);
  return { kind: "unknown postcode", postcode, like };
}
