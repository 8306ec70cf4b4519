// The elements of the compare page. The comparison is a table where there is room, and on a narrow
// screen one point after another.

import { byId, element, row as fact } from "../../core/dom.js";
import { pageOf } from "../../core/root.js";

/** @typedef {import("../../core/facts.js").ServicePage} ServicePage */
/** @typedef {import("./differences.js").Row} Row */
/** @typedef {import("./state.js").Screen} Screen */

const DIFFERS = "differs";
const SAME = "the same";

/**
 * @param {readonly string[]} notes what was odd about the list
 * @param {string} back the query of the list it came from, "" for the visitor's own
 */
export function begin(notes, back) {
  const list = byId("compare-notes");
  list.replaceChildren(...notes.map((note) => element("li", {}, note)));
  list.hidden = notes.length === 0;
  /** @type {HTMLAnchorElement} */
  const link = byId("compare-back");
  link.search = back;
}

/** @param {Screen} screen */
export function show({ legend, choices, shown, rows, lead, link }) {
  byId("compare-form").hidden = choices.length < 2;
  byId("compare-legend").textContent = legend;
  const list = byId("compare-choices");
  // They are made once, so that the focus stays where it is.
  if (list.childElementCount !== choices.length) list.replaceChildren(...choices.map(choice));
  for (const [i, box] of list.querySelectorAll("input").entries()) {
    box.checked = choices[i].checked;
    box.disabled = choices[i].disabled;
  }
  byId("compare-table").replaceChildren(...(shown.length ? comparison(shown, rows) : []));
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

/** @param {Screen["choices"][number]} choice */
function choice({ id, name }) {
  const box = element("input", { type: "checkbox", value: id });
  return element("li", {}, element("label", { class: "fd-option fd-option--plain" }, box, element("span", {}, name)));
}

/**
 * @param {readonly ServicePage[]} services
 * @param {readonly Row[]} rows
 */
function comparison(services, rows) {
  return [
    element("div", { class: "fd-compare__wide" }, table(services, rows)),
    element("div", { class: "fd-compare__narrow" }, names(services), ...rows.map((row) => point(services, row))),
  ];
}

/**
 * @param {readonly ServicePage[]} services
 * @param {readonly Row[]} rows
 */
function table(services, rows) {
  const head = services.map((service) => element("th", { scope: "col" }, link(service), ...gone(service)));
  const body = rows.map((row) =>
    element(
      "tr",
      row.differs ? { class: "fd-differs" } : {},
      element("th", { scope: "row" }, row.label, " ", mark(row)),
      ...services.map((_, i) => element("td", {}, ...cell(row, i))),
    ),
  );
  return element(
    "table",
    { class: "fd-compare" },
    element("caption", { class: "fd-hidden" }, "The services side by side"),
    element("thead", {}, element("tr", {}, element("td", {}), ...head)),
    element("tbody", {}, ...body),
  );
}

/**
 * One point, and what each of the services says to it.
 * @param {readonly ServicePage[]} services
 * @param {Row} row
 */
function point(services, row) {
  const heading = element("h2", {}, row.label, " ", mark(row));
  if (!row.differs) return element("section", {}, heading, element("div", {}, ...cell(row, 0)));
  const said = services.map(({ name }, i) => fact(name, ...cell(row, i)));
  return element("section", {}, heading, element("dl", { class: "fd-facts" }, ...said));
}

/**
 * What one service says to a point.
 * @param {Row} row
 * @param {number} i which of the services
 * @returns {(string | HTMLElement)[]}
 */
function cell({ cells, items, differs }, i) {
  if (!differs || items[i].length === 0) return [cells[i]];
  const lines = items[i].map(({ words, shared }) =>
    shared
      ? element("li", {}, words)
      : element("li", {}, element("strong", {}, words), element("span", { class: "fd-small" }, " (not all)")),
  );
  return [element("ul", {}, ...lines)];
}

/** @param {readonly ServicePage[]} services */
function names(services) {
  return element("ul", {}, ...services.map((service) => element("li", {}, link(service), ...gone(service))));
}

/** @param {Row} row */
function mark({ differs }) {
  return element("span", { class: differs ? "fd-tag fd-tag--differs" : "fd-small" }, differs ? DIFFERS : SAME);
}

/** @param {ServicePage} service */
function link({ id, name }) {
  return element("a", { href: pageOf(id) }, name);
}

/** @param {ServicePage} service */
function gone({ gone }) {
  return gone.length ? [element("p", { class: "fd-small" }, "Not listed at present")] : [];
}
