// The words of a text: as they were typed, as they were meant, and whether they are wanted.

import { plain, stem } from "../../core/text.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {{ heard: string, meant: string }} Correction */
/** @typedef {{ written: string, token: string, bare: string }} Word as it was typed, in its one form, and in plain form */

export const SHORTEST_ALONE = 6; // letters of a word that is taken for another though nothing leads to it
const DENIALS = new Set(["not", "no", "without", "except", "dont", "doesnt", "isnt", "arent", "never", "nor", "avoid"]);
const LED_BY = new Set(["a", "an", "any", "the", "in", "at", "on", "want", "wants", "like", "need", "another", "to", "be", "too", "far", "from"]);
const REACH = 4; // words between

/**
 * @param {string} text
 * @returns {Word[]}
 */
export function split(text) {
  return text
    .replace(/([a-z])\s*[-–]\s*(?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)/gi, "$1 to ") // "Monday-Friday"
    .split(/[\s,;:/()–+-]+/)
    .flatMap((part) => {
      const written = part.replace(/^[^\p{L}\p{N}£]+|[^\p{L}\p{N}]+$/gu, "");
      return plain(part).split(" ").map((bare) => ({ written, bare, token: stem(bare) }));
    })
    .filter(({ bare }) => bare);
}

/**
 * Whether somebody said that they do not want it: "not a care home", "I don't want Shared Lives".
 * @param {readonly Word[]} words
 * @param {Word} word
 */
export function isDenied(words, word) {
  for (let i = words.indexOf(word) - 1, steps = 0; i >= 0 && steps < REACH; i--, steps++) {
    if (DENIALS.has(words[i].bare)) return true;
    if (!LED_BY.has(words[i].bare)) return false;
  }
  return false;
}

/**
 * The word as it was meant, where it is not known and one that is known is spelt nearly so.
 * @param {Word} word
 * @param {Lexicon} lexicon
 * @param {ReadonlySet<string>} said
 * @param {Correction[]} corrections
 * @returns {Word}
 */
export function mended(word, lexicon, said, corrections) {
  if (lexicon.small.has(word.bare) || isKnown(word, lexicon, said)) return word;
  const meant = lexicon.spellings.nearest(word.bare);
  // A short word that is like one that says nothing is another word: "fell" is no "full", but "hmoe" is "home".
  const another = word.bare.length < SHORTEST_ALONE && letters(meant ?? "") !== letters(word.bare);
  if (!meant || (another && lexicon.everyday.has(stem(meant)))) return word;
  corrections.push({ heard: word.bare, meant: lexicon.written.get(meant) ?? meant });
  return { ...word, bare: meant, token: stem(meant) };
}

/** @param {string} word */
function letters(word) {
  return [...word].sort().join("");
}

/**
 * @param {Word} word
 * @param {Lexicon} lexicon
 * @param {ReadonlySet<string>} said
 */
export function isKnown({ bare, token }, { spellings, gazetteer, small }, said) {
  return small.has(bare) || spellings.has(bare) || spellings.has(token) || gazetteer.names.has(bare) || said.has(bare) || /\d/.test(bare);
}
