// The comparison: a table where there is room, and on a narrow screen the same rows one service under another.

import { element } from "../find/element.js";

/** @typedef {import("./facts.js").Service} Service */
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
    element("div", { class: "fd-compare__narrow" }, ...services.map((service, i) => alone(service, rows, i))),
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
      ...row.cells.map((cell) => element("td", {}, cell)),
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
 * @param {Service} service
 * @param {readonly Row[]} rows
 * @param {number} i which of the services
 */
function alone(service, rows, i) {
  const facts = rows.map((row) =>
    element("div", {}, element("dt", {}, row.label, " ", mark(row)), " ", element("dd", {}, row.cells[i])),
  );
  return element(
    "section",
    {},
    element("h2", {}, link(service)),
    ...gone(service),
    element("dl", { class: "fd-facts" }, ...facts),
  );
}

/** @param {Row} row */
function mark({ differs }) {
  return element("span", { class: differs ? "fd-tag fd-tag--differs" : "fd-small" }, differs ? DIFFERS : SAME);
}

/** @param {Service} service */
function link({ id, name }) {
  return element("a", { href: new URL(`../../../services/${id}/`, import.meta.url).href }, name);
}

/** @param {Service} service */
function gone({ gone }) {
  return gone.length ? [element("p", { class: "fd-small" }, "Not listed at present")] : [];
}
