// From the words to the services that answer them: the plain search and what was
// understood, together. The last answer is kept, as choices do not change it.

import { find, findSome, heard, NOTHING, open } from "./query.js";
import { matches } from "./ranking.js";
import { read, strange } from "./reading.js";
import { distance } from "../../core/spelling.js";
import { plain, searchable, without } from "../../core/text.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("./query.js").Index} Index */
/** @typedef {import("./ranking.js").Match} Match */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/**
 * @typedef {object} Answer
 * @property {readonly Match[]} matches
 * @property {Reading | null} reading null where there are no words
 * @property {readonly string[]} types ids of types of support, the likeliest first
 * @property {boolean} partly whether nothing has all of the words
 * @property {readonly string[]} unheard words that no service says, and that were left aside
 * @property {boolean} unsearched whether the index could not be had
 */

/** Answers words; the index is opened when words are first asked for. */
export class Answerer {
  /** @type {Promise<Index> | null} */
  #index = null;
  #last = { words: "", answer: /** @type {Promise<Answer> | null} */ (null) };

  /**
   * @param {Directory} directory
   * @param {Vocabulary} vocabulary
   * @param {URL} root the site's root
   */
  constructor(directory, vocabulary, root) {
    this.directory = directory;
    this.vocabulary = vocabulary;
    this.root = root;
  }

  /** Begin to load the index. Where nothing is listed there is none. */
  prepare() {
    if (this.directory.services.length) this.#opened().catch(() => {});
  }

  /**
   * @param {string} words
   * @returns {Promise<Answer>}
   */
  answer(words) {
    if (this.#last.answer === null || this.#last.words !== words) {
      const answer = this.#look(words);
      this.#last = { words, answer };
      // What failed may be asked again.
      const forget = () => {
        if (this.#last.answer === answer) this.#last.answer = null;
      };
      answer.then(({ unsearched }) => unsearched && forget(), forget);
    }
    return /** @type {Promise<Answer>} */ (this.#last.answer);
  }

  /**
   * @param {string} words
   * @returns {Promise<Answer>}
   */
  async #look(words) {
    const all = this.directory.services;
    if (all.length === 0 || !searchable(words)) {
      const every = all.map((service) => ({ service, relevance: 0 }));
      return { matches: every, reading: null, types: [], partly: false, unheard: [], unsearched: false };
    }
    const index = await this.#opened().catch(() => null);
    let unsearched = index === null;
    /**
     * @template T
     * @param {(index: Index, text: string) => Promise<T>} how
     * @param {string} text
     * @param {T} otherwise the answer where the index, or a part of it, does not come
     * @returns {Promise<T>}
     */
    const asking = async (how, text, otherwise) => {
      if (!index || unsearched) return otherwise;
      return how(index, text).catch(() => {
        unsearched = true; // a part of the index did not come
        this.#index = null; // which may come when it is asked for anew
        return otherwise;
      });
    };
    const ask = (/** @type {typeof find} */ how, /** @type {string} */ text) => asking(how, text, NOTHING);
    const unheard = [];
    for (const word of strange(words, this.vocabulary)) {
      if (!(await asking(heard, word, true))) unheard.push(word);
    }
    let reading = read(words, this.vocabulary);
    const rest = without(words, unheard);
    let found = searchable(rest) ? await ask(find, rest) : NOTHING;
    const guess = read(words, this.vocabulary, { guess: true });
    if (found.services.size === 0 && guess.corrections.length) {
      reading = guess;
      found = await ask(find, guess.corrected);
    } else {
      // The plain search takes a word that it does not know for one that begins alike.
      reading = says(reading) ? { ...reading, corrections: likely(guess) } : { ...guess, corrections: likely(guess) };
    }
    const mended = reading.corrections.flatMap((correction) => correction.heard.split(" "));
    let answers = matches(all, found, reading);
    const partly = answers.length === 0;
    if (partly) {
      found = await ask(findSome, rest);
      answers = matches(all, found, reading);
    }
    return {
      matches: answers,
      reading,
      types: reading.types.map(({ id }) => id),
      partly: partly && answers.length > 0,
      unheard: unheard.filter((word) => !mended.includes(word)),
      unsearched,
    };
  }

  #opened() {
    this.#index ??= open(this.root);
    this.#index.catch(() => {
      this.#index = null;
    });
    return this.#index;
  }
}

/** @param {Reading} reading */
function says({ types, place, needs, access }) {
  return types.length > 0 || place !== null || needs.length > 0 || access.length > 0;
}

/**
 * The corrections that hardly can be wrong, as something was found all the same.
 * @param {Reading} reading
 */
function likely({ corrections }) {
  return corrections.filter(({ heard, meant }) => heard.length > 4 && distance(heard, plain(meant), 2) <= 1);
}
