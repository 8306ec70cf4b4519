// The table of what the services say. Where there is room it is one; on a narrow screen each fact stands
// over what the services say to it, two beside each other, and it is still a table for whoever hears it:
// the roles are written out, as browsers forget them where a stylesheet lays a table out anew.

import { element, inElements } from "../../core/dom.js";
import { pageOf } from "../../core/root.js";
import { inBrief } from "./differences.js";

/** @typedef {import("../../core/facts.js").Fact} Fact */
/** @typedef {import("../../core/facts.js").ServicePage} ServicePage */
/** @typedef {import("./differences.js").Row} Row */
/** @typedef {(Node | string)[]} Content */

const NOT_SAID = "Not said";
const WORD = 4; // letters of a short word: "Yes", "Ask", "42"
const LETTERS = ["A", "B", "C", "D"];
/** What is written in place of an address that has no room, and of whom it is. @type {Readonly<Record<string, readonly [string, string]>>} */
const IN_PLACE_OF = { email: ["E-mail", "to"], website: ["Website", "of"] };

/**
 * @param {string} caption
 * @param {readonly ServicePage[]} services
 * @param {readonly HTMLTableRowElement[]} body
 */
export function table(caption, services, body) {
  const head = services.map((service, i) =>
    element("th", { scope: "col", role: "columnheader" }, letter(i), element("a", { href: pageOf(service.id) }, service.name)),
  );
  const corner = element("td", { role: "cell", class: "fd-compare__corner" });
  return element(
    "table",
    { class: `fd-compare fd-compare--${services.length}`, role: "table" },
    element("caption", { class: "fd-hidden" }, caption),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, corner, ...head)),
    element("tbody", { role: "rowgroup" }, ...body),
  );
}

/**
 * A fact, and what each of the services says to it; of several things, one line for each that not all have.
 * @param {readonly ServicePage[]} services
 * @param {Row} row
 * @param {string} together all of so many: "all four"
 */
export function linesOf(services, { label, facts, shared, items }, together) {
  if (!items.length && facts.every(isWord)) return [oneLine("", header(label), facts.map((fact) => (fact ? [inBrief(fact)] : dash())))];
  if (!items.length) return [line(services, label, facts.map(content))];
  return [
    oneLine("fd-compare__group", header(label), services.map((_, i) => [letter(i)])),
    ...(shared.length ? [forAll(services.length, together, shared)] : []),
    ...items.map(({ words, has }) => oneLine("fd-compare__item", header(words), has.map((yes) => (yes ? ["Yes"] : dash())))),
  ];
}

/**
 * How to reach each of them.
 * @param {readonly ServicePage[]} services
 * @param {readonly (readonly Fact[])[]} ways
 */
export function waysOf(services, ways) {
  const cells = ways.map((all, i) => {
    const lines = all.map((way) => element("li", {}, ...written(way, services[i].name)));
    return lines.length ? [element("ul", { class: "fd-compare__ways" }, ...lines)] : [NOT_SAID];
  });
  return ways.some((all) => all.length) ? [line(services, "Ring or write", cells)] : [];
}

/**
 * @param {readonly ServicePage[]} services
 * @param {string} label
 * @param {readonly Content[]} cells
 */
function line(services, label, cells) {
  const made = cells.map((cell, i) => element("td", { role: "cell" }, whose(services, i), ...cell));
  return element("tr", { role: "row" }, header(label), ...made);
}

/**
 * What needs a word alone of each service, and so stands in one line on every screen.
 * @param {string} looks
 * @param {HTMLTableCellElement} header
 * @param {readonly Content[]} cells
 */
function oneLine(looks, header, cells) {
  const made = cells.map((cell) => element("td", { role: "cell" }, ...cell));
  return element("tr", { role: "row", class: `fd-compare__line ${looks}`.trim() }, header, ...made);
}

/**
 * @param {number} columns
 * @param {string} together
 * @param {readonly string[]} shared
 */
function forAll(columns, together, shared) {
  const cell = element("td", { role: "cell", colspan: `${columns}`, "aria-colspan": `${columns}` }, shared.join(", "));
  return element("tr", { role: "row", class: "fd-compare__all" }, header(`For ${together}:`), cell);
}

/** @param {Fact | null} fact */
function isWord(fact) {
  return inBrief(fact).length <= WORD;
}

/** @param {Content} content */
function header(...content) {
  return element("th", { scope: "row", role: "rowheader" }, ...content);
}

/** @param {Fact | null} fact */
function content(fact) {
  if (!fact) return [element("span", { class: "fd-muted" }, NOT_SAID)];
  return fact.brief ? [inBrief(fact)] : inElements(fact);
}

/**
 * On paper an address is written out.
 * @param {Fact} way
 * @param {string} name
 */
function written(way, name) {
  const all = inElements(way);
  const [link] = all;
  const short = IN_PLACE_OF[way.name];
  if (!short || !(link instanceof HTMLAnchorElement)) return all;
  const ofWhom = element("span", { class: "fd-hidden" }, ` ${short[1]} ${name}`);
  link.replaceChildren(element("span", { class: "fd-no-print" }, short[0], ofWhom), element("span", { class: "fd-print-only" }, way.words));
  return all;
}

function dash() {
  return [element("span", { "aria-hidden": "true" }, "–"), element("span", { class: "fd-hidden" }, NOT_SAID)];
}

/**
 * Whose cell it is, for the eye where the columns do not stand under their heads.
 * @param {readonly ServicePage[]} services
 * @param {number} i
 */
function whose(services, i) {
  return element("span", { class: "fd-compare__whose", "aria-hidden": "true" }, letter(i), element("span", {}, services[i].name));
}

/** @param {number} i */
function letter(i) {
  return element("span", { class: "fd-compare__letter", "aria-hidden": "true" }, LETTERS[i]);
}
