// Reads what somebody typed: which type of support, which place, which needs, which access.
// It serves to put results in order and to offer more; it never hides what the
// plain search finds.

import { guessed as placeLike } from "../../core/place.js";
import { nearest } from "../../core/spelling.js";
import { content } from "./vocabulary.js";
import { stem, tells, tokens } from "../../core/text.js";

/** @typedef {import("./vocabulary.js").Phrase} Phrase */
/** @typedef {import("./vocabulary.js").Place} Place */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {{ heard: string, meant: string }} Correction */
/**
 * @typedef {object} Reading
 * @property {readonly { id: string, score: number }[]} types the likeliest first; a score is between 0 and 1
 * @property {Place | null} place
 * @property {readonly string[]} needs
 * @property {readonly string[]} access
 * @property {readonly string[]} rest the words that tell and are no place
 * @property {readonly Correction[]} corrections what may have been meant
 * @property {string} corrected the whole text as it may have been meant
 */

const LONGEST_PLACE = 5; // words
const SURE = 0.42;
const AS_GOOD = 0.8; // of the best
const UNKNOWN = 0.7; // the weight of a word that no type is called by
const ALSO = 0.25; // the weight of all the words of a type beside its best phrase
// A need says who somebody is, and little of the type: "learning disability" is in the names of many.
const OF_A_NEED = 0.3;
const SHORTEST_GUESS = 4; // letters
const LONG = 6; // letters

/**
 * @param {string} text
 * @param {Vocabulary} vocabulary
 * @param {{ guess?: boolean }} [options] guess: mend spellings that nobody has listed
 * @returns {Reading}
 */
export function read(text, vocabulary, { guess = false } = {}) {
  const heard = tokens(text);
  const first = takePlace(heard, vocabulary, false);
  const mended = guess ? mend(first, heard, vocabulary) : { ...first, words: heard, corrections: [] };
  const { place, left } = mended;
  const told = content(left);
  const named = namedIn(told, [...vocabulary.needs, ...vocabulary.access]);
  const ids = (/** @type {readonly Phrase[]} */ some) =>
    [...new Set(named.filter((phrase) => some.includes(phrase)).map((phrase) => phrase.id))];
  return {
    types: typesIn(told, named, vocabulary),
    place,
    needs: ids(vocabulary.needs),
    access: ids(vocabulary.access),
    rest: told,
    corrections: [...first.corrections, ...mended.corrections],
    corrected: mended.words.join(" "),
  };
}

/**
 * Take the longest name of a place out.
 * @param {readonly string[]} all
 * @param {Vocabulary} vocabulary
 * @param {boolean} guess whether a name may be misspelt
 * @returns {{ place: Place | null, left: readonly string[], words: readonly string[], corrections: Correction[] }}
 */
function takePlace(all, vocabulary, guess) {
  for (let length = Math.min(LONGEST_PLACE, all.length); length > 0; length--) {
    for (let start = all.length - length; start >= 0; start--) {
      const heard = all.slice(start, start + length).join(" ");
      const known = vocabulary.places.get(heard);
      const place = known ?? (guess ? guessed(heard, vocabulary) : null);
      if (!place) continue;
      const before = all.slice(0, start);
      const after = all.slice(start + length);
      const wrong = !known || known.misspelt;
      return {
        place,
        left: [...before, ...after],
        words: [...before, place.name, ...after],
        corrections: wrong ? [{ heard, meant: place.name }] : [],
      };
    }
  }
  return { place: null, left: all, words: all, corrections: [] };
}

/**
 * @param {string} heard
 * @param {Vocabulary} vocabulary
 * @returns {Place | null}
 */
function guessed(heard, vocabulary) {
  if (heard.length < SHORTEST_GUESS) return null;
  // A word that is known as such is no place, and no more are two words of which one is "in".
  const words = heard.split(" ");
  if (words.some((word) => !tells(word))) return null;
  if (words.every((word) => isKnown(word, vocabulary))) return null;
  // What is a town over the border, or more like one, is no misspelling of a place here.
  const place = placeLike(heard, vocabulary.gazetteer);
  return place?.area ? place : null;
}

/**
 * Put the nearest known word where a word is not known.
 * @param {{ place: Place | null, left: readonly string[] }} found
 * @param {readonly string[]} heard
 * @param {Vocabulary} vocabulary
 */
function mend(found, heard, vocabulary) {
  const placed = found.place ? { place: found.place, left: found.left, corrections: [] } : takePlace(heard, vocabulary, true);
  /** @type {Map<string, string>} */
  const meant = new Map();
  for (const word of placed.left) {
    if (word.length < SHORTEST_GUESS || !tells(word) || isKnown(word, vocabulary) || vocabulary.gazetteer.names.has(word)) continue;
    const other = nearest(word, vocabulary.spellings.keys());
    if (other && likely(word, other)) meant.set(word, other);
  }
  const words = placed.corrections.length && "words" in placed ? placed.words : heard;
  return {
    place: placed.place,
    left: placed.left.map((word) => meant.get(word) ?? word),
    words: /** @type {readonly string[]} */ (words).map((word) => vocabulary.spellings.get(meant.get(word) ?? "") ?? word),
    corrections: [
      ...placed.corrections,
      ...[...meant].map(([word, other]) => ({ heard: word, meant: vocabulary.spellings.get(other) ?? other })),
    ],
  };
}

/**
 * A short word with another letter is another word: no "house" for "horse".
 * @param {string} word
 * @param {string} other
 */
function likely(word, other) {
  const letters = (/** @type {string} */ text) => [...text].sort().join("");
  return word.length >= LONG || word.length !== other.length || letters(word) === letters(other);
}

/**
 * The words that tell something and that nobody here uses, as far as the vocabulary says;
 * the beginning of a word may be one that is still being typed.
 * @param {string} text
 * @param {Vocabulary} vocabulary
 */
export function strange(text, vocabulary) {
  const { left } = takePlace(tokens(text), vocabulary, false);
  const all = [...vocabulary.spellings.keys()];
  const begun = (/** @type {string} */ word) => all.some((known) => known.startsWith(word));
  return [...new Set(left)].filter((word) => tells(word) && !isKnown(word, vocabulary) && !begun(word));
}

/**
 * @param {string} word
 * @param {Vocabulary} vocabulary
 */
function isKnown(word, vocabulary) {
  return vocabulary.spellings.has(word) || vocabulary.spellings.has(stem(word)) || vocabulary.weights.has(stem(word)) || vocabulary.places.has(word) || /\d/.test(word);
}

/**
 * The types that the words are about: those whose names have the most in common with them.
 * @param {readonly string[]} told
 * @param {readonly Phrase[]} needs and access
 * @param {Vocabulary} vocabulary
 */
function typesIn(told, needs, { types, weights }) {
  const asked = new Set(told);
  const ofNeeds = new Set(needs.flatMap((phrase) => phrase.tokens));
  const weight = (/** @type {string} */ token) =>
    (weights.get(token) ?? UNKNOWN) * (ofNeeds.has(token) ? OF_A_NEED : 1);
  const whole = sum([...asked].map(weight));
  if (whole === 0) return [];
  /** @type {Map<string, { best: number, words: Set<string> }>} */
  const found = new Map();
  for (const phrase of types) {
    const own = new Set(phrase.tokens);
    const shared = [...own].filter((token) => asked.has(token));
    const entry = found.get(phrase.id) ?? { best: 0, words: new Set() };
    found.set(phrase.id, entry);
    if (shared.length === 0) continue;
    // "Dementia" is who somebody is; a "dementia care home" is a type only where more of it is said.
    if (shared.length < own.size && shared.every((token) => ofNeeds.has(token))) continue;
    shared.forEach((token) => entry.words.add(token));
    const common = sum(shared.map(weight));
    const ofPhrase = common / sum([...own].map(weight));
    const ofText = common / whole;
    const score = (2 * ofPhrase * ofText) / (ofPhrase + ofText);
    // The whole of a name in a longer sentence says more than a few words of a longer name.
    entry.best = Math.max(entry.best, ofPhrase === 1 ? (1 + score) / 2 : score);
  }
  const scored = [...found].map(([id, { best, words }]) => ({
    id,
    score: (best + (ALSO * sum([...words].map(weight))) / whole) / (1 + ALSO),
  }));
  scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return scored.filter(({ score }) => score >= SURE && score >= AS_GOOD * scored[0].score);
}

/**
 * The phrases of which all the words are there, in their order; not those that are part of a longer one:
 * "profound and multiple learning disability" is one need, and a "wheelchair user" is no way in.
 * @param {readonly string[]} told
 * @param {readonly Phrase[]} phrases
 */
function namedIn(told, phrases) {
  const text = ` ${told.join(" ")} `;
  const words = (/** @type {Phrase} */ phrase) => ` ${phrase.tokens.join(" ")} `;
  const found = phrases.filter((phrase) => text.includes(words(phrase)));
  const longer = (/** @type {Phrase} */ one) => (/** @type {Phrase} */ other) =>
    other.tokens.length > one.tokens.length && words(other).includes(words(one));
  return found.filter((one) => !found.some(longer(one)));
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
