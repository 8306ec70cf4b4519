// Names and numbers: what is called so, or is reached so, before anything is read as words.

import { Speller } from "../../core/spelling.js";
import { plain, stem, tokens } from "../../core/text.js";
import MiniSearch from "../../vendor/minisearch/index.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {"name" | "also" | "former" | "provider" | "address" | "telephone" | "e-mail" | "website" | "location" | "postcode"} What */
/**
 * @typedef {object} Entry something by which services are known
 * @property {number} id
 * @property {What} what
 * @property {string} name as it is written
 * @property {readonly string[]} services
 * @property {string} provider the id of the provider that it names or belongs to; "" for none
 */
/**
 * @typedef {object} Named
 * @property {readonly Entry[]} entries the best first; none where it is a number that nobody here has
 * @property {What} what
 * @property {string} heard
 * @property {boolean} whole whether all that was typed is that name
 */
/** @typedef {{ index: MiniSearch<Entry>, entries: readonly Entry[], numbers: ReadonlyMap<string, Entry>, weight: (token: string) => number }} Names */

const NEARLY = 0.8; // of the letters of both are the same: it is that name, or one letter of it is wrong
const PARTLY = 0.5;
const MOST = 40; // candidates that are looked at
/** @type {readonly What[]} of two as like, which comes first */
const KINDS = ["name", "also", "former", "provider", "address"];
const LAST_DIGITS = 6; // of a telephone number, as people give them inside their town
const MISSPELT = 0.9; // of the weight of a word that is there letter by letter
const LONG = 6; // letters
const UNHEARD = new Set(["the", "a", "an", "and"]); // nobody minds whether these are said
const ORDINARY = 0.25; // the weight of a word that means something by itself beside one that is a name alone

/**
 * @param {Directory} directory
 * @param {Lexicon} lexicon
 * @returns {Names}
 */
export function namesOf({ services, providers }, lexicon) {
  /** @type {Entry[]} */
  const entries = [];
  /** @type {Map<string, Entry>} */
  const numbers = new Map();
  /** @type {Map<string, string[]>} */
  const offered = new Map();
  for (const { id, provider } of services) offered.set(provider, [...(offered.get(provider) ?? []), id]);
  const entry = (/** @type {What} */ what, /** @type {string} */ name, /** @type {readonly string[]} */ ids, provider = "") => ({
    id: entries.length, what, name, services: ids, provider,
  });
  const put = (/** @type {Parameters<typeof entry>} */ ...of) => void (of[1] && entries.push(entry(...of)));
  const number = (/** @type {Parameters<typeof entry>} */ ...of) => {
    for (const key of keysOf(of[0], of[1])) {
      const before = numbers.get(key);
      numbers.set(key, before ? { ...before, services: [...new Set([...before.services, ...of[2]])] } : entry(...of));
    }
  };
  for (const service of services) {
    put("name", service.title, [service.id]);
    for (const other of service.also) put("also", other, [service.id]);
    for (const former of service.former) put("former", former, [service.id]);
    for (const line of service.address.split(", ")) {
      if (!lexicon.gazetteer.names.has(tokens(line).join(" "))) put("address", line, [service.id]);
    }
  }
  for (const [id, { name, also }] of Object.entries(providers)) {
    for (const called of [name, ...also]) put("provider", called, offered.get(id) ?? [], id);
  }
  const reached = [
    ...services.map((service) => ({ ...service, ids: [service.id] })),
    ...Object.entries(providers).map(([id, of]) => ({ ...of, ids: offered.get(id) ?? [], provider: id })),
  ];
  for (const { id, postcode, provider } of services) number("postcode", postcode, [id], provider);
  for (const { phone, email, website, cqc, ids, provider } of reached) {
    number("telephone", phone, ids, provider);
    number("e-mail", email, ids, provider);
    number("website", website, ids, provider);
    number("location", cqc, ids, provider);
  }
  const index = new MiniSearch({
    fields: ["name"],
    tokenize: tokens,
    processTerm: (term) => term,
    searchOptions: { combineWith: "OR", fuzzy: (term) => (term.length > 4 ? 2 : term.length > 3 ? 1 : false) },
  });
  index.addAll(entries);
  const meant = new Set([...lexicon.phrases.values()].flat().flatMap((phrase) => phrase.tokens));
  // What a provider alone says of its own is as good as a name.
  /** @type {Map<string, Set<string>>} */
  const sayers = new Map();
  for (const { says, provider } of services) for (const token of tokens(says).map(stem)) sayers.set(token, (sayers.get(token) ?? new Set()).add(provider));
  const said = new Set([...sayers].flatMap(([token, { size }]) => (size > 1 ? [token] : [])));
  const means = [lexicon.everyday, said, meant];
  const ordinary = (/** @type {string} */ token) =>
    token.length < 3 || lexicon.small.has(token) || lexicon.gazetteer.names.has(token) || means.some((words) => words.has(stem(token)));
  return { index, entries, numbers, weight: (token) => (UNHEARD.has(token) ? 0 : token.length * (ordinary(token) ? ORDINARY : 1)) };
}

/**
 * What a number or an address on the net is found by, however it is written.
 * @param {What} what
 * @param {string} text
 */
function keysOf(what, text) {
  if (!text) return [];
  if (what === "telephone") {
    const digits = text.replace(/^\s*(?:\+|00)44\s*(?:\(0\))?/, "0").replace(/\D/g, "");
    return [digits, digits.slice(-LAST_DIGITS)];
  }
  if (what === "postcode") return [text.replace(/\s/g, "").toUpperCase()];
  const bare = text.trim().toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?/, "").replace(/\/+$/, "");
  return what === "website" ? [bare, bare.split("/")[0]] : [bare];
}

const NUMBERS = /** @type {const} */ ([
  ["e-mail", /[^\s@,;<>]+@[^\s@,;<>]+\.[a-z]{2,}/i],
  ["website", /(?:https?:\/\/|www\.)[^\s,;<>]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|com|org|net|co|info|care|coop)(?:\/[^\s,;<>]*)?/i],
  ["location", /\b1-\d{5,12}\b/],
  ["telephone", /(?:\+|\b)\d(?:[\s().-]*\d){5,14}\b/],
]);

/**
 * The number, e-mail address, website or CQC id that stands in the text, whether or not it is known here.
 * @param {string} text
 * @param {Names} names
 * @returns {Named | null}
 */
function numberIn(text, { numbers }) {
  for (const [what, form] of NUMBERS) {
    const heard = form.exec(text)?.[0];
    if (!heard) continue;
    const entry = keysOf(what, heard).map((key) => numbers.get(key)).find((one) => one);
    return { entries: entry ? [entry] : [], what, heard, whole: true };
  }
  return null;
}

/** @param {What} what */
export function isNumber(what) {
  return !KINDS.includes(what);
}

/**
 * What has the postcode.
 * @param {string} postcode
 * @param {Names} names
 * @returns {Named}
 */
export function postcodeOf(postcode, { numbers }) {
  const entry = numbers.get(keysOf("postcode", postcode)[0]);
  return { entries: entry ? [entry] : [], what: "postcode", heard: postcode, whole: true };
}

/**
 * What is named in the text. A text that is a name, or nearly one, names that alone; one in which a
 * name stands names it first.
 * @param {string} text
 * @param {Names} names
 * @returns {Named | null}
 */
export function named(text, names) {
  const number = numberIn(text, names);
  if (number) return number;
  const asked = new Set(tokens(text));
  const speller = new Speller(asked);
  const scored = names.index
    .search(text)
    .slice(0, MOST)
    .map(({ id }) => ({ entry: names.entries[id], ...share(asked, names.entries[id].name, speller, names) }))
    .filter(({ ofName, ofText, tells }) => ofName >= (tells ? PARTLY : NEARLY) && ofText >= (tells && ofName >= NEARLY ? 0 : NEARLY));
  const score = (/** @type {{ ofName: number, ofText: number }} */ one) => one.ofName * one.ofText;
  const rank = (/** @type {{ entry: Entry }} */ { entry }) => (plain(entry.name) === plain(text) ? 0 : KINDS.length) + KINDS.indexOf(entry.what);
  scored.sort((a, b) => score(b) - score(a) || rank(a) - rank(b) || a.entry.id - b.entry.id);
  const [best] = scored;
  if (!best) return null;
  const equal = scored.filter((one) => score(one) === score(best));
  // Who says the beginning of a provider's name alone may mean all that it offers.
  const owners = best.ofName < 1 ? scored.filter((one) => one.entry.what === "provider" && one.tells && one.ofText >= NEARLY && !equal.includes(one)) : [];
  return {
    entries: [...equal, ...owners].map(({ entry }) => entry),
    what: best.entry.what,
    heard: text,
    whole: Math.min(best.ofName, best.ofText) >= NEARLY || owners.length > 0,
  };
}

/**
 * Which part of the name was said, which part of what was said is the name, and whether a word
 * of it is there, letter by letter, that means nothing else.
 * @param {ReadonlySet<string>} asked
 * @param {string} name
 * @param {Speller} speller of what is asked
 * @param {Names} names
 */
function share(asked, name, speller, { weight }) {
  const own = [...new Set(tokens(name))];
  /** @type {Map<string, number>} */
  const heard = new Map();
  let there = 0;
  let tells = false;
  let exact = true;
  let misspelt = 0; // of the short words, of which one may be wrong
  for (const token of own) {
    const [word, worth] = asked.has(token) ? [token, 1] : [speller.nearest(token), MISSPELT];
    if (word === null) continue;
    exact &&= worth === 1;
    if (worth < 1 && token.length < LONG) misspelt += 1;
    if (misspelt > 1 || (misspelt && own.length === 1)) break;
    there += worth * weight(token);
    heard.set(word, Math.max(heard.get(word) ?? 0, worth));
    tells ||= weight(token) === token.length; // it means nothing else
  }
  return {
    ofName: there / (sum(own.map(weight)) || 1),
    ofText: sum([...heard].map(([word, worth]) => worth * weight(word))) / (sum([...asked].map(weight)) || 1),
    tells: tells && exact,
  };
}

/** @param {readonly number[]} numbers */
export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
