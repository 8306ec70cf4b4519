// What is being looked for, and how it stands in the page's address.

/** The facets, by their names in the address. */
export const FACETS = /** @type {const} */ ([
  "type",
  "area",
  "need",
  "age",
  "access",
  "availability",
  "price",
  "rating",
  "self-funders",
]);

/** The orders that can be chosen; "" is whichever suits what is looked for. */
export const SORTS = /** @type {const} */ (["", "best", "nearest", "soonest", "price", "checked"]);

/** @typedef {typeof FACETS[number]} Facet */
/** @typedef {typeof SORTS[number]} Sort */
/** @typedef {Record<Facet, readonly string[]>} Chosen */
/**
 * @typedef {object} State
 * @property {string} words
 * @property {string} near an outcode ("SN10") or the slug of a place ("great-bedwyn"); never a whole postcode
 * @property {Chosen} chosen
 * @property {Sort} sort
 */

const LONGEST = 200;
const LONGEST_PLACE = 60;

/** @type {State} */
export const EVERYTHING = {
  words: "",
  near: "",
  chosen: /** @type {Chosen} */ (Object.fromEntries(FACETS.map((facet) => [facet, []]))),
  sort: "",
};

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
  const sort = given.get("sort") ?? "";
  return {
    words: tidy(given.get("q") ?? ""),
    near: tidy(given.get("near") ?? "").slice(0, LONGEST_PLACE),
    chosen: Object.fromEntries(chosen),
    sort: SORTS.find((order) => order === sort) ?? "",
  };
}

/**
 * The query of the address for a state: "" for one in which nothing is chosen.
 * @param {State} state
 */
export function toAddress(state) {
  const query = new URLSearchParams();
  if (state.words) query.append("q", state.words);
  if (state.near) query.append("near", state.near);
  for (const facet of FACETS) {
    for (const id of state.chosen[facet]) query.append(facet, id);
  }
  if (state.sort) query.append("sort", state.sort);
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
