// What was found: how many, and the list, ten at a time.

import { byId, element, kind } from "../../core/dom.js";
import { farness } from "./near.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("./near.js").Near} Near */

/** @param {number} count */
export function services(count) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "service" : "services"}`;
}

/**
 * The items for some of the services.
 * @param {readonly Service[]} some
 * @param {Directory} directory
 * @param {Near | null} near
 * @param {URL} root the site's root
 */
export function items(some, directory, near, root) {
  return some.map((service) => item(service, directory, near, root));
}

/** @param {readonly HTMLElement[]} all */
export function showList(all) {
  byId("results").replaceChildren(...all);
}

/**
 * Add to the list, and go to the first that is new.
 * @param {readonly HTMLElement[]} more
 */
export function addToList(more) {
  byId("results").append(...more);
  more[0]?.querySelector("a")?.focus();
}

/**
 * How many were found, in words.
 * @param {number} count
 * @param {Directory} directory
 */
export function found(count, directory) {
  if (count) return services(count);
  return directory.services.length ? "No services fit all of that" : "No service is listed at present";
}

/**
 * @param {number} count
 * @param {Directory} directory
 */
export function showCount(count, directory) {
  byId("find-count").textContent = found(count, directory);
  byId("find-done").textContent = count ? `Show ${services(count)}` : "Close the filters";
}

/** Go to what was found: the focus to how many, and the first of them into sight. */
export function goToFound() {
  const count = byId("find-count");
  count.focus({ preventScroll: true });
  const first = document.querySelector("#results h3") ?? count;
  const inSight = count.getBoundingClientRect().top >= 0 && first.getBoundingClientRect().bottom <= innerHeight;
  if (!inSight) count.scrollIntoView({ block: "start", behavior: "instant" });
}

/**
 * Tell people who cannot see the list.
 * @param {string} text
 */
export function tell(text) {
  byId("find-status").textContent = text;
}

/**
 * Whether there is more to show.
 * @param {number} left
 */
export function showMore(left) {
  const button = byId("find-more");
  button.hidden = left <= 0;
  button.textContent = `Show more (${left.toLocaleString("en-GB")} left)`;
}

/** @param {string} words */
const far = (words) => element("span", { class: "fd-results__far" }, words);

/**
 * @param {Service} service
 * @param {Directory} directory
 * @param {Near | null} near
 * @param {URL} root
 */
function item(service, directory, near, root) {
  const { id, title, provider, type, availability, places, where, cost, rated } = service;
  const address = new URL(`services/${encodeURIComponent(id)}/`, root).href;
  // "Waiting list, updated 6 November 2026": the state is a tag, the day stands beside it.
  const [, state, said] = /^(.*?)(?:, |: )(.*)$/.exec(places) ?? ["", places, ""];
  const tag = element("span", { class: `fd-tag fd-tag--${availability}` }, state);
  const lines = [
    kind(directory.pictures[type], `${directory.types[type] ?? type}, by ${provider}`),
    element("p", {}, where, ...(near ? [". ", far(farness(service, near, areaOf(near, directory)))] : [])),
    element("p", {}, tag, said && ` ${said}`),
    element("p", { class: "fd-results__facts" }, `${cost}. ${rated}.`),
  ];
  const heading = element("h3", {}, element("a", { href: address }, title));
  const shortlist = element("span", { "data-shortlist": id, "data-name": title });
  return element("li", {}, heading, ...lines, shortlist);
}

/**
 * @param {Near} near
 * @param {Directory} directory
 */
function areaOf(near, directory) {
  return near.areas.length ? (directory.areas[near.areas[0]]?.name ?? "") : "";
}
