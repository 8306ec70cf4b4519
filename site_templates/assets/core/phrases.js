// Phrases as an officer writes them (content/elsewhere.yml), found among the words of a text.
//
//     hit~/threaten* <who>        the verb in any form, or what begins so, then anybody of the group "who"
//     takes (all) my money        with or without "all"
//     left … floor                with up to three words between

import { tokens } from "./text.js";

/** @typedef {readonly string[]} Text words in plain form; "" where some were taken out, over which nothing reaches */
/**
 * @typedef {object} Pattern
 * @property {(text: Text, at: number) => readonly number[]} ends where a match that begins at a word may end, each the index of the word behind it
 * @property {ReadonlySet<string>} first the words with which it may begin; one that ends in * stands for all that begin so
 */
/** @typedef {ReadonlyMap<string, Pattern>} Groups by their names */
/** @typedef {ReadonlyMap<string, readonly Pattern[]>} Phrases by the words with which they may begin */

const GAP = 3; // words
const SHORTEST = 3; // letters before a *
const ONE_WORD = /^[a-z]+\*?$/;
const ONE_SYLLABLE = /^[^aeiou]*[aeiou][^aeiouwxy]$/; // its last letter is doubled: "hit", "hitting"
const ITEM = /\(([^)]*)\)|(…)|[^\s()…]+/g;
const GROUP = /^<(.+)>$/;

/**
 * @param {Readonly<Record<string, readonly string[]>>} written in which each names only those above it
 * @returns {Groups}
 */
export function groupsFrom(written) {
  /** @type {Map<string, Pattern>} */
  const groups = new Map();
  for (const [name, entries] of Object.entries(written)) {
    groups.set(name, either(entries.map((entry) => sequence(entry, groups))));
  }
  return groups;
}

/**
 * @param {readonly string[]} phrases
 * @param {Groups} [groups]
 * @returns {Phrases}
 */
export function phrasesFrom(phrases, groups = new Map()) {
  return indexed(phrases.map((phrase) => sequence(phrase, groups)));
}

/**
 * Whether any of the phrases is in the text.
 * @param {Text} text
 * @param {Phrases} phrases
 */
export function has(text, phrases) {
  return text.some((_, at) => longest(text, at, phrases) > at);
}

/**
 * The text with "" in place of each of the phrases.
 * @param {Text} text
 * @param {Phrases} phrases
 * @returns {Text}
 */
export function takenOut(text, phrases) {
  /** @type {string[]} */
  const left = [];
  for (let at = 0; at < text.length; at++) {
    const end = longest(text, at, phrases);
    left.push(end > at ? "" : text[at]);
    at = Math.max(at, end - 1);
  }
  return left;
}

/**
 * The words of the phrases or of the entries of groups, each in plain form.
 * @param {readonly string[]} phrases
 */
export function wordsIn(phrases) {
  const written = phrases.join(" ").replace(/<[^>]*>/g, " ");
  return new Set(tokens(written.replace(/([a-z]+)~/g, (_, verb) => formsOf(verb).join(" "))));
}

/**
 * @param {Text} text
 * @param {number} at
 * @param {Phrases} phrases
 */
function longest(text, at, phrases) {
  return beginning(phrases, text[at]).reduce((most, { ends }) => Math.max(most, ...ends(text, at)), at);
}

/**
 * The patterns that may begin with the word.
 * @param {Phrases} phrases
 * @param {string | undefined} word
 * @returns {readonly Pattern[]}
 */
function beginning(phrases, word = "") {
  let all = phrases.get(word) ?? [];
  for (let length = SHORTEST; length <= word.length; length++) {
    const begun = phrases.get(`${word.slice(0, length)}*`);
    if (begun) all = [...all, ...begun];
  }
  return all;
}

/**
 * What follows its first item is made when a text begins so, which few do.
 * @param {string} phrase
 * @param {Groups} groups
 * @returns {Pattern}
 */
function sequence(phrase, groups) {
  const [first, ...others] = [...phrase.matchAll(ITEM)].map(([item, optional, gap]) => () => {
    if (gap) return upToThree;
    return optional ? maybe(sequence(optional, groups)) : choice(item.split("/"), groups);
  });
  const head = first?.() ?? either([]);
  if (others.length === 0) return head;
  /** @type {readonly Pattern[] | undefined} */
  let rest;
  return {
    ends: (text, at) => {
      rest ??= others.map((item) => item());
      return rest.reduce((all, { ends }) => onward(all, text, ends), head.ends(text, at));
    },
    first: head.first,
  };
}

/**
 * @param {readonly string[]} written words and groups
 * @param {Groups} groups
 * @returns {Pattern}
 */
function choice(written, groups) {
  const words = written.filter((each) => !GROUP.test(each));
  const named = written.flatMap((each) => groups.get(GROUP.exec(each)?.[1] ?? "") ?? []);
  if (named.length === 0) return anyOf(words);
  if (words.length) named.push(anyOf(words));
  return named.length === 1 ? named[0] : either(named);
}

/**
 * @param {readonly number[]} all
 * @param {Text} text
 * @param {Pattern["ends"]} ends
 * @returns {readonly number[]}
 */
function onward(all, text, ends) {
  if (all.length === 0) return all;
  return all.length === 1 ? ends(text, all[0]) : [...new Set(all.flatMap((at) => ends(text, at)))];
}

/**
 * @param {readonly string[]} written words, or what is one as it is written: "no-one"; "threaten*" begins a word, "hit~" is a verb
 * @returns {Pattern}
 */
function anyOf(written) {
  const first = new Set(written.flatMap((word) => (word.endsWith("~") ? formsOf(word.slice(0, -1)) : asTyped(word))));
  const several = [...first].filter((word) => word.includes(" ")).map((words) => words.split(" "));
  return {
    ends: (text, at) => {
      const word = text[at] ?? "";
      if (first.has(word) || begins(word, first)) return [at + 1];
      return several.filter((words) => words.every((one, i) => text[at + i] === one)).map((words) => at + words.length);
    },
    first: new Set([...first].map((word) => word.split(" ")[0])),
  };
}

/** @param {string} word */
function asTyped(word) {
  return ONE_WORD.test(word) ? word : tokens(word).join(" ");
}

/**
 * A regular verb's forms, and those in which people leave out a g: "slap" → slap, slaps, slapped, slapping, slappin.
 * @param {string} verb
 */
function formsOf(verb) {
  const ies = verb.replace(/([^aeiou])y$/, "$1ie");
  const stem = ONE_SYLLABLE.test(verb) ? verb + verb.at(-1) : verb.replace(/e$/, "");
  const third = /(s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${ies}s`;
  return [verb, third, ies === verb ? `${stem}ed` : `${ies}d`, `${stem}ing`, `${stem}in`];
}

/**
 * @param {string} word
 * @param {ReadonlySet<string>} first
 */
function begins(word, first) {
  for (let length = SHORTEST; length <= word.length; length++) if (first.has(`${word.slice(0, length)}*`)) return true;
  return false;
}

/**
 * @param {readonly Pattern[]} all
 * @returns {Pattern}
 */
function either(all) {
  const byFirst = indexed(all);
  return {
    ends: (text, at) => beginning(byFirst, text[at]).flatMap(({ ends }) => ends(text, at)),
    first: new Set(byFirst.keys()),
  };
}

/**
 * @param {readonly Pattern[]} all
 * @returns {Phrases}
 */
function indexed(all) {
  /** @type {Map<string, Pattern[]>} */
  const byFirst = new Map();
  for (const pattern of all) {
    for (const word of pattern.first) {
      const others = byFirst.get(word);
      if (others) others.push(pattern);
      else byFirst.set(word, [pattern]);
    }
  }
  return byFirst;
}

/**
 * @param {Pattern} item
 * @returns {Pattern}
 */
function maybe({ ends, first }) {
  return { ends: (text, at) => [at, ...ends(text, at)], first };
}

/** @type {Pattern} */
const upToThree = {
  ends: (text, at) => {
    const all = [at];
    for (let end = at; all.length <= GAP && text[end]; end++) all.push(end + 1);
    return all;
  },
  first: new Set(),
};
