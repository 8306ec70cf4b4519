// The form: its words, place and checkboxes, and the counts beside them.

import { byId } from "../../core/dom.js";
import { FACETS, SORTS, tidy } from "./state.js";

/** @typedef {import("./screen.js").Offer} Offer */
/** @typedef {import("./screen.js").Screen} Screen */
/** @typedef {import("./state.js").Facet} Facet */
/** @typedef {import("./state.js").Sort} Sort */
/** @typedef {import("./state.js").State} State */
/** @typedef {Omit<State, "near"> & { near: string }} Said what the form says, word for word */

/** @returns {HTMLInputElement} */
const words = () => byId("find-words");
/** @returns {HTMLInputElement} */
const near = () => byId("find-near");
/** @returns {HTMLSelectElement} */
const sort = () => byId("find-sort");
/** @returns {HTMLDetailsElement} */
const filters = () => byId("find-filters");
const wide = window.matchMedia("(min-width: 52em)");

/**
 * @param {Facet} facet
 * @returns {HTMLInputElement[]}
 */
const boxes = (facet) => [...document.querySelectorAll(/** @type {"input"} */ (`input[name="${facet}"]`))];

/**
 * @param {Facet} facet
 * @returns {HTMLDetailsElement | null}
 */
const group = (facet) => document.querySelector(`details[data-facet="${facet}"]`);

/**
 * The choices on offer, with their names.
 * @returns {Offer}
 */
export function offer() {
  const all = FACETS.map((facet) => [facet, Object.fromEntries(boxes(facet).map((box) => [box.value, box.dataset.label ?? box.value]))]);
  return Object.fromEntries(all);
}

/**
 * What the form says. The order is that of the state, as the form shows "" as the order that it
 * stands for; other words than those of the state are read anew, with the names in them.
 * @param {State} before
 * @returns {Said}
 */
export function read(before) {
  const chosen = FACETS.map((facet) => {
    const ticked = boxes(facet).filter((box) => box.checked);
    return [facet, ticked.map((box) => box.value)];
  });
  const said = tidy(words().value);
  return {
    words: said,
    asWords: before.asWords && said === before.words,
    near: tidy(near().value),
    chosen: Object.fromEntries(chosen),
    sort: before.sort,
  };
}

/**
 * Make the form say a state.
 * @param {State} state
 * @param {string} place its place as people write it
 */
export function write(state, place) {
  // Not while somebody types: that would move the cursor.
  if (tidy(words().value) !== state.words) words().value = state.words;
  if (tidy(near().value) !== place) near().value = place;
  for (const facet of FACETS) {
    for (const box of boxes(facet)) box.checked = state.chosen[facet].includes(box.value);
  }
}

/** The order that the form says. */
export function readSort() {
  return SORTS.find((order) => order === sort().value) ?? "";
}

/**
 * Show the order in which the list stands. "Nearest" needs a place.
 * @param {Screen["order"]} order
 */
export function showSort({ order, placed }) {
  for (const option of sort().options) {
    option.disabled = option.value === "nearest" && !placed;
  }
  sort().value = order;
}

/**
 * Where there is room the filters stand beside the list, with the first group
 * open and those that have a choice in them. On a telephone they are folded
 * away, so that the list is not pushed out of sight.
 * @param {State} state
 */
export function unfold(state) {
  for (const inner of document.querySelectorAll("details.fd-facet--inner")) {
    if (inner instanceof HTMLDetailsElement && inner.querySelector("input:checked")) inner.open = true;
  }
  filters().open = wide.matches;
  if (!wide.matches) return;
  FACETS.forEach((facet, i) => {
    const details = group(facet);
    if (details && (i === 0 || state.chosen[facet].length)) details.open = true;
  });
}

/** Keep the filters in sight where there is room, and let them be closed where there is none. */
export function watchFilters() {
  wide.addEventListener("change", () => {
    filters().open = wide.matches;
  });
  byId("find-done").addEventListener("click", () => {
    filters().open = wide.matches;
    byId("find-count").focus();
  });
}

/**
 * Show beside each choice how many services it would give.
 * @param {Screen["counts"]} counts
 */
export function showCounts(counts) {
  for (const facet of FACETS) {
    const all = boxes(facet);
    for (const box of all) {
      const label = box.closest("label");
      const number = counts[facet][box.value];
      const beside = label?.querySelector(".fd-option__count");
      if (beside) beside.textContent = `(${number})`;
      label?.classList.toggle("fd-option--none", number === 0);
    }
    const ticked = all.filter((box) => box.checked).length;
    const chosen = group(facet)?.querySelector(".fd-facet__chosen");
    if (chosen) chosen.textContent = ticked ? `${ticked} chosen` : "";
  }
  const number = FACETS.flatMap(boxes).filter((box) => box.checked).length;
  byId("find-filters-chosen").textContent = number ? `(${number})` : "";
}
