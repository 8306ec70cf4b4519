// MiniSearch: BM25+ over weighted fields, any of the words, beginnings of words, and slips: a third of a
// word's letters, so that two letters swapped (two slips to it) are met in a word of five.

import MiniSearch from "minisearch";
import { WEIGHTS, words } from "./text.js";

/** @param {string} term */
const asItIs = (term) => term;

const OPTIONS = {
  fields: Object.keys(WEIGHTS),
  tokenize: words,
  processTerm: asItIs,
  searchOptions: {
    boost: WEIGHTS,
    prefix: (/** @type {string} */ term) => term.length > 3,
    fuzzy: (/** @type {string} */ term) => (term.length > 4 ? 0.34 : false),
    weights: { fuzzy: 0.25, prefix: 0.3 },
  },
};

export function build(documents) {
  const index = new MiniSearch(OPTIONS);
  index.addAll(documents);
  return index;
}

export const serialise = (index) => JSON.stringify(index);

export const open = (text) => MiniSearch.loadJSON(text, OPTIONS);

export const search = (index, text) => index.search(text).map(({ id }) => id);
