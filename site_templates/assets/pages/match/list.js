// Shows the outcome: the list, what may fit, and what was left out.

import { element, kind } from "../../core/dom.js";
import { reasons } from "./reasons.js";

/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./matching.js").Group} Group */
/** @typedef {import("./checks.js").Names} Names */
/** @typedef {import("./checks.js").Service} Service */

const MOST_NAMED = 50;
const AT_ONCE = 20;

/** A list that is shown a part at a time, and whole on paper. */
export class LongList {
  /** @type {readonly Match[]} */
  #all = [];
  #shown = 0;

  /**
   * @param {HTMLElement} list
   * @param {HTMLElement} button for more
   * @param {(match: Match) => HTMLElement} make
   */
  constructor(list, button, make) {
    this.list = list;
    this.button = button;
    this.make = make;
    button.addEventListener("click", () => this.#more(AT_ONCE)?.querySelector("a")?.focus());
  }

  /** @param {readonly Match[]} matches */
  show(matches) {
    this.#all = matches;
    this.#shown = 0;
    this.list.replaceChildren();
    this.#more(AT_ONCE);
  }

  showAll() {
    this.#more(this.#all.length);
  }

  /**
   * @param {number} count
   * @returns {HTMLElement | undefined} the first that came
   */
  #more(count) {
    const next = this.#all.slice(this.#shown, this.#shown + count).map(this.make);
    this.list.append(...next);
    this.#shown += next.length;
    const rest = this.#all.length - this.#shown;
    this.button.hidden = rest === 0;
    this.button.textContent = `Show more (${rest.toLocaleString("en-GB")} left)`;
    return next[0];
  }
}

/**
 * One service with its reasons.
 * @param {Match} match
 * @param {Names} names
 * @param {URL} root the site's root
 */
export function item(match, names, root) {
  const { service, cheapest } = match;
  const tags = cheapest ? [" ", element("span", { class: "fd-tag fd-tag--places-now" }, `Lowest price ${names.units[service.price.unit ?? ""] ?? ""} of this type`)] : [];
  const rows = reasons(match, names).map(([label, words]) =>
    element("div", {}, element("dt", {}, label), " ", element("dd", {}, words)),
  );
  return element(
    "li",
    {},
    element("h3", {}, link(service, root), ...tags),
    kind(names.pictures[service.type], `${names.types[service.type] ?? service.type}, by ${service.provider}`),
    element("p", { class: "fd-address fd-print-only" }, new URL(`services/${service.id}/`, root).href),
    element("dl", { class: "fd-facts fd-reasons" }, ...rows),
    element("span", { "data-shortlist": service.id, "data-name": service.title }),
  );
}

/**
 * Services that were left out for the same first reason.
 * @param {Group} group
 * @param {URL} root
 */
export function leftOut({ why, services }, root) {
  const named = services.slice(0, MOST_NAMED).map(({ service, findings }) =>
    element("li", {}, link(service, root), `: ${findings.map(({ words }) => words).join(" ")}`),
  );
  const more = services.length - named.length;
  const rest = more > 0 ? [element("p", {}, `And ${more.toLocaleString("en-GB")} more.`)] : [];
  return element(
    "details",
    { class: "fd-plain" },
    element("summary", {}, `${why}: ${services.length.toLocaleString("en-GB")}`),
    element("ul", {}, ...named),
    ...rest,
  );
}

/**
 * @param {Service} service
 * @param {URL} root
 */
function link({ id, title }, root) {
  return element("a", { href: new URL(`services/${id}/`, root).href }, title);
}
