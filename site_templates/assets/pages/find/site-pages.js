// The pages of the site that tell of something: by what they are called and about, and by their text.

import { stem, tokens } from "../../core/text.js";
import MiniSearch from "../../vendor/minisearch/index.js";

/** @typedef {import("../../core/data.js").SitePage} Page */
/** @typedef {import("./answer.js").Index} Index */
/** @typedef {{ pages: readonly Page[], index: MiniSearch<Page & { id: number }> }} SitePages */

const MOST = 3;
const ENOUGH = 0.5; // of the words must stand in it
const TITLE = 3; // the weight of a word of the title
const TEXT = 0.5; // and of one that stands in the text alone

/**
 * @param {readonly Page[]} pages
 * @param {ReadonlySet<string>} small
 * @returns {SitePages}
 */
export function pagesOf(pages, small) {
  const index = new MiniSearch({
    fields: ["title", "description"],
    tokenize: tokens,
    processTerm: (term) => (small.has(term) ? null : stem(term)),
    searchOptions: { boost: { title: TITLE }, fuzzy: (term) => (term.length > 6 ? 2 : term.length > 4 ? 1 : false) },
  });
  index.addAll(pages.map((page, id) => ({ id, ...page })));
  return { pages, index };
}

/**
 * Those that tell of most of the words, the best first.
 * @param {readonly string[]} words that tell, in plain form
 * @param {SitePages} known
 * @param {Index} text what the text of the site says of the words, as far as it was asked
 * @returns {Page[]}
 */
export function pagesFor(words, { pages, index }, text) {
  const asked = new Set(words.map(stem));
  /** @type {Map<string, { words: Set<string>, score: number }>} */
  const found = new Map();
  const at = (/** @type {string} */ address) => found.get(address) ?? { words: new Set(), score: 0 };
  for (const { id, score, queryTerms } of index.search(words.join(" "))) {
    const { address } = pages[id];
    found.set(address, { words: new Set(queryTerms), score });
  }
  for (const word of words) {
    for (const [address, score] of text.get(word)?.pages ?? []) {
      const before = at(address);
      found.set(address, { words: before.words.add(stem(word)), score: before.score + TEXT * score });
    }
  }
  return [...found]
    .filter(([, { words: some }]) => some.size >= ENOUGH * asked.size)
    .sort(([a, x], [b, y]) => y.words.size - x.words.size || y.score - x.score || (a < b ? -1 : 1))
    .slice(0, MOST)
    .flatMap(([address]) => pages.find((page) => page.address === address) ?? []);
}
