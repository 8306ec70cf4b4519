// From what stands in the form to what is looked for: a postcode among the
// words is a place, and never stands in the address as a whole.

import { whereabouts } from "./near.js";
import { outcodes, parse, postcodesOf, shortened, takeOut, written } from "../../core/postcodes.js";

/** @typedef {import("./form.js").Said} Said */
/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("./near.js").Whereabouts} Whereabouts */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/**
 * What is looked for, and where that is. `place` is what stands in the field: it
 * may be a whole postcode, which goes into the history of this tab and nowhere else.
 * `alone` is a postcode that is all that was asked for and of which no place is known; "" for none.
 * @typedef {{ state: State, where: Whereabouts, place: string, alone: string }} Request
 */

const PREPOSITION = /\s*\b(?:near|in|around|round|at|by)$/i; // "day centre near", of "day centre near SN10"

/**
 * @param {Said} said
 * @param {Directory} directory
 * @param {Lexicon} spoken
 * @param {URL} root the site's root
 * @returns {Promise<Request>}
 */
export async function understand(said, directory, spoken, root) {
  const taken = await postcodeIn(said.words, root);
  const place = taken ? written(taken.postcode) : said.near;
  const where = await whereabouts(place, directory, spoken.gazetteer, postcodesOf(root));
  const words = taken ? shortened(taken.rest.replace(PREPOSITION, "")) : said.words; // another one goes into no address either
  const state = { ...said, words, near: where.near?.slug ?? "" };
  // What could not be taken as it is stays in the field, so that what is said of it stays as well.
  const alone = taken && !where.near && !words ? place : "";
  return { state, where, place: where.problem || !where.near ? place : where.near.name, alone };
}

/**
 * Whether a whole postcode stands in an address, as somebody may have made one.
 * @param {State} state as the address says
 */
export function postcodeStands({ words, near }) {
  return Boolean(parse(near)?.inward) || Boolean(takeOut(words, () => false));
}

/**
 * @param {string} text
 * @param {URL} root
 */
async function postcodeIn(text, root) {
  if (!takeOut(text, () => true)) return null;
  const all = await outcodes(root).catch(() => ({}));
  return takeOut(text, (outcode) => Object.hasOwn(all, outcode));
}
