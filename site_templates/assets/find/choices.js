// The form: its words and checkboxes, the counts beside them, and what is chosen as chips.

import { byId, element } from "./element.js";
import { FACETS, tidy } from "./state.js";

/** @typedef {import("./state.js").Facet} Facet */
/** @typedef {import("./state.js").State} State */

/** @returns {HTMLInputElement} */
const words = () => byId("find-words");

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
 * What the form says.
 * @returns {State}
 */
export function read() {
  const chosen = FACETS.map((facet) => {
    const ticked = boxes(facet).filter((box) => box.checked);
    return [facet, ticked.map((box) => box.value)];
  });
  return { words: tidy(words().value), chosen: Object.fromEntries(chosen) };
}

/**
 * Make the form say a state.
 * @param {State} state
 */
export function write(state) {
  // Not while somebody types: that would move the cursor.
  if (tidy(words().value) !== state.words) words().value = state.words;
  for (const facet of FACETS) {
    for (const box of boxes(facet)) box.checked = state.chosen[facet].includes(box.value);
  }
}

/**
 * Where there is room, open the first group and those that have a choice in them.
 * On a telephone they would push the list out of sight.
 * @param {State} state
 */
export function unfold(state) {
  if (!window.matchMedia("(min-width: 52em)").matches) return;
  FACETS.forEach((facet, i) => {
    const details = group(facet);
    if (details && (i === 0 || state.chosen[facet].length)) details.open = true;
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
      const beside = box.closest("label")?.querySelector(".fd-option__count");
      if (beside) beside.textContent = `(${count(facet, box.value)})`;
    }
    const ticked = all.filter((box) => box.checked).length;
    const chosen = group(facet)?.querySelector(".fd-facet__chosen");
    if (chosen) chosen.textContent = ticked ? `${ticked} chosen` : "";
  }
}

/**
 * Show what is chosen, each with a button that takes it away.
 * @param {State} state
 * @param {(state: State) => void} choose
 */
export function showChips(state, choose) {
  const chips = FACETS.flatMap((facet) =>
    state.chosen[facet].map((id) =>
      chip(label(facet, id), () => {
        const left = state.chosen[facet].filter((other) => other !== id);
        choose({ ...state, chosen: { ...state.chosen, [facet]: left } });
      }),
    ),
  );
  if (state.words) {
    chips.unshift(chip(`“${state.words}”`, () => choose({ ...state, words: "" })));
  }
  const list = byId("find-chips");
  list.replaceChildren(...chips);
  list.hidden = chips.length === 0;
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
