// Reads what somebody typed: which of the words are a type of support, a need, access, a language,
// a day, a price or a place, and which are left to be looked for as words.

import { guessed } from "../../core/place.js";
import { stem } from "../../core/text.js";
import { ageIn, daysIn, priceIn } from "./amounts.js";
import { SHORTEST_ALONE, isDenied, isKnown, mended, split } from "./words.js";

/** @typedef {import("./amounts.js").Price} Price */
/** @typedef {import("./amounts.js").Time} Time */
/** @typedef {import("./lexicon.js").Kind} Kind */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("../../core/place.js").Place} Place */
/** @typedef {import("./words.js").Correction} Correction */
/** @typedef {import("./words.js").Word} Word */
/** @typedef {{ heard: string, parts: readonly Word[] }} Denied what somebody does not want */
/**
 * What was understood as a choice: a service must have one of the ids, or the price, or take people of
 * that age. `heard` are the pieces of the text that say so.
 * @typedef {{ heard: readonly string[] } & ({ kind: Kind | "area", ids: readonly string[] } | { kind: "day", ids: readonly Time[] }
 *   | { kind: "price", price: Price, ids: readonly string[] } | { kind: "age", years: number, ids: readonly string[] })} Choice
 */
/**
 * @typedef {object} Reading
 * @property {readonly Choice[]} choices
 * @property {Place | null} place from which to measure: the one that is named
 * @property {readonly string[]} denied what somebody said that they do not want, which nothing here can leave out
 * @property {readonly Word[]} rest words that are looked for as such
 * @property {readonly string[]} begun what the last of them may be the beginning of, where it is no word that is known
 * @property {readonly Word[]} common words that are not looked for, as nearly every service says them
 * @property {readonly string[]} typed all words but those of grammar, in their one form
 * @property {boolean} vague whether beside what was understood there are everyday words alone, which put the list in order and narrow nothing
 * @property {readonly { type: string, score: number }[]} like types whose names are like what was said, the likeliest first, with 1
 * @property {readonly Correction[]} corrections what was taken for another spelling
 */

const LONGEST_PLACE = 5; // words
const MOST_PLACES = 4;
const SHORTEST_GUESS = 4; // letters, after a word such as "in"
const PREPOSITIONS = new Set(["in", "near", "at", "from", "around", "to", "by", "of", "nr", "round"]);
const MOST_BEGUN = 6;
const LIKE = 0.6; // of the likeliest type's score
const EVERYDAY = 0.2;
const OF_ANOTHER = 0.3; // the weight of a word that was understood as a need, say
// Kinds of which one stands inside another's name: "learning disability care home" is a type and a need.
const FAMILIES = /** @type {const} */ ([["type"], ["need", "access"], ["language"], ["cheap"]]);

/**
 * @param {string} text
 * @param {Lexicon} lexicon
 * @param {ReadonlySet<string>} [said] words that services say, though the lexicon does not know them; they are no misspellings
 * @returns {Reading}
 */
export function read(text, lexicon, said = new Set()) {
  const price = priceIn(text);
  const age = ageIn(price ? text.replace(price.heard, " ") : text);
  const heard = split([price, age].reduce((left, told) => (told ? left.replace(told.heard, " ") : left), text));
  /** @type {Correction[]} */
  const corrections = [];
  const { places, left } = takePlaces(heard, lexicon, said, corrections);
  const last = left.at(-1);
  const begun = last && !isKnown(last, lexicon, said) ? lexicon.spellings.begin(last.bare, MOST_BEGUN) : [];
  const whole = new Set(begun.map(stem)).size === 1 ? { bare: begun[0], token: stem(begun[0]) } : {};
  const words = left.map((word) => (word === last && begun.length ? { ...word, ...whole } : mended(word, lexicon, said, corrections)));
  /** @type {Set<Word>} */
  const used = new Set();
  /** @type {Denied[]} */
  const denied = [];
  const choices = [
    ...(price ? [{ kind: /** @type {const} */ ("price"), price: price.price, ids: [], heard: [price.heard] }] : []),
    ...(age ? [{ kind: /** @type {const} */ ("age"), years: age.years, ids: [], heard: [age.heard] }] : []),
    ...FAMILIES.flatMap((family) => phrasesIn(words, family, lexicon, used, denied)),
    ...timesIn(words, used, denied),
    ...placesIn(places),
  ];
  for (const word of words) {
    if (used.has(word) || lexicon.small.has(word.bare) || !isDenied(words, word)) continue;
    denied.push({ heard: word.written, parts: [word] });
    used.add(word);
  }
  const open = words.filter((word) => !used.has(word) && !lexicon.small.has(word.bare));
  const common = open.filter(({ token }) => lexicon.everyday.has(token));
  const rest = open.filter((word) => !common.includes(word));
  const unwanted = new Set(denied.flatMap(({ parts }) => parts));
  const unwantedTokens = new Set([...unwanted].map(({ token }) => token));
  const typed = choices.some(({ kind }) => kind === "type");
  const vague = rest.length === 0 && !typed;
  return {
    choices,
    place: places.length === 1 ? places[0].place : null,
    denied: denied.map(({ heard: unwanted }) => unwanted),
    rest,
    begun,
    common,
    typed: [...new Set(heard.filter(({ bare, token }) => !lexicon.small.has(bare) && !unwantedTokens.has(token)).map(({ token }) => token))],
    vague,
    like: typed ? [] : typesLike(words.filter((word) => !unwanted.has(word)), used, vague, lexicon),
    corrections,
  };
}

/**
 * Take the names of places out, each the longest; where none is there, one that is misspelt.
 * @param {readonly Word[]} all
 * @param {Lexicon} lexicon
 * @param {ReadonlySet<string>} said
 * @param {Correction[]} corrections those of places are added
 */
function takePlaces(all, lexicon, said, corrections) {
  /** @type {{ place: Place, heard: string }[]} */
  const places = [];
  let left = all;
  while (places.length < MOST_PLACES) {
    const next = placeIn(left, lexicon, said, false) ?? (places.length ? null : placeIn(left, lexicon, said, true));
    if (!next) break;
    const { place, start, length, guess } = next;
    const some = left.slice(start, start + length);
    const name = some.map(({ bare }) => bare).join(" ");
    if (guess || place.misspelt) corrections.push({ heard: name, meant: place.name });
    places.unshift({ place, heard: some.map(({ written }) => written).join(" ") });
    left = [...left.slice(0, start), ...left.slice(start + length)];
  }
  return { places, left };
}

/**
 * @param {readonly Word[]} all
 * @param {Lexicon} lexicon
 * @param {ReadonlySet<string>} said
 * @param {boolean} guess whether its name may be misspelt
 */
function placeIn(all, lexicon, said, guess) {
  for (let length = Math.min(LONGEST_PLACE, all.length); length > 0; length--) {
    for (let start = all.length - length; start >= 0; start--) {
      const some = all.slice(start, start + length);
      if (isDenied(all, some[0])) continue;
      const name = some.map(({ bare }) => bare).join(" ");
      const led = start > 0 && PREPOSITIONS.has(all[start - 1].bare);
      const place = guess ? placeLike(name, some, led, lexicon, said) : namedPlace(name, led || length === all.length, lexicon);
      if (place) return { place, start, length, guess };
    }
  }
  return null;
}

/**
 * A town over the border that is a word as well is one where that is plain: a bath is no Bath.
 * @param {string} name
 * @param {boolean} plainly whether it stands alone, or after "in"
 * @param {Lexicon} lexicon
 */
function namedPlace(name, plainly, { gazetteer, said, phrases }) {
  const place = gazetteer.names.get(name);
  if (!place || place.area) return place ?? null;
  return plainly || !(said.has(stem(name)) || phrases.has(stem(name))) ? place : null;
}

/**
 * @param {string} name
 * @param {readonly Word[]} some
 * @param {boolean} led whether a word such as "in" leads to it
 * @param {Lexicon} lexicon
 * @param {ReadonlySet<string>} said
 */
function placeLike(name, some, led, lexicon, said) {
  // A short word that is like a place is more likely another word: "seen" is no Seend.
  if (name.length < (led ? SHORTEST_GUESS : SHORTEST_ALONE) || some.some(({ bare }) => lexicon.small.has(bare))) return null;
  // What is known as such is no place; and what is a town over the border, or more like one, is none here.
  if (some.every((word) => isKnown(word, lexicon, said))) return null;
  const place = guessed(name, lexicon.gazetteer);
  return place?.area ? place : null;
}

/**
 * Any of the places will do. A town over the border is in no area, and is measured from alone.
 * @param {readonly { place: Place, heard: string }[]} places
 * @returns {Choice[]}
 */
function placesIn(places) {
  const inside = places.filter(({ place }) => place.area);
  const ids = [...new Set(inside.map(({ place }) => place.area))];
  return ids.length ? [{ kind: "area", ids, heard: inside.map(({ heard }) => heard) }] : [];
}

/**
 * The days, and whether of an evening.
 * @param {readonly Word[]} words
 * @param {Set<Word>} used
 * @param {Denied[]} denied
 * @returns {Choice[]}
 */
function timesIn(words, used, denied) {
  const free = words.map((word) => (used.has(word) ? "" : word.token));
  const { days, at } = daysIn(free);
  for (const i of at) used.add(words[i]);
  const unwanted = at.filter((i) => isDenied(words, words[i]));
  denied.push(...unwanted.map((i) => ({ heard: words[i].written, parts: [words[i]] })));
  if (unwanted.length) return [];
  const heard = at.map((i) => words[i].written);
  const evening = days.includes("evening");
  const others = days.filter((day) => day !== "evening");
  const of = (/** @type {readonly Time[]} */ ids) => ({ kind: /** @type {const} */ ("day"), ids, heard });
  return [...(others.length ? [of(others)] : []), ...(evening ? [of(["evening"])] : [])];
}

/**
 * The phrases of some kinds that stand in the words, of two that share a word the longer.
 * @param {readonly Word[]} words
 * @param {readonly Kind[]} kinds
 * @param {Lexicon} lexicon
 * @param {Set<Word>} used what they are made of is added
 * @param {Denied[]} denied those that somebody does not want are added
 * @returns {Choice[]}
 */
function phrasesIn(words, kinds, lexicon, used, denied) {
  /** @type {Map<string, { kind: Kind, ids: string[], heard: string[] }>} */
  const choices = new Map();
  for (let start = 0; start < words.length; start++) {
    for (const { meanings, tokens } of lexicon.phrases.get(words[start].token) ?? []) {
      const meant = meanings.filter(({ kind }) => kinds.includes(kind));
      const parts = meant.length ? phraseAt(words, start, tokens, lexicon) : null;
      if (!parts) continue;
      const heard = [...new Set(parts.map(({ written }) => written))].join(" ");
      const unwanted = isDenied(words, parts[0]);
      if (unwanted) denied.push({ heard, parts });
      for (const { kind, id } of unwanted ? [] : meant) {
        // Two names of types are two ways to the same; two needs are both there.
        const key = kind === "type" ? kind : `${kind} ${id}`;
        const choice = choices.get(key) ?? { kind, ids: [], heard: [] };
        if (!choice.heard.includes(heard)) choice.heard.push(heard);
        if (!choice.ids.includes(id)) choice.ids.push(id);
        choices.set(key, choice);
      }
      for (const word of parts) used.add(word);
      start = words.indexOf(/** @type {Word} */ (parts.at(-1)));
      break;
    }
  }
  return [...choices.values()];
}

/**
 * The words of which a phrase is made that begins there; little words may stand between.
 * @param {readonly Word[]} words
 * @param {number} start
 * @param {readonly string[]} tokens
 * @param {Lexicon} lexicon
 */
function phraseAt(words, start, tokens, { small, everyday }) {
  const parts = [];
  // "Care at home" is no "care home".
  const closely = tokens.every((token) => everyday.has(token) || small.has(token));
  for (let i = start; i < words.length && parts.length < tokens.length; i++) {
    if (words[i].token === tokens[parts.length]) parts.push(words[i]);
    else if (closely || !small.has(words[i].bare)) return null;
  }
  return parts.length === tokens.length ? parts : null;
}

/**
 * The types of which a name is like what was said. What was understood otherwise counts little, and
 * not by itself: "dementia" is who somebody is; a "dementia care home" is a type where more of it is said.
 * @param {readonly Word[]} words
 * @param {ReadonlySet<Word>} used
 * @param {boolean} vague whether there are everyday words alone
 * @param {Lexicon} lexicon
 */
function typesLike(words, used, vague, { likeness, everyday }) {
  const understood = new Set([...used].map(({ token }) => token));
  const tells = (/** @type {string} */ term) => !understood.has(term) && !everyday.has(term);
  /** @type {Map<string, number>} */
  const best = new Map();
  const found = likeness.search(words.map(({ bare }) => bare).join(" "), {
    boostTerm: (term) => (understood.has(term) ? OF_ANOTHER : everyday.has(term) ? EVERYDAY : 1),
    filter: ({ queryTerms }) => (vague ? queryTerms.length > 1 : queryTerms.some(tells)),
  });
  for (const { type, score } of found) best.set(type, Math.max(best.get(type) ?? 0, score));
  const most = Math.max(...best.values());
  const scored = [...best].map(([type, score]) => ({ type, score: score / most }));
  return scored.filter(({ score }) => score >= LIKE).sort((a, b) => b.score - a.score || (a.type < b.type ? -1 : 1));
}
