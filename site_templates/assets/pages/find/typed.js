// From what stands in the form to what is looked for: a postcode among the
// words is a place, and never stands in the address as a whole.

import { NOWHERE, whereabouts } from "./near.js";
import { outcodes, parse, postcodesOf, takeOut } from "../../core/postcodes.js";

/** @typedef {import("./choices.js").Said} Said */
/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("./near.js").Whereabouts} Whereabouts */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/**
 * What is looked for, and where that is. `place` is what stands in the field: it
 * may be a whole postcode, which goes into the history of this tab and nowhere else.
 * @typedef {{ state: State, where: Whereabouts, place: string }} Request
 */

const PREPOSITION = /\s*\b(?:near|in|around|round|at|by)$/i; // "day centre near", of "day centre near SN10"

/**
 * @param {Said} said
 * @param {Directory} directory
 * @param {Vocabulary} spoken
 * @param {URL} root the site's root
 * @returns {Promise<Request>}
 */
export async function understand(said, directory, spoken, root) {
  const taken = await postcodeIn(said.words, root);
  const place = taken ? [taken.postcode.outcode, taken.postcode.inward].filter(Boolean).join(" ") : said.near;
  const where = await whereabouts(place, directory, spoken.gazetteer, postcodesOf(root)).catch(() => ({
    ...NOWHERE,
    problem: "Postcodes cannot be looked up just now. You can choose an area from the list.",
  }));
  const state = { ...said, words: taken ? taken.rest.replace(PREPOSITION, "") : said.words, near: where.near?.slug ?? "" };
  return { state, where, place: where.near?.name ?? place };
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
