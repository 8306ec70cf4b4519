// The part of the match page in which a choice is written down, and the sheet that is made of it. What is
// filled in stands in the form alone: neither in the address nor in any storage.

import { byId, element, row } from "../../core/dom.js";
import { NONE, SIGNED_BY, TITLE } from "./record.js";

/** @typedef {import("./matching.js").Outcome} Outcome */
/** @typedef {import("./record.js").Choice} Choice */
/** @typedef {import("./record.js").Sheet} Sheet */
/** @typedef {import("./record.js").Weighed} Weighed */

// A file that is kept has no style sheet beside it.
const STYLE =
  "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:11pt/1.4 sans-serif;overflow-wrap:anywhere}" +
  "dl{margin:.4rem 0}dl>div{display:flex;gap:1rem}dt{flex:0 0 9rem;font-weight:600}dd{margin:0}" +
  ".fd-sheet__line{margin:4rem 0 0;border-top:1px solid}@media print{body{margin:0}}";

/** @returns {HTMLFormElement} */
const form = () => byId("match-record-form");
/** @returns {HTMLSelectElement} */
const chosenField = () => byId("match-chosen");
/** @returns {HTMLTextAreaElement} */
const wordsField = () => byId("match-record-words");

/** @param {string} name */
const ticked = (name) =>
  [...form().querySelectorAll(`input[name="${name}"]:checked`)].map((box) => /** @type {HTMLInputElement} */ (box));

/** @returns {Choice} */
export function filledIn() {
  return {
    offered: ticked("offered").map(({ value }) => value),
    chosen: chosenField().value,
    reasons: byId("match-record-why").hidden ? [] : ticked("reason").map(({ dataset }) => dataset.label ?? ""),
    words: wordsField().value.replace(/\s+/g, " ").trim(),
  };
}

/**
 * Offer what the list holds; of what was ticked before that stays which is still there.
 * @param {Outcome} outcome
 */
export function showToOffer({ fits, ask }) {
  const before = new Set(filledIn().offered);
  const boxes = [...fits, ...ask].map(({ service: { id, title } }, i) => {
    const box = element("input", { type: "checkbox", name: "offered", value: id });
    box.checked = before.has(id);
    const words = i < fits.length ? title : `${title} (ask first)`;
    return element("li", {}, element("label", { class: "fd-option fd-option--plain" }, box, element("span", {}, words)));
  });
  byId("match-offered").replaceChildren(...boxes);
  for (const id of ["match-record", "match-record-go"]) byId(id).hidden = boxes.length === 0;
  byId("match-sheet").hidden = true;
}

/**
 * What may have been chosen: of what was offered one, none, or it is not decided yet.
 * @param {readonly { id: string, title: string }[]} offered
 */
export function showToChoose(offered) {
  const field = chosenField();
  const before = field.value;
  field.replaceChildren(
    element("option", { value: "" }, "Not decided yet"),
    ...offered.map(({ id, title }) => element("option", { value: id }, title)),
    element("option", { value: NONE }, "None of these"),
  );
  field.value = [...field.options].some(({ value }) => value === before) ? before : "";
}

/** @param {Weighed} weighed */
export function showCost({ least, words }) {
  const place = byId("match-record-cost");
  if (place.textContent !== words) place.textContent = words;
  byId("match-record-why").hidden = least !== false;
}

/** @param {Sheet} sheet */
export function showSheet({ list, asked, offered, choice, toExplain }) {
  byId("match-sheet").replaceChildren(
    element("h2", {}, TITLE),
    facts(list),
    element("h3", {}, "What was asked for"),
    element("ul", {}, ...asked.map((words) => element("li", {}, words))),
    element("h3", {}, "What was offered"),
    ...offered.map(({ title, place, address, lines }, i) =>
      element("div", {}, element("h4", {}, `${i + 1}. ${title}`), facts([["On the list", place], ...lines, ["Page", address]])),
    ),
    element("h3", {}, "What was chosen"),
    facts(choice),
    ...(toExplain ? [blank("Why this one, and not one that costs less")] : []),
    ...SIGNED_BY.map((who) => blank(`${who}: signature and date`)),
  );
}

/** The sheet as a file that stands by itself. */
export function asFile() {
  const head = `<!doctype html>\n<html lang="en-GB">\n<meta charset="utf-8">\n<title>${TITLE}</title>\n<style>${STYLE}</style>\n`;
  return `${head}${byId("match-sheet").innerHTML}\n</html>\n`;
}

/** Print the sheet, and nothing of the page around it. */
export function printSheet() {
  const part = byId("match-sheet");
  part.hidden = false;
  // A telephone goes on before it prints.
  window.addEventListener("afterprint", () => { part.hidden = true; }, { once: true });
  window.print();
}

/** Forget what was filled in. */
export function clearRecord() {
  form().reset();
  for (const box of ticked("offered")) box.checked = false;
  showToChoose([]);
  showCost({ least: null, words: "" });
  doneRecord("");
}

/** Go to what has to be filled in first. */
export function goToOffered() {
  byId("match-offered").querySelector("input")?.focus();
}

/** @param {string} words */
export function doneRecord(words) {
  byId("match-record-done").textContent = words;
}

/** @param {readonly (readonly [string, string])[]} lines */
function facts(lines) {
  return element("dl", { class: "fd-facts" }, ...lines.map(([label, words]) => row(label, words)));
}

/** @param {string} words under a line to write on */
function blank(words) {
  return element("p", { class: "fd-sheet__line" }, words);
}
