// Where to turn with what this directory does not list, or with what cannot wait.

import { byId, element } from "./element.js";
import { plain } from "./words.js";

/** @typedef {import("./data.js").Elsewhere} Elsewhere */

/**
 * Say who can help, above what was found; of what is urgent only that.
 * @param {string} words as typed
 * @param {readonly Elsewhere[]} all
 * @param {URL} root the site's root
 */
export function showElsewhere(words, all, root) {
  const notice = byId("find-elsewhere");
  const meant = spokenOf(words, all);
  const shown = meant.some(({ urgent }) => urgent) ? meant.filter(({ urgent }) => urgent) : meant.slice(0, 1);
  // Nothing moves under somebody who is reading, while it stays the same.
  const key = shown.map(({ says }) => says).join();
  if (notice.dataset.shown === key) return;
  notice.dataset.shown = key;
  notice.hidden = shown.length === 0;
  notice.replaceChildren(...shown.map((entry) => element("p", {}, ...inFull(entry, root))));
}

/**
 * What the words speak of.
 * @param {string} words
 * @param {readonly Elsewhere[]} all
 */
function spokenOf(words, all) {
  const said = ` ${plain(words)} `;
  return all.filter((entry) => entry.words.some((name) => said.includes(` ${plain(name)} `)));
}

/**
 * @param {Elsewhere} entry
 * @param {URL} root
 * @returns {(string | Node)[]}
 */
function inFull({ says, calls, link }, root) {
  const numbers = calls.map(([name, phone]) =>
    element("a", { href: `tel:${phone.replaceAll(" ", "")}` }, `${name}: ${phone}`),
  );
  const page = link ? [element("a", { href: new URL(link[1], root).href }, link[0])] : [];
  const ways = [...numbers, ...page];
  return [says, ...ways.flatMap((way, i) => [i ? ", " : " ", way])];
}
