// Where help is wanted, from what somebody typed: a postcode, an outcode, or the name of a place.

import { locate, outcodes, parse } from "../find/postcodes.js";
import { nearest } from "../find/spelling.js";

/** @typedef {import("./checks.js").Area} Area */
/** @typedef {import("./criteria.js").Near} Near */
/**
 * The match goes by what an address may hold, an outcode and an area, so that the
 * same question gives the same list after a reload, by a link, and to everybody.
 * @typedef {object} Answer
 * @property {"none" | "near" | "area" | "unknown"} kind
 * @property {Near} [near]
 * @property {string} [area] an id; of a whole postcode that in which it lies
 * @property {string} words what the page says to it, "" for nothing
 */

/**
 * @param {string} typed
 * @param {Record<string, Area>} areas
 * @param {URL} root the site's root
 * @returns {Promise<Answer>}
 */
export async function understand(typed, areas, root) {
  const text = typed.replace(/\s+/g, " ").trim();
  if (!text) return { kind: "none", words: "" };
  const postcode = parse(text);
  if (postcode) return byPostcode(postcode, areas, root);
  return byName(text, areas);
}

/**
 * @param {import("../find/postcodes.js").Postcode} postcode
 * @param {Record<string, Area>} areas
 * @param {URL} root
 * @returns {Promise<Answer>}
 */
async function byPostcode(postcode, areas, root) {
  try {
    const known = await outcodes(root);
    const spot = Object.hasOwn(known, postcode.outcode) ? await locate(postcode, root) : null;
    if (!spot) {
      return { kind: "unknown", words: `We hold no postcodes that begin with ${postcode.outcode}. Choose an area instead.` };
    }
    const middle = spot.exact ? await locate({ ...postcode, inward: "" }, root) : spot;
    if (!middle) throw new Error(`${spot.outcode} is known, and is not there`);
    const near = { name: spot.outcode, outcode: spot.outcode, at: middle.at, areas: middle.areas };
    const area = spot.exact ? spot.areas[0] ?? "" : "";
    return { kind: "near", near, area, words: said(postcode.inward !== "" && !spot.exact, spot, areas) };
  } catch {
    return { kind: "unknown", words: "The postcodes could not be loaded just now. Choose an area instead." };
  }
}

/**
 * @param {boolean} unknown whether the whole postcode is one that is not held
 * @param {import("../find/postcodes.js").Spot} spot
 * @param {Record<string, Area>} areas
 */
function said(unknown, { name, outcode, areas: ids }, areas) {
  const names = ids.map((id) => areas[id]?.name ?? id);
  const where = names.length ? `${name} is in ${names.join(" or ")}.` : "";
  const from = `Distances are from the middle of ${outcode}, as a link to this list holds no whole postcode.`;
  if (unknown) return `We do not know that whole postcode. ${where} ${from}`;
  return `${where} ${from}`.trim();
}

/**
 * A place as the address holds it: an outcode, with the area in which the postcode lies where that is known.
 * @param {Near | undefined} near
 * @param {string} area
 * @returns {Near | null}
 */
export function within(near, area) {
  if (!near) return null;
  return near.areas.includes(area) ? { ...near, areas: [area] } : near;
}

/**
 * @param {string} text
 * @param {Record<string, Area>} areas
 * @returns {Answer}
 */
function byName(text, areas) {
  const wanted = plain(text);
  for (const [id, { name, places }] of Object.entries(areas)) {
    if (plain(name) === wanted) return { kind: "area", area: id, words: `${name}: distances are from the middle of the area.` };
    const place = places.find((each) => plain(each) === wanted);
    if (place) {
      return { kind: "area", area: id, words: `That is in the area of ${name}. Distances are from the middle of it.` };
    }
  }
  const names = Object.values(areas).flatMap(({ name, places }) => [name, ...places.filter(isName)]);
  const near = nearest(wanted, names.map(plain));
  const meant = names.find((name) => plain(name) === near);
  return {
    kind: "unknown",
    words: meant
      ? `We do not know that place. Did you mean ${meant}?`
      : "We do not know that place. Try a town nearby, a postcode, or choose an area.",
  };
}

/**
 * Misspellings stand among the places in lower case.
 * @param {string} place
 */
function isName(place) {
  return place !== place.toLowerCase();
}

/** @param {string} text */
function plain(text) {
  return text
    .toLowerCase()
    .replace(/[’']/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
