// What the site's text says of words: Pagefind, in the browser; nothing is sent anywhere.

import { json } from "../../core/data.js";
import { Watch } from "./watch.js";

/** @typedef {import("./answer.js").Hits} Hits */
/** @typedef {{ results: readonly { id: string, score: number }[] }} Results */
/** @typedef {{ search: (words: string) => Promise<Results>, destroy: () => Promise<void> }} Pagefind */
/** @typedef {import("../../core/data.js").TextHits} TextHits */

/** The text of the site, opened when it is first asked, and kept. */
export class SiteText {
  /** @type {Promise<{ pagefind: Pagefind, hits: TextHits, watch: Watch }> | null} */
  #open = null;
  /** @type {Map<string, Hits>} */
  #said = new Map();

  /** @param {URL} root the site's root */
  constructor(root) {
    this.root = root;
  }

  /**
   * What says each of the words. Rejects where the index, or a part of it, did not come;
   * it may come when it is asked anew.
   * @param {readonly string[]} words in plain form
   * @returns {Promise<ReadonlyMap<string, Hits>>}
   */
  async ask(words) {
    try {
      const { pagefind, hits, watch } = await this.#opened();
      for (const word of words) {
        // In quotation marks it takes the word itself, or another form of it; without, any that begins alike.
        if (!this.#said.has(word)) this.#said.set(word, read((await watch.sound(pagefind.search(`"${word}"`))).results, hits));
      }
    } catch (error) {
      this.#open = null;
      throw error;
    }
    return new Map(words.map((word) => [word, /** @type {Hits} */ (this.#said.get(word))]));
  }

  #opened() {
    this.#open ??= this.#load();
    return this.#open;
  }

  async #load() {
    const folder = new URL("pagefind/", this.root);
    const [pagefind, hits] = await Promise.all([import(new URL("pagefind.js", folder).href), json(new URL("find/hits.json", this.root))]);
    await pagefind.destroy(); // it would keep what failed before
    return { pagefind, hits, watch: new Watch(folder) };
  }
}

/**
 * @param {Results["results"]} results
 * @param {TextHits} hits
 * @returns {Hits} what says it once and shortly at a half, the best with 1
 */
function read(results, { services, pages }) {
  const most = Math.max(0, ...results.map(({ score }) => score)) || 1;
  /** @type {Map<string, number>} */
  const ofServices = new Map();
  /** @type {Map<string, number>} */
  const ofPages = new Map();
  for (const { id, score } of results) {
    const key = id.slice(id.indexOf("_") + 1);
    const worth = (1 + score / most) / 2;
    if (services[key]) ofServices.set(services[key], worth);
    else if (pages[key]) ofPages.set(pages[key], worth);
  }
  return { services: ofServices, pages: ofPages };
}
