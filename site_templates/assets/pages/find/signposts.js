// What the words speak of that this directory does not list, or that cannot wait.

import { groupsFrom, has, phrasesFrom, takenOut, wordsIn } from "../../core/phrases.js";
import { Speller } from "../../core/spelling.js";
import { plain, tokens } from "../../core/text.js";

/** @typedef {import("../../core/data.js").Elsewhere} Elsewhere */
/** @typedef {import("../../core/data.js").Words} Words */
/** @typedef {import("../../core/phrases.js").Phrases} Phrases */
/**
 * @typedef {object} Signs
 * @property {readonly Elsewhere[]} entries what to show, in its order
 * @property {boolean} urgent whether somebody may be in danger: they are offered nothing else then, such as another spelling
 */
/**
 * @typedef {object} Reader
 * @property {readonly { entry: Elsewhere, phrases: Phrases, unless: Phrases }[]} entries
 * @property {readonly string[]} listed names of what is listed, in plain form
 * @property {Speller} misspelt words that are known with one letter wrong as well
 * @property {ReadonlySet<string>} spelt words that are no misspellings
 */

const MOST = 3000; // letters of a text; a longer one is pasted, and says what it is about before
const SHORTEST = 5; // letters of a word that may be misspelt

/** @type {WeakMap<Words, Reader>} */
const readers = new WeakMap();

/**
 * Where somebody may be in danger, all that is urgent and nothing else; otherwise the first that fits.
 * @param {string} text as typed
 * @param {Words} words
 * @returns {Signs}
 */
export function signposts(text, words) {
  const meant = spokenOf(text, words);
  const urgent = meant.filter((entry) => entry.urgent);
  return urgent.length ? { entries: urgent, urgent: true } : { entries: meant.slice(0, 1), urgent: false };
}

/**
 * Who can help where no listed service has what somebody asks for.
 * @param {string} lacking an id of access, or "languages" for any language
 * @param {Words} words
 * @returns {readonly Elsewhere[]}
 */
export function whereNone(lacking, { elsewhere }) {
  return elsewhere.filter((entry) => entry.where_none.includes(lacking));
}

/**
 * A longer name of what is listed says something else: "emergency respite" is a stay, and
 * "substance abuse" a need.
 * @param {string} text
 * @param {Words} words
 * @returns {readonly Elsewhere[]}
 */
function spokenOf(text, words) {
  const reader = readers.get(words) ?? readerOf(words);
  readers.set(words, reader);
  const said = mended(tokens(text.slice(0, MOST)), reader);
  const whole = ` ${said.join(" ")} `;
  const named = reader.listed.filter((name) => whole.includes(` ${name} `));
  return reader.entries
    .filter(({ phrases, unless }) => {
      const longer = phrasesFrom(named.filter((name) => saysMore(name, phrases)));
      return has(takenOut(takenOut(said, longer), unless), phrases);
    })
    .map(({ entry }) => entry);
}

/**
 * Whether it holds one of the phrases and something besides.
 * @param {string} name
 * @param {Phrases} phrases
 */
function saysMore(name, phrases) {
  return new Set(takenOut(tokens(name), phrases).map(Boolean)).size === 2;
}

/**
 * With the word that is often misspelt in place of one that is a letter away from it and is no word here.
 * @param {readonly string[]} all
 * @param {Reader} reader
 */
function mended(all, { misspelt, spelt }) {
  const meant = new Map(
    [...new Set(all)].map((word) => {
      const other = word.length < SHORTEST || spelt.has(word) ? null : misspelt.nearest(word, 1);
      return [word, other?.[0] === word[0] ? other : word];
    }),
  );
  return all.map((word) => meant.get(word) ?? word);
}

/**
 * @param {Words} words
 * @returns {Reader}
 */
function readerOf({ elsewhere, groups: written, types, needs, access, small, everyday, often_misspelt, spelt_right }) {
  const listed = [types, needs].flatMap((names) => Object.values(names).flat());
  const phrases = [...elsewhere.flatMap((entry) => [...entry.words, ...entry.unless]), ...Object.values(written).flat()];
  const groups = groupsFrom(written);
  const others = [...listed, ...Object.values(access).flat(), ...small, ...everyday, ...spelt_right];
  return {
    entries: elsewhere.map((entry) => ({
      entry,
      phrases: phrasesFrom(entry.words, groups),
      unless: phrasesFrom(entry.unless, groups),
    })),
    listed: listed.map(plain),
    misspelt: new Speller(often_misspelt.map(plain)),
    spelt: new Set([...wordsIn(phrases), ...tokens(others.join(" "))]),
  };
}
