// The elements of the shortlist page: each service in short on the screen, in full on paper.

import { byId, element, inElements, row } from "../../core/dom.js";
import { offer } from "../../core/handing-on.js";
import { pageOf } from "../../core/root.js";

/** @typedef {import("../../core/facts.js").Fact} Fact */
/** @typedef {import("../../core/facts.js").Near} Near */
/** @typedef {import("../../core/facts.js").ServicePage} ServicePage */
/** @typedef {import("./state.js").Part} Part */
/** @typedef {import("./state.js").Screen} Screen */

// What people choose by; the rest is on the service's own page, and on paper.
const IN_SHORT = new Set(["type", "provider", "places", "where", "days", "languages", "price", "rating", "feedback"]);
const SENT = "A shortlist for you";

/**
 * @param {boolean} sent whether somebody sent the list
 * @param {readonly string[]} notes what was odd about it
 * @param {string} site what the site is called
 */
export function begin(sent, notes, site) {
  byId("list-without").hidden = true;
  byId("list").hidden = false;
  byId("list-sent").hidden = !sent;
  if (sent) {
    byId("list-heading").textContent = SENT;
    document.title = `${SENT} – ${site}`;
  }
  const list = byId("list-notes");
  list.replaceChildren(...notes.map((note) => element("li", {}, note)));
  list.hidden = notes.length === 0;
}

/** @param {readonly Part[]} parts one for each service */
export function showParts(parts) {
  byId("list-services").replaceChildren(...parts.map((part) => (part.kind === "service" ? whole(part.service) : note(part))));
}

/**
 * The lines and buttons that depend on what is on the list just now.
 * @param {Screen} screen
 */
export function show({ lead, empty, clearable, foot, off, chosen, link, mail, compare, sheet, sent }) {
  byId("list-lead").textContent = lead;
  byId("list-empty").hidden = !empty;
  byId("list-actions").hidden = chosen.length === 0;
  byId("list-clear-line").hidden = !clearable;
  byId("list-foot").textContent = foot;
  for (const part of byId("list-services").querySelectorAll("[data-entry]")) {
    part.classList.toggle("fd-listed--off", off.has(part.getAttribute("data-entry") ?? ""));
  }
  offer("list", mail);
  /** @type {HTMLAnchorElement} */
  const compareLink = byId("list-compare");
  compareLink.hidden = chosen.length < 2;
  compareLink.search = compare;
  // The first sheet of paper; one service needs no list of its own.
  byId("list-sheet").hidden = sheet.length < 2;
  byId("list-sheet-services").replaceChildren(...sheet.map(({ name, words }) => row(name, words)));
  byId("list-sheet-address").textContent = link;
  if (!sent) return;
  byId("list-keep").hidden = !sent.keepable;
  byId("list-sent-words").textContent = sent.words;
}

/** @param {string} text for whoever cannot see the page */
export function tell(text) {
  byId("list-status").textContent = text;
}

/** @param {string} text what was done */
export function say(text) {
  byId("list-done").textContent = text;
  tell(text);
}

/** @param {ServicePage} service */
function whole({ id, name, address, summary, facts, contacts, gone, near, picture, whole }) {
  const short = [...facts.filter((fact) => IN_SHORT.has(fact.name)), ...contacts].map(line);
  return element(
    "section",
    { class: "fd-listed", "data-entry": id, "data-address": address },
    element("h2", {}, element("a", { href: pageOf(id) }, name)),
    ...(gone.length ? [notListed(gone)] : []),
    ...(summary ? [element("p", { class: "fd-listed__short" }, summary)] : []),
    ...(short.length ? [element("dl", { class: "fd-facts fd-listed__short" }, ...short)] : []),
    ...(near ? [instead(near)] : []),
    button(id, name),
    element("div", { class: "fd-listed__full" }, onPaper(name, address, picture), whole),
  );
}

/** @param {Fact} fact */
function line(fact) {
  const { way } = fact;
  const there = way ? [" ", element("a", { class: "fd-there", href: way.href, rel: way.rel }, way.words)] : [];
  return row(fact.label, ...inElements(fact), ...there);
}

/** @param {Extract<Part, { kind: "note" }>} note */
function note({ id, title, words, link, choosable }) {
  const lead = link ? [element("a", { href: link }, "Try its own page")] : [];
  const parts = [element("h2", {}, title), element("p", {}, words, ...lead), ...(choosable ? [button(id, title)] : [])];
  return element("section", { class: "fd-listed", "data-entry": id }, ...parts);
}

/** @param {readonly string[]} gone */
function notListed(gone) {
  return element(
    "div",
    { class: "fd-notice fd-notice--withheld fd-listed__short" },
    element("p", {}, element("strong", {}, "This service is not listed at present.")),
    element("ul", {}, ...gone.map((reason) => element("li", {}, reason))),
  );
}

/**
 * What is like a service that is not listed.
 * @param {Near} near
 */
function instead({ heading, links }) {
  const items = links.map(({ words, href }) => element("li", {}, element("a", { href }, words)));
  return element("div", { class: "fd-listed__short" }, element("h3", {}, heading), element("ul", {}, ...items));
}

/**
 * What leads from the paper to the page.
 * @param {string} name
 * @param {string} address
 * @param {string} picture the address of its QR code, "" where there is none
 */
function onPaper(name, address, picture) {
  const where = element("p", {}, "On the website: ", element("span", { class: "fd-address" }, address));
  const alt = `QR code that leads to the page of ${name}`;
  const code = picture ? [element("img", { class: "fd-qr", src: picture, alt, width: "120", height: "120" })] : [];
  return element("div", { class: "fd-way" }, ...code, where);
}

/**
 * @param {string} id
 * @param {string} name
 */
function button(id, name) {
  return element("span", { "data-shortlist": id, "data-name": name });
}
