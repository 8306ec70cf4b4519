// One service on the shortlist page: in short on the screen, in full on paper.

import { element } from "../../core/dom.js";
import { root } from "../../core/root.js";

/** @typedef {import("../../core/facts.js").Service} Service */
/** @typedef {import("../../core/facts.js").Fact} Fact */
/** @typedef {import("../../core/facts.js").Near} Near */

// What people choose by; the rest is on the service's own page, and on paper.
const IN_SHORT = ["Type of support", "Provider", "Places", "Where", "Price", "CQC rating"];

/** @param {Service} service */
export function section(service) {
  const { id, name, address, summary, facts, contacts, gone, near } = service;
  /** @type {HTMLElement[]} */
  const parts = [title(name, hereOf(service))];
  if (gone.length) parts.push(notListed(gone));
  if (summary) parts.push(element("p", { class: "fd-listed__short" }, summary));
  const short = [...facts.filter(({ label }) => IN_SHORT.includes(label)), ...contacts];
  const list = element("dl", { class: "fd-facts fd-listed__short" }, ...short.map(row));
  if (short.length) parts.push(list);
  if (near) parts.push(instead(near));
  parts.push(button(id, name));
  parts.push(element("div", { class: "fd-listed__full" }, onPaper(service), service.whole));
  return element("section", { class: "fd-listed", "data-entry": id, "data-address": address }, ...parts);
}

/**
 * A service of which the site knows nothing.
 * @param {string} id
 * @param {string} name "" where this device never knew it
 * @param {boolean} own whether it is on the visitor's own list, and can be taken off
 */
export function sectionOfUnknown(id, name, own) {
  const words = name
    ? `“${name}” is not in the directory any more. Nothing else is known of it here.`
    : `The directory has no service with the name “${id}”. The link may be old, or a letter of it lost.`;
  return plain(id, name || id, element("p", {}, words), own);
}

/**
 * A service whose page could not be fetched.
 * @param {string} id
 * @param {string} name
 * @param {string} address
 */
export function sectionOfFailed(id, name, address) {
  const link = element("a", { href: address }, "Try its own page");
  const words = "This service could not be loaded just now. It is still on the list. ";
  return plain(id, name || id, element("p", {}, words, link), true);
}

/** @param {Service} service */
function hereOf({ id }) {
  return new URL(`services/${id}/`, root).href;
}

/**
 * @param {string} name
 * @param {string} address
 */
function title(name, address) {
  return element("h2", {}, element("a", { href: address }, name));
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
 * @param {Service} service
 */
function onPaper({ name, address, picture }) {
  const where = element("p", {}, "On the website: ", element("span", { class: "fd-address" }, address));
  const code = picture
    ? [element("img", { class: "fd-qr", src: picture, alt: `QR code that leads to the page of ${name}`, width: "120", height: "120" })]
    : [];
  return element("div", { class: "fd-listed__way" }, ...code, where);
}

/** @param {Fact} fact */
function row({ label, words }) {
  return element("div", {}, element("dt", {}, label), " ", element("dd", {}, words));
}

/**
 * @param {string} id
 * @param {string} name
 */
function button(id, name) {
  return element("span", { "data-shortlist": id, "data-name": name });
}

/**
 * @param {string} id
 * @param {string} name
 * @param {HTMLElement} words
 * @param {boolean} choosable
 */
function plain(id, name, words, choosable) {
  const parts = [element("h2", {}, name), words, ...(choosable ? [button(id, name)] : [])];
  return element("section", { class: "fd-listed", "data-entry": id }, ...parts);
}
