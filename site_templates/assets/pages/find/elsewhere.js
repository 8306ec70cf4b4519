// Where to turn with what this directory does not list, or with what cannot wait.

import { byId, element } from "../../core/dom.js";
import { plain } from "../../core/text.js";

/** @typedef {import("../../core/data.js").Elsewhere} Elsewhere */
/** @typedef {import("../../core/data.js").Words} Words */

/**
 * Say who can help, above what was found; of what is urgent only that.
 * @param {string} words as typed
 * @param {Words} known
 * @param {URL} root the site's root
 */
export function showElsewhere(words, known, root) {
  const notice = byId("find-elsewhere");
  const meant = spokenOf(words, known);
  const shown = meant.some(({ urgent }) => urgent) ? meant.filter(({ urgent }) => urgent) : meant.slice(0, 1);
  // Nothing moves under somebody who is reading, while it stays the same.
  const key = shown.map(({ says }) => says).join();
  if (notice.dataset.shown === key) return;
  notice.dataset.shown = key;
  notice.hidden = shown.length === 0;
  notice.replaceChildren(...shown.map((entry) => element("p", {}, ...inFull(entry, root))));
}

/**
 * What the words speak of. A longer name of what is listed says something else:
 * "emergency respite" is a stay, and "substance abuse" a need.
 * @param {string} words
 * @param {Words} known
 * @returns {readonly Elsewhere[]}
 */
function spokenOf(words, { elsewhere, types, needs }) {
  const listed = [types, needs].flatMap((names) => Object.values(names).flat()).map(plain);
  const said = ` ${plain(words)} `;
  return elsewhere.filter((entry) =>
    entry.words.map(plain).some((name) => {
      const longer = listed.filter((other) => other !== name && ` ${other} `.includes(` ${name} `));
      const left = longer.reduce((text, other) => text.replaceAll(` ${other} `, " "), said);
      return left.includes(` ${name} `);
    }),
  );
}

/**
 * @param {Elsewhere} entry
 * @param {URL} root
 * @returns {(string | Node)[]}
 */
function inFull({ says, calls, link }, root) {
  const numbers = calls.map(([name, phone, href]) => element("a", { href }, `${name}: ${phone}`));
  const page = link ? [element("a", { href: new URL(link[1], root).href }, link[0])] : [];
  const ways = [...numbers, ...page];
  return [says, ...ways.flatMap((way, i) => [i ? ", " : " ", way])];
}
