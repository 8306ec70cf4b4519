// Shows where to turn with what this directory does not list, or with what cannot wait.

import { byId, element } from "../../core/dom.js";

/** @typedef {import("../../core/data.js").Elsewhere} Elsewhere */

/**
 * Say who can help, above what was found.
 * @param {readonly Elsewhere[]} entries
 * @param {URL} root the site's root
 */
export function showElsewhere(entries, root) {
  const notice = byId("find-elsewhere");
  // Nothing moves under somebody who is reading, while it stays the same.
  const key = entries.map(({ id }) => id).join();
  if (notice.dataset.shown === key) return;
  notice.dataset.shown = key;
  notice.hidden = entries.length === 0;
  notice.replaceChildren(...entries.flatMap((entry) => inFull(entry, root)));
}

/**
 * @param {Elsewhere} entry
 * @param {URL} root
 * @returns {HTMLElement[]}
 */
function inFull({ says, calls, link }, root) {
  const numbers = calls.map(([name, phone, href]) => element("a", { href }, `${name}: `, element("span", { class: "fd-number" }, phone)));
  const page = link ? [element("a", { href: new URL(link[1], root).href }, link[0])] : [];
  const ways = [...numbers, ...page].map((way) => element("li", {}, way));
  return [element("p", {}, says), ...(ways.length ? [element("ul", { class: "fd-contacts" }, ...ways)] : [])];
}
