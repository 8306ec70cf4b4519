// The elements of the compare page.

import { byId, element, inElements, row as line } from "../../core/dom.js";
import { pageOf } from "../../core/root.js";
import { linesOf, table, waysOf } from "./table.js";

/** @typedef {import("./differences.js").Row} Row */
/** @typedef {import("./state.js").Screen} Screen */

const MORE = "Price details, and how to start";
const DASH = "A dash: its page does not say so. Ask.";
const WIDE = "(min-width: 52em)"; // where nothing need be folded

/**
 * @param {readonly import("./state.js").Note[]} notes
 * @param {string} back the query of the list it came from, "" for the visitor's own
 */
export function begin(notes, back) {
  const list = byId("compare-notes");
  list.replaceChildren(
    ...notes.map(({ words, link }) => element("li", {}, words, ...(link ? [" ", element("a", { href: pageOf(link.id) }, link.words)] : []))),
  );
  list.hidden = notes.length === 0;
  /** @type {HTMLAnchorElement} */
  const link = byId("compare-back");
  link.search = back;
}

/** @param {Screen} screen */
export function show(screen) {
  const { lead, shown, link } = screen;
  showChoices(screen);
  byId("compare-table").replaceChildren(...(shown.length ? comparison(screen) : []));
  byId("compare-actions").hidden = shown.length < 2;
  say("");
  const onPaper = document.querySelector(".fd-footer__address");
  if (onPaper) onPaper.textContent = `This comparison on the website: ${link}`;
  byId("compare-lead").textContent = lead;
  byId("compare-status").textContent = lead;
}

/** @param {string} words what was done */
export function say(words) {
  byId("compare-done").textContent = words;
}

/** Open what is folded: paper cannot be opened. */
export function unfold() {
  for (const folded of byId("compare-table").querySelectorAll("details")) folded.open = true;
}

/** @param {Screen} screen */
function showChoices({ summary, legend, choosing, choices }) {
  /** @type {HTMLDetailsElement} */
  const part = byId("compare-choosing");
  byId("compare-summary").textContent = summary;
  byId("compare-legend").textContent = legend;
  const list = byId("compare-choices");
  // They are made once, so that the focus stays where it is.
  if (list.childElementCount !== choices.length) {
    list.replaceChildren(...choices.map(choice));
    part.hidden = choices.length < 2;
    part.open = choosing;
  }
  for (const [i, box] of list.querySelectorAll("input").entries()) {
    box.checked = choices[i].checked;
    box.disabled = choices[i].disabled;
  }
}

/** @param {Screen["choices"][number]} choice */
function choice({ id, name }) {
  const box = element("input", { type: "checkbox", value: id });
  return element("li", {}, element("label", { class: "fd-option fd-option--plain" }, box, element("span", {}, name)));
}

/** @param {Screen} screen */
function comparison({ shown, together, same, comparison: { differing, same: alike, own, ways } }) {
  const first = [...differing.flatMap((row) => linesOf(shown, row, together)), ...waysOf(shown, ways)];
  const last = own.flatMap((row) => linesOf(shown, row, together));
  return [
    ...(first.length ? [table("What the services say", shown, first)] : []),
    ...(differing.some(({ items }) => items.length) ? [element("p", { class: "fd-small fd-compare__note" }, DASH)] : []),
    ...(same ? [folded("compare-same", same, element("dl", { class: "fd-facts" }, ...alike.map(inCommon)))] : []),
    ...(last.length ? [folded("compare-own", MORE, table("More of each service", shown, last))] : []),
  ];
}

/** @param {Row} row */
function inCommon({ label, facts: [fact] }) {
  return line(label, ...(fact?.brief ? [fact.brief] : fact ? inElements(fact) : []));
}

/**
 * @param {string} id
 * @param {string} words
 * @param {HTMLElement} content
 */
function folded(id, words, content) {
  const before = document.getElementById(id);
  const made = element("details", { id, class: "fd-plain" }, element("summary", {}, words), content);
  made.open = before instanceof HTMLDetailsElement ? before.open : matchMedia(WIDE).matches;
  return made;
}
