// What people call the types of support, the needs and the places, made ready for comparing.

import { distance } from "./spelling.js";
import { plain, slug, stem, tells, tokens } from "./words.js";

/** @typedef {import("./data.js").Directory} Directory */
/** @typedef {import("./data.js").Words} Words */
/** @typedef {{ id: string, tokens: readonly string[] }} Phrase */
/** @typedef {{ name: string, slug: string, area: string, misspelt: boolean }} Place */
/**
 * @typedef {object} Vocabulary
 * @property {readonly Phrase[]} types
 * @property {readonly Phrase[]} needs
 * @property {readonly Phrase[]} access
 * @property {ReadonlyMap<string, Place>} places by their plain name, also as it is often misspelt
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
  return {
    types,
    needs: named(directory.needs, words.needs),
    access: named(directory.access, words.access),
    places: places(directory),
    weights: weights(types),
    spellings: spellings(texts),
  };
}

/**
 * Find a place by its slug, as it stands in an address.
 * @param {Vocabulary} vocabulary
 * @param {string} wanted
 */
export function placeOf(vocabulary, wanted) {
  const found = vocabulary.places.get(wanted.replaceAll("-", " "));
  return found && !found.misspelt ? found : null;
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

/**
 * An entry in lower case is a common misspelling (content/areas.yml).
 * @param {Directory} directory
 */
function places(directory) {
  /** @type {Map<string, Place>} */
  const found = new Map();
  const areas = Object.entries(directory.areas);
  for (const [area, { name }] of areas) {
    found.set(plain(name), { name, slug: area, area, misspelt: false });
  }
  for (const [area, { name, places: all }] of areas) {
    const named = [name, ...all.filter((text) => text !== text.toLowerCase())];
    for (const text of named) {
      if (!found.has(plain(text))) found.set(plain(text), { name: text, slug: slug(text), area, misspelt: false });
    }
    for (const text of all.filter((other) => !named.includes(other))) {
      const meant = closest(plain(text), named);
      const same = meant === name ? area : slug(meant);
      if (!found.has(plain(text))) found.set(plain(text), { name: meant, slug: same, area, misspelt: true });
    }
  }
  return found;
}

/**
 * @param {string} text
 * @param {readonly string[]} names
 */
function closest(text, names) {
  const measured = names.map((name) => ({ name, away: distance(text, plain(name), 20) }));
  return measured.reduce((best, other) => (other.away < best.away ? other : best)).name;
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
