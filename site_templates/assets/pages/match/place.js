// Where help is wanted, from what somebody typed: what the matching makes of the place that it names.

import { outsideNote, resolve } from "../../core/place.js";

/** @typedef {import("../../core/place.js").Gazetteer} Gazetteer */
/** @typedef {import("../../core/place.js").Names} Names */
/** @typedef {import("../../core/place.js").Place} Place */
/** @typedef {import("../../core/place.js").Resolved} Resolved */
/** @typedef {import("../../core/postcodes.js").Postcode} Postcode */
/** @typedef {import("../../core/postcodes.js").Postcodes} Postcodes */
/** @typedef {import("../../core/postcodes.js").Spot} Spot */
/** @typedef {import("./criteria.js").Near} Near */
/**
 * The match goes by what an address may hold, an outcode or a town over the border, and an
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
  const found = await resolve(text, places, postcodes).catch(() => null);
  if (!found) return { kind: "unknown", words: "The postcodes could not be loaded just now. Choose an area instead." };
  if (found.kind === "place") return ofPlace(found.place, text, names);
  if (found.kind === "postcode") return ofPostcode(found.postcode, found.spot, names, postcodes);
  return { kind: "unknown", words: why(found) };
}

/**
 * @param {Place} place
 * @param {string} text
 * @param {Names} names
 * @returns {Answer}
 */
function ofPlace({ name, slug, area, misspelt }, text, names) {
  const town = area ? undefined : names.outside?.[slug];
  if (town) return { kind: "near", near: { name, id: slug, at: town.at, areas: [] }, words: outsideNote(town, names) };
  const taken = misspelt ? `We took “${text}” for ${name}. ` : "";
  const of = names.areas[area].name;
  const where =
    name === of
      ? `${name}: distances are from the middle of the area.`
      : `${name} is in the area of ${of}. Distances are from the middle of it.`;
  return { kind: "area", area, words: taken + where };
}

/**
 * @param {Postcode} postcode
 * @param {Spot} spot
 * @param {Names} names
 * @param {Postcodes} postcodes
 * @returns {Promise<Answer>}
 */
async function ofPostcode(postcode, spot, names, postcodes) {
  const middle = spot.exact ? await postcodes.locate({ ...postcode, inward: "" }) : spot;
  if (!middle) throw new Error(`${spot.outcode} is known, and is not there`);
  const near = { name: spot.outcode, id: spot.outcode, at: middle.at, areas: middle.areas };
  const area = spot.exact ? spot.areas[0] ?? "" : "";
  return { kind: "near", near, area, words: said(postcode.inward !== "" && !spot.exact, spot, names) };
}

/**
 * @param {boolean} unknown whether the whole postcode is one that is not held
 * @param {Spot} spot
 * @param {Names} names
 */
function said(unknown, { name, outcode, areas: ids }, { areas }) {
  const lies = ids.map((id) => areas[id]?.name ?? id);
  const where = lies.length ? `${name} is in ${lies.join(" or ")}.` : "";
  const from = `Distances are from the middle of ${outcode}, as a link to this list holds no whole postcode.`;
  if (unknown) return `We do not know that whole postcode. ${where} ${from}`;
  return `${where} ${from}`.trim();
}

/**
 * Why nothing can be matched from there, and what may have been meant.
 * @param {Exclude<Resolved, { kind: "place" | "postcode" }>} found
 */
function why(found) {
  if (found.kind === "several") {
    return `We can match from one place at a time: ${found.places.map(({ name }) => name).join(" or ")}?`;
  }
  if (found.kind === "unknown postcode") {
    const meant = found.like.length ? `Did you mean ${found.like.join(" or ")}? Or choose an area.` : "Choose an area instead.";
    return `We hold no postcodes that begin with ${found.postcode.outcode}. ${meant}`;
  }
  const meant = found.like ? `Did you mean ${found.like.name}?` : "Try a town nearby, a postcode, or choose an area.";
  return `We do not know that place. ${meant}`;
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
