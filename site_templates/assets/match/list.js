// Shows the outcome: the list, what may fit, and what was left out.

import { element, kind } from "../find/element.js";
import { reasons } from "./reasons.js";

/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./matching.js").Group} Group */
/** @typedef {import("./checks.js").Names} Names */
/** @typedef {import("./checks.js").Service} Service */

const MOST_NAMED = 50;

/**
 * One service with its reasons.
 * @param {Match} match
 * @param {Names} names
 * @param {URL} root the site's root
 */
export function item(match, names, root) {
  const { service, cheapest } = match;
  const tags = cheapest ? [" ", element("span", { class: "fd-tag fd-tag--places-now" }, `Lowest price ${names.units[service.price.unit ?? ""] ?? ""}`.trim())] : [];
  const rows = reasons(match, names).map(([label, words]) =>
    element("div", {}, element("dt", {}, label), " ", element("dd", {}, words)),
  );
  return element(
    "li",
    {},
    element("h3", {}, link(service, root), ...tags),
    kind(names.pictures[service.type], `${names.types[service.type] ?? service.type}, by ${service.provider}`),
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
