// Asks the index (Pagefind, in the browser; nothing is sent anywhere).

import { FACETS, withoutFacet } from "./state.js";
import { searchable } from "./words.js";

/** @typedef {import("./state.js").Facet} Facet */
/** @typedef {import("./state.js").State} State */
/** @typedef {{ title: string, address: string, type: string, provider: string, where: string, availability: string }} Found */
/** @typedef {{ data: () => Promise<{ raw_url?: string, url: string, meta: Record<string, string> }> }} Hit */
/** @typedef {{ results: Hit[], filters: Record<string, Record<string, number>> }} Answer */
/** @typedef {{ search: (words: string | null, options: object) => Promise<Answer>, filters: () => Promise<object> }} Index */
/** @typedef {{ drop: Facet | "words", count: number }} WayOn */
/**
 * @typedef {object} Findings
 * @property {readonly Hit[]} services every service that fits, the best first
 * @property {readonly Hit[]} types types of support that fit the words
 * @property {(facet: Facet, id: string) => number} count how many services there would be with that one choice in its facet
 * @property {readonly WayOn[]} waysOn where nothing fits: what to drop, the most fruitful first
 */

/**
 * Open the index. Rejects where it cannot be loaded.
 * @param {URL} root the site's root
 * @returns {Promise<Index>}
 */
export async function open(root) {
  const index = await import(new URL("pagefind/pagefind.js", root).href);
  // Pagefind counts only the filters that it has loaded.
  await index.filters();
  return index;
}

/**
 * @param {Index} index
 * @param {State} state
 * @returns {Promise<Findings>}
 */
export async function find(index, state) {
  const all = await services(index, state);
  // The counts of a facet must not see its own choices, as another choice in
  // it adds to the list. A facet without choices has the counts of the whole.
  const others = await Promise.all(
    FACETS.map((facet) =>
      state.chosen[facet].length ? services(index, withoutFacet(state, facet)) : all,
    ),
  );
  const answers = new Map(FACETS.map((facet, i) => [facet, others[i]]));
  return {
    services: all.results,
    types: searchable(state.words) ? (await search(index, state.words, { kind: "type" })).results : [],
    count: (facet, id) => answers.get(facet)?.filters[facet]?.[id] ?? 0,
    waysOn: all.results.length ? [] : await waysOn(index, state, answers),
  };
}

/**
 * What a list shows of a service or a type.
 * @param {Hit} hit
 * @param {URL} root
 * @returns {Promise<Found>}
 */
export async function shown(hit, root) {
  const { raw_url, url, meta } = await hit.data();
  const address = new URL((raw_url ?? url).replace(/^\/+/, ""), root).href;
  const { title = "", type = "", provider = "", where = "", availability = "" } = meta;
  return { title, address, type, provider, where, availability };
}

/**
 * @param {Index} index
 * @param {State} state
 * @param {Map<Facet, Answer>} answers for each facet, without its choices
 * @returns {Promise<WayOn[]>}
 */
async function waysOn(index, state, answers) {
  const chosen = FACETS.filter((facet) => state.chosen[facet].length);
  /** @type {WayOn[]} */
  const ways = chosen.map((drop) => ({ drop, count: answers.get(drop)?.results.length ?? 0 }));
  if (state.words) {
    const { results } = await services(index, { ...state, words: "" });
    ways.push({ drop: "words", count: results.length });
  }
  return ways.filter((way) => way.count).sort((a, b) => b.count - a.count);
}

/**
 * @param {Index} index
 * @param {State} state
 */
function services(index, state) {
  const chosen = FACETS.filter((facet) => state.chosen[facet].length);
  const filters = chosen.map((facet) => [facet, { any: [...state.chosen[facet]] }]);
  return search(index, state.words, { kind: "service", ...Object.fromEntries(filters) });
}

/**
 * @param {Index} index
 * @param {string} words
 * @param {object} filters
 */
function search(index, words, filters) {
  const looked = searchable(words);
  // With words, the nearest comes first; without, there is no order but the alphabet.
  return index.search(looked, looked ? { filters } : { filters, sort: { title: "asc" } });
}
