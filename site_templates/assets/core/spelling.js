// Which of some words is spelt most nearly like another. The distances are the library's.

import { SearchableMap } from "../vendor/minisearch/index.js";

const SHORTEST = 4; // letters: a shorter word with one letter changed is another word
const LONG = 9; // letters, from which two may be wrong

/** Words that are known, ready to be compared with what somebody typed. */
export class Speller {
  /** @type {SearchableMap<number>} */
  #words = new SearchableMap();

  /** @param {Iterable<string>} words in plain form; of two as near the earlier is taken */
  constructor(words) {
    let place = 0;
    for (const word of words) if (!this.#words.has(word)) this.#words.set(word, place++);
  }

  /** @param {string} word */
  has(word) {
    return this.#words.has(word);
  }

  /**
   * Those that begin so, at most as many.
   * @param {string} beginning
   * @param {number} most
   * @returns {string[]}
   */
  begin(beginning, most) {
    const some = [];
    for (const word of this.#words.atPrefix(beginning).keys()) if (some.push(word) === most) break;
    return some;
  }

  /**
   * The nearest, if one is near enough; of two as near, that with the same first letter.
   * @param {string} word
   * @param {number} [most] faults
   * @returns {string | null}
   */
  nearest(word, most = 2) {
    let best = null;
    let least = Infinity;
    for (const { other, faults, place } of this.like(word)) {
      const cost = faults + (other[0] === word[0] ? 0 : 0.5) + place / 1e9;
      if (faults <= most && cost < least) [best, least] = [other, cost];
    }
    return best;
  }

  /**
   * Those near enough: one letter put in, left out or changed, or two swapped; in a long word two such faults.
   * @param {string} word
   */
  like(word) {
    if (word.length < SHORTEST) return [];
    return [...this.#words.fuzzyGet(word, 2)]
      .map(([other, [place, faults]]) => ({ other, place, faults: faults === 2 && swapped(word, other) ? 1 : faults }))
      .filter(({ other, faults }) => faults < 2 || (word.length >= LONG && other[0] === word[0]));
  }
}

/**
 * Two letters that changed their places count as two faults, and are one.
 * @param {string} a
 * @param {string} b
 */
function swapped(a, b) {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}

/**
 * How many letters to put in, leave out or change to get from one to the other; `most` + 1 for more.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most) {
  return new SearchableMap().set(b, 0).fuzzyGet(a, most).get(b)?.[1] ?? most + 1;
}

/**
 * @param {string} word
 * @param {Iterable<string>} words
 */
export function nearest(word, words) {
  return new Speller(words).nearest(word);
}
