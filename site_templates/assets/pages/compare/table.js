// The comparison: a table where there is room, and on a narrow screen one point after another.

import { element } from "../../core/dom.js";
import { root } from "../../core/root.js";

/** @typedef {import("../../core/facts.js").Service} Service */
/** @typedef {import("./differences.js").Row} Row */

const DIFFERS = "differs";
const SAME = "the same";

/**
 * @param {readonly Service[]} services
 * @param {readonly Row[]} rows
 */
export function comparison(services, rows) {
  return [
    element("div", { class: "fd-compare__wide" }, table(services, rows)),
    element("div", { class: "fd-compare__narrow" }, names(services), ...rows.map((row) => point(services, row))),
  ];
}

/**
 * @param {readonly Service[]} services
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
 * @param {readonly Service[]} services
 * @param {Row} row
 */
function point(services, row) {
  const heading = element("h2", {}, row.label, " ", mark(row));
  if (!row.differs) return element("section", {}, heading, element("div", {}, ...cell(row, 0)));
  const said = services.map(({ name }, i) =>
    element("div", {}, element("dt", {}, name), " ", element("dd", {}, ...cell(row, i))),
  );
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

/** @param {readonly Service[]} services */
function names(services) {
  return element("ul", {}, ...services.map((service) => element("li", {}, link(service), ...gone(service))));
}

/** @param {Row} row */
function mark({ differs }) {
  return element("span", { class: differs ? "fd-tag fd-tag--differs" : "fd-small" }, differs ? DIFFERS : SAME);
}

/** @param {Service} service */
function link({ id, name }) {
  return element("a", { href: new URL(`services/${id}/`, root).href }, name);
}

/** @param {Service} service */
function gone({ gone }) {
  return gone.length ? [element("p", { class: "fd-small" }, "Not listed at present")] : [];
}
