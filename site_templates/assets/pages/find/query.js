// Asks the index (Pagefind, in the browser; nothing is sent anywhere).

import { json } from "../../core/data.js";
import { Watch } from "./watch.js";
import { searchable } from "../../core/text.js";

/** @typedef {{ results: readonly { id: string, score: number }[] }} Answer */
/** @typedef {{ search: (words: string) => Promise<Answer>, destroy: () => Promise<void> }} Pagefind */
/** @typedef {{ pagefind: Pagefind, hits: Readonly<Record<string, string>>, watch: Watch }} Index */
/**
 * What the index found, the best with 1.
 * @typedef {object} Found
 * @property {ReadonlyMap<string, number>} services by id
 */

const SERVICE = /^services\/([^/]+)\/$/;
const MOST_WORDS = 8;

/** @type {Found} */
export const NOTHING = { services: new Map() };

/**
 * Open the index. Rejects where it cannot be loaded.
 * @param {URL} root the site's root
 * @returns {Promise<Index>}
 */
export async function open(root) {
  const folder = new URL("pagefind/", root);
  const [pagefind, hits] = await Promise.all([
    import(new URL("pagefind.js", folder).href),
    json(new URL("find/hits.json", root)),
  ]);
  await pagefind.destroy(); // it would keep what failed before
  const watch = new Watch(folder);
  return { pagefind, hits, watch };
}

/**
 * What holds all of the words.
 * @param {Index} index
 * @param {string} words
 * @returns {Promise<Found>}
 */
export async function find({ pagefind, hits, watch }, words) {
  const wanted = searchable(words);
  if (!wanted) return NOTHING;
  const { results } = await watch.sound(pagefind.search(wanted));
  const most = Math.max(0, ...results.map((result) => result.score)) || 1;
  /** @type {Map<string, number>} */
  const services = new Map();
  for (const { id, score } of results) {
    const address = hits[id.slice(id.indexOf("_") + 1)] ?? "";
    const service = SERVICE.exec(address)?.[1];
    if (service) services.set(service, score / most);
  }
  return { services };
}

/**
 * Whether any service says the word, or another form of it. In quotation marks the search
 * takes the word itself; without, it takes one that begins alike for a word that it does not know.
 * Rejects where a part of the index did not come.
 * @param {Index} index
 * @param {string} word in plain form
 * @returns {Promise<boolean>}
 */
export async function heard({ pagefind, watch }, word) {
  return (await watch.sound(pagefind.search(`"${word}"`))).results.length > 0;
}

/**
 * What holds some of the words, the more the better: for words that nothing holds all of.
 * @param {Index} index
 * @param {string} words
 * @returns {Promise<Found>}
 */
export async function findSome(index, words) {
  const each = [...new Set((searchable(words) ?? "").split(" "))].slice(0, MOST_WORDS);
  if (each.length < 2) return NOTHING;
  const found = await Promise.all(each.map((word) => find(index, word)));
  /** @type {Map<string, number>} */
  const services = new Map();
  for (const { services: some } of found) {
    for (const [id, score] of some) services.set(id, (services.get(id) ?? 0) + (1 + score) / (2 * each.length));
  }
  return { services };
}
