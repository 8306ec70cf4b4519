// What is being looked for, and how it stands in the page's address.

/** The facets, by their names in the address and in the index. */
export const FACETS = /** @type {const} */ (["type", "area", "need", "availability"]);

/** @typedef {typeof FACETS[number]} Facet */
/** @typedef {Record<Facet, readonly string[]>} Chosen */
/** @typedef {{ words: string, chosen: Chosen }} State */

const LONGEST = 200;

/**
 * The state that an address stands for. Whatever is not known is left out, as
 * an address may be old, cut short or made up.
 * @param {string} query such as "?q=garden&area=calne"
 * @param {Record<Facet, ReadonlySet<string>>} known the ids on offer
 * @returns {State}
 */
export function fromAddress(query, known) {
  const given = new URLSearchParams(query);
  const chosen = FACETS.map((facet) => {
    const ids = new Set(given.getAll(facet));
    return [facet, [...known[facet]].filter((id) => ids.has(id))];
  });
  return { words: tidy(given.get("q") ?? ""), chosen: Object.fromEntries(chosen) };
}

/**
 * The query of the address for a state: "" for one in which nothing is chosen.
 * @param {State} state
 */
export function toAddress(state) {
  const query = new URLSearchParams();
  if (state.words) query.append("q", state.words);
  for (const facet of FACETS) {
    for (const id of state.chosen[facet]) query.append(facet, id);
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

/**
 * Without the choices of a facet.
 * @param {State} state
 * @param {Facet} facet
 * @returns {State}
 */
export function withoutFacet(state, facet) {
  return { ...state, chosen: { ...state.chosen, [facet]: [] } };
}

/**
 * The words as they are searched: on one line, and not endless.
 * @param {string} words
 */
export function tidy(words) {
  return words
    .slice(0, LONGEST)
    .replace(/[\p{C}\uFFFD\s]+/gu, " ")
    .trim();
}
