// The form: its words, place and checkboxes, the counts beside them, and what is chosen as chips.

import { byId, element } from "../../core/dom.js";
import { FACETS, SORTS, tidy } from "./state.js";

/** @typedef {import("./state.js").Facet} Facet */
/** @typedef {import("./state.js").Sort} Sort */
/** @typedef {import("./state.js").State} State */
/** @typedef {{ words: string, near: string, chosen: State["chosen"], sort: Sort }} Said what the form says, word for word */

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
const boxes = (facet) => [...document.querySelectorAll(`input[name="${facet}"]`)];

/**
 * @param {Facet} facet
 * @returns {HTMLDetailsElement | null}
 */
const group = (facet) => document.querySelector(`details[data-facet="${facet}"]`);

/**
 * The ids on offer.
 * @returns {Record<Facet, ReadonlySet<string>>}
 */
export function known() {
  const ids = FACETS.map((facet) => [facet, new Set(boxes(facet).map((box) => box.value))]);
  return Object.fromEntries(ids);
}

/**
 * What the form says. The order is that of the state, as the form shows "" as
 * the order that it stands for.
 * @param {Sort} order
 * @returns {Said}
 */
export function read(order) {
  const chosen = FACETS.map((facet) => {
    const ticked = boxes(facet).filter((box) => box.checked);
    return [facet, ticked.map((box) => box.value)];
  });
  return {
    words: tidy(words().value),
    near: tidy(near().value),
    chosen: Object.fromEntries(chosen),
    sort: order,
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
 * @param {Sort} order
 * @param {boolean} placed
 */
export function showSort(order, placed) {
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
 * @param {(facet: Facet, id: string) => number} count
 */
export function showCounts(count) {
  for (const facet of FACETS) {
    const all = boxes(facet);
    for (const box of all) {
      const label = box.closest("label");
      const number = count(facet, box.value);
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

/**
 * Show what is chosen, each with a button that takes it away.
 * @param {State} state
 * @param {string} place its place as people write it
 * @param {(change: (state: State) => State) => void} alter
 */
export function showChips(state, place, alter) {
  const chips = FACETS.flatMap((facet) =>
    state.chosen[facet].map((id) =>
      chip(label(facet, id), () => {
        const left = (/** @type {State} */ { chosen }) => chosen[facet].filter((other) => other !== id);
        alter((latest) => ({ ...latest, chosen: { ...latest.chosen, [facet]: left(latest) } }));
      }),
    ),
  );
  if (place) {
    chips.unshift(chip(`Near ${place}`, () => alter((latest) => ({ ...latest, near: "" }))));
  }
  if (state.words) {
    chips.unshift(chip(`“${state.words}”`, () => alter((latest) => ({ ...latest, words: "" }))));
  }
  const list = byId("find-chips");
  list.replaceChildren(...chips);
  list.hidden = chips.length === 0;
  byId("find-clear").hidden = chips.length < 2;
}

/**
 * A choice in the public's words.
 * @param {Facet} facet
 * @param {string} id
 */
export function label(facet, id) {
  return boxes(facet).find((box) => box.value === id)?.dataset.label ?? id;
}

/**
 * @param {string} text
 * @param {() => void} remove
 */
function chip(text, remove) {
  const hidden = element("span", { class: "fd-hidden" }, "Remove ");
  const button = element("button", { class: "fd-chip", type: "button" }, hidden, text);
  button.addEventListener("click", () => {
    remove();
    // The button goes; whoever used the keyboard goes on where the list is told.
    byId("find-count").focus();
  });
  return element("li", {}, button);
}
