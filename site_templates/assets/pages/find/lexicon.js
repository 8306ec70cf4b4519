// What people call the types of support, the needs, the places and the services here, made ready for comparing.

import { gazetteer } from "../../core/place.js";
import { Speller } from "../../core/spelling.js";
import { plain, stem, tokens } from "../../core/text.js";
import MiniSearch from "../../vendor/minisearch/index.js";
import { DAY_WORDS } from "./amounts.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Words} Words */
/** @typedef {import("../../core/place.js").Gazetteer} Gazetteer */
/** @typedef {"type" | "need" | "access" | "language" | "cheap"} Kind */
/**
 * What somebody may say, and what it means: "dom opieki" is a type and a language.
 * @typedef {{ meanings: readonly { kind: Kind, id: string }[], tokens: readonly string[] }} Phrase
 */
/**
 * @typedef {object} Lexicon
 * @property {ReadonlySet<string>} small words of grammar, which say nothing of a service
 * @property {ReadonlySet<string>} everyday words that nearly every service says, in their one form
 * @property {ReadonlyMap<string, ReadonlySet<string>>} said the ids of the services that say a word of themselves, or bear it in their name or their place, by its one form
 * @property {ReadonlyMap<string, readonly Phrase[]>} phrases by their first word, the longest first
 * @property {MiniSearch<{ id: number, type: string, words: string }>} likeness the phrases of the types, to find one that is like what was said
 * @property {ReadonlyMap<string, ReadonlySet<string>>} alike words that mean the same, each with its others
 * @property {Gazetteer} gazetteer
 * @property {Speller} spellings of every word that is known here
 * @property {ReadonlyMap<string, string>} written how a known word is written
 */

/**
 * @param {Words} words
 * @param {Directory} directory
 * @returns {Lexicon}
 */
export function lexicon(words, directory) {
  const small = new Set(words.small.map(plain));
  const everyday = new Set(words.everyday.map((word) => stem(plain(word))));
  const spoken = [
    ...phrasesOf("type", directory.types, words.types),
    ...phrasesOf("need", directory.needs, words.needs),
    ...phrasesOf("access", directory.access, words.access),
    ...phrasesOf("language", directory.languages, words.languages),
    ...words.cheap.map((text) => ({ text, meanings: [meaning("cheap", "")] })),
    ...Object.entries(words.in_languages).map(([text, { language, types, needs }]) => ({
      text,
      meanings: [
        ...types.map((id) => meaning("type", id)),
        ...needs.map((id) => meaning("need", id)),
        ...(language ? [meaning("language", language)] : []),
      ],
    })),
  ];
  const needs = new Set(spoken.filter(({ meanings }) => meanings[0]?.kind === "need").map(({ text }) => telling(tokens(text), small).join(" ")));
  const phrases = spoken.flatMap(({ text, meanings }) => {
    const short = telling(tokens(text), small);
    const common = short.every((token) => everyday.has(token));
    // Without its little words "parents with a learning disability" would be who somebody is, and no
    // type, and "care at home" a care home.
    const all = common || (meanings[0]?.kind === "type" && needs.has(short.join(" "))) ? tokens(text).map(stem) : short;
    return all.length === 0 || (all.length === 1 && everyday.has(all[0])) ? [] : [{ meanings, tokens: all }];
  });
  const names = gazetteer(directory);
  const written = spellings([
    ...spoken.map(({ text }) => text),
    ...directory.services.flatMap(({ title, where }) => [title, where]),
    ...Object.values(directory.providers).flatMap(({ name, also }) => [name, ...also]),
    ...words.alike.flat(),
    ...words.everyday,
    ...DAY_WORDS,
    ...directory.services.map(({ says }) => says),
  ]);
  return {
    small,
    everyday,
    said: saidBy(directory.services),
    phrases: byFirst(phrases),
    likeness: likeness(spoken.filter(({ meanings }) => meanings[0]?.kind === "type"), small),
    alike: alike(words.alike),
    gazetteer: names,
    spellings: new Speller(written.keys()),
    written,
  };
}

/** @type {(kind: Kind, id: string) => { kind: Kind, id: string }} */
const meaning = (kind, id) => ({ kind, id });

/**
 * @param {Kind} kind
 * @param {Readonly<Record<string, string>>} names
 * @param {Readonly<Record<string, readonly string[]>>} also other words for them
 */
function phrasesOf(kind, names, also) {
  return Object.entries(names).flatMap(([id, name]) =>
    [name, ...(also[id] ?? [])].map((text) => ({ text, meanings: [meaning(kind, id)] })),
  );
}

/**
 * The words that tell, in their one form; a phrase of which little words are a part keeps them where
 * without them it would be a single word: "on the spectrum".
 * @param {readonly string[]} all
 * @param {ReadonlySet<string>} small
 */
function telling(all, small) {
  const left = all.filter((token) => !small.has(token));
  return (left.length > 1 ? left : all).map(stem);
}

/** @param {readonly Phrase[]} phrases */
function byFirst(phrases) {
  /** @type {Map<string, Phrase[]>} */
  const found = new Map();
  for (const phrase of phrases) {
    const [first] = phrase.tokens;
    found.set(first, [...(found.get(first) ?? []), phrase]);
  }
  for (const some of found.values()) some.sort((a, b) => b.tokens.length - a.tokens.length);
  return found;
}

/**
 * @param {readonly { text: string, meanings: Phrase["meanings"] }[]} spoken
 * @param {ReadonlySet<string>} small
 */
function likeness(spoken, small) {
  const index = new MiniSearch({
    fields: ["words"],
    storeFields: ["type"],
    tokenize: (text) => tokens(text).filter((token) => !small.has(token)).map(stem),
    processTerm: (term) => term,
  });
  index.addAll(spoken.map(({ text, meanings: [{ id: type }] }, id) => ({ id, type, words: text })));
  return index;
}

/** @param {Directory["services"]} services */
function saidBy(services) {
  /** @type {Map<string, Set<string>>} */
  const said = new Map();
  for (const { id, title, where, says } of services) {
    for (const token of tokens(`${title} ${where} ${says}`).map(stem)) {
      const ids = said.get(token);
      if (ids) ids.add(id);
      else said.set(token, new Set([id]));
    }
  }
  return said;
}

/** @param {readonly (readonly string[])[]} groups */
function alike(groups) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const group of groups) {
    const all = group.map((word) => stem(plain(word)));
    for (const word of all) found.set(word, new Set([...(found.get(word) ?? []), ...all.filter((other) => other !== word)]));
  }
  return found;
}

/** @param {readonly string[]} texts */
function spellings(texts) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const text of texts) {
    for (const word of text.split(/[\s,;:/()–-]+/)) {
      const bare = word.replace(/[^\p{L}\p{N}]+$/u, "");
      for (const token of [plain(bare), stem(plain(bare))]) {
        if (token.length > 1 && !token.includes(" ") && !found.has(token)) found.set(token, bare);
      }
    }
  }
  return found;
}
