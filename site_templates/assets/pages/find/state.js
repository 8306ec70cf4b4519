// What is being looked for, and how it stands in the page's address.

/** The facets, by their names in the address. */
export const FACETS = /** @type {const} */ ([
  "type",
  "care-home",
  "area",
  "need",
  "age",
  "access",
  "day",
  "language",
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
 * @property {boolean} asWords whether a name among the words is to be read as words
 * @property {string} near an outcode ("SN10") or the slug of a place ("great-bedwyn"); never a whole postcode
 * @property {Chosen} chosen
 * @property {Sort} sort
 */

const LONGEST = 200;
const LONGEST_PLACE = 60;

/**
 * @param {(facet: Facet) => readonly string[]} idsOf
 */
function eachFacet(idsOf) {
  const chosen = FACETS.map((facet) => /** @type {const} */ ([facet, idsOf(facet)]));
  return /** @type {Chosen} */ (Object.fromEntries(chosen));
}

/** @type {State} */
export const EVERYTHING = {
  words: "",
  asWords: false,
  near: "",
  chosen: eachFacet(() => []),
  sort: "",
};

/**
 * The state that an address stands for. Whatever is not known is left out, as
 * an address may be old, cut short or made up.
 * @param {string} query such as "?q=garden&area=calne"
 * @param {import("./screen.js").Offer} offer
 * @returns {State}
 */
export function fromAddress(query, offer) {
  const given = new URLSearchParams(query);
  const chosen = eachFacet((facet) => {
    const ids = new Set(given.getAll(facet));
    return Object.keys(offer[facet]).filter((id) => ids.has(id));
  });
  const sort = given.get("sort") ?? "";
  const words = tidy(given.get("q") ?? "");
  return {
    words,
    asWords: words !== "" && given.get("as") === "words",
    near: tidy(given.get("near") ?? "").slice(0, LONGEST_PLACE),
    chosen,
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
  if (state.words && state.asWords) query.append("as", "words");
  if (state.near) query.append("near", state.near);
  for (const facet of FACETS) {
    for (const id of state.chosen[facet]) query.append(facet, id);
  }
  if (state.sort) query.append("sort", state.sort);
  const text = query.toString();
  return text ? `?${text}` : "";
}

/**
 * Without the choices of a facet, or without one of them.
 * @param {State} state
 * @param {Facet} facet
 * @param {string} [id]
 * @returns {State}
 */
export function without(state, facet, id) {
  const left = id === undefined ? [] : state.chosen[facet].filter((other) => other !== id);
  return { ...state, chosen: { ...state.chosen, [facet]: left } };
}

/**
 * With other words, in which a name is a name again.
 * @param {State} state
 * @param {string} words
 * @returns {State}
 */
export function withWords(state, words) {
  return { ...state, words: tidy(words), asWords: false };
}

/**
 * What was pressed, carried over to what is looked for by now: what stood on the screen may be a step behind.
 * @param {State} pressed what the thing that was pressed leads to
 * @param {State} shown what it stood beside
 * @param {State} now
 * @returns {State}
 */
export function carried(pressed, shown, now) {
  /**
   * @template {object} T
   * @param {T} after
   * @param {T} before
   * @param {T} latest
   */
  const changed = (after, before, latest) => {
    const same = (/** @type {[string, unknown]} */ [key, value]) => String(value) === String(before[/** @type {keyof T} */ (key)]);
    return { ...latest, ...Object.fromEntries(Object.entries(after).filter((entry) => !same(entry))) };
  };
  const { chosen, ...rest } = pressed;
  return { ...changed(rest, shown, now), chosen: changed(chosen, shown.chosen, now.chosen) };
}

/**
 * The words as they are searched: on one line, and not endless.
 * @param {string} words
 */
export function tidy(words) {
  return words
    .slice(0, LONGEST)
    .replace(/\p{Cf}/gu, "") // a soft hyphen, or a mark of direction, stands in the middle of a word
    .replace(/[\p{C}\uFFFD\s]+/gu, " ")
    .trim();
}
