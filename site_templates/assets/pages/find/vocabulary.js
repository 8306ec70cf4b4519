// What people call the types of support, the needs and the places, made ready for comparing.

import { gazetteer } from "../../core/place.js";
import { plain, stem, tells, tokens } from "../../core/text.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Words} Words */
/** @typedef {{ id: string, tokens: readonly string[] }} Phrase */
/** @typedef {import("../../core/place.js").Gazetteer} Gazetteer */
/** @typedef {import("../../core/place.js").Place} Place */
/**
 * @typedef {object} Vocabulary
 * @property {readonly Phrase[]} types
 * @property {readonly Phrase[]} needs
 * @property {readonly Phrase[]} access
 * @property {Gazetteer} gazetteer
 * @property {ReadonlyMap<string, Place>} places those in an area, by their plain name, also as it is often misspelt
 * @property {ReadonlyMap<string, number>} weights how much a word tells one type from another
 * @property {ReadonlyMap<string, string>} spellings every word that is known, and how it is written
 */

/**
 * @param {Words} words
 * @param {Directory} directory
 * @returns {Vocabulary}
 */
export function vocabulary(words, directory) {
  const types = Object.entries(words.types).flatMap(([id, also]) =>
    phrases(id, [directory.types[id] ?? id, ...also]),
  );
  const named = (/** @type {Readonly<Record<string, string>>} */ names, /** @type {Words["needs"]} */ also) =>
    Object.entries(names).flatMap(([id, name]) => phrases(id, [name, ...(also[id] ?? [])]));
  const texts = [
    ...Object.values(directory.types),
    ...Object.values(words.types).flat(),
    ...Object.values(directory.needs),
    ...Object.values(words.needs).flat(),
    ...Object.values(directory.access),
    ...Object.values(words.access).flat(),
    ...directory.services.flatMap(({ title, provider, where }) => [title, provider, where]),
    words.seen,
  ];
  const known = gazetteer(directory);
  return {
    types,
    needs: named(directory.needs, words.needs),
    access: named(directory.access, words.access),
    gazetteer: known,
    places: new Map([...known.names].filter(([, { area }]) => area)),
    weights: weights(types),
    spellings: spellings(texts),
  };
}

/**
 * @param {string} id
 * @param {readonly string[]} texts
 * @returns {Phrase[]}
 */
function phrases(id, texts) {
  return texts
    .map((text) => ({ id, tokens: content(tokens(text)) }))
    .filter((phrase) => phrase.tokens.length > 0);
}

/**
 * The words that tell, in the form in which they are compared.
 * @param {readonly string[]} all
 */
export function content(all) {
  return all.filter(tells).map(stem);
}

/** @param {readonly Phrase[]} types */
function weights(types) {
  /** @type {Map<string, Set<string>>} */
  const used = new Map();
  for (const { id, tokens: all } of types) {
    for (const token of all) used.set(token, (used.get(token) ?? new Set()).add(id));
  }
  const number = new Set(types.map((phrase) => phrase.id)).size;
  return new Map([...used].map(([token, ids]) => [token, Math.log(1 + number / ids.size)]));
}

/** @param {readonly string[]} texts */
function spellings(texts) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const text of texts) {
    for (const word of text.split(/[\s,;:/()–]+/)) {
      const written = word.replace(/[^\p{L}\p{N}]+$/u, "");
      for (const token of [plain(word), stem(plain(word))]) {
        if (token.length > 2 && !found.has(token)) found.set(token, written);
      }
    }
  }
  return found;
}
