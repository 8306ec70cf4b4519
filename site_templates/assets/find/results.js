// What was found: the list, ten at a time, and what to do where there is nothing.

import { label } from "./choices.js";
import { byId, element } from "./element.js";
import { shown } from "./query.js";
import { withoutFacet } from "./state.js";

/** @typedef {import("./query.js").Findings} Findings */
/** @typedef {import("./query.js").Found} Found */
/** @typedef {import("./query.js").Hit} Hit */
/** @typedef {import("./query.js").WayOn} WayOn */
/** @typedef {import("./state.js").State} State */

const MOST_TYPES = 3;
const MOST_WAYS_ON = 3;

/** @param {number} count */
export function services(count) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "service" : "services"}`;
}

/**
 * The items for some of the services.
 * @param {readonly Hit[]} hits
 * @param {URL} root
 */
export async function items(hits, root) {
  return (await Promise.all(hits.map((hit) => shown(hit, root)))).map(item);
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

/** @param {number} count */
export function showCount(count) {
  byId("find-count").textContent = count ? services(count) : "No services fit all of that";
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

/**
 * Offer the types of support that fit the words.
 * @param {readonly Found[]} types
 */
export function showTypes(types) {
  const line = byId("find-types");
  const links = types
    .slice(0, MOST_TYPES)
    .map((type) => element("a", { href: type.address }, type.title));
  line.replaceChildren("Type of support: ", ...links.flatMap((link, i) => (i ? [", ", link] : [link])));
  line.hidden = links.length === 0;
}

/**
 * Where nothing fits: say how to go on.
 * @param {State} state
 * @param {Findings} findings
 * @param {(state: State) => void} choose
 */
export function showNothing(state, findings, choose) {
  const notice = byId("find-nothing");
  notice.hidden = findings.services.length > 0;
  if (notice.hidden) return;
  const ways = findings.waysOn.slice(0, MOST_WAYS_ON).map((way) => {
    const text = `Look without ${named(way, state)}: ${services(way.count)}`;
    return option(text, () => choose(without(way, state)));
  });
  const empty = { words: "", chosen: { type: [], area: [], need: [], availability: [] } };
  ways.push(option("Start again with every service", () => choose(empty)));
  notice.replaceChildren(
    element("p", {}, "Nothing in the directory fits everything you asked for. You could:"),
    element("ul", {}, ...ways),
  );
}

/** @param {Found} found */
function item(found) {
  const title = element("h3", {}, element("a", { href: found.address }, found.title));
  const by = [found.type, found.provider].filter(Boolean).join(", by ");
  const lines = [by, found.where, found.availability].filter(Boolean);
  return element("li", {}, title, ...lines.map((line) => element("p", {}, line)));
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function option(text, act) {
  const button = element("button", { class: "fd-button fd-button--quiet", type: "button" }, text);
  button.addEventListener("click", () => {
    act();
    byId("find-count").focus();
  });
  return element("li", {}, button);
}

/**
 * @param {WayOn} way
 * @param {State} state
 */
function named(way, state) {
  if (way.drop === "words") return `“${state.words}”`;
  const facet = way.drop;
  return state.chosen[facet].map((id) => `“${label(facet, id)}”`).join(" or ");
}

/**
 * @param {WayOn} way
 * @param {State} state
 * @returns {State}
 */
function without(way, state) {
  return way.drop === "words" ? { ...state, words: "" } : withoutFacet(state, way.drop);
}
