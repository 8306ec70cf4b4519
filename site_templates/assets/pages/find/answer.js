// From what was typed to the services that answer it. It is pure: the same words, services and index
// give everybody the same list.

import { WEEKS } from "../../core/order.js";
import { tokens } from "../../core/text.js";
import { isNumber, named as nameIn, sum } from "./names.js";
import { read } from "./reading.js";
import { pagesFor } from "./site-pages.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./names.js").Named} Named */
/** @typedef {import("./names.js").Names} Names */
/** @typedef {import("./reading.js").Choice} Choice */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./reading.js").Word} Word */
/**
 * @typedef {object} Match
 * @property {Service} service
 * @property {number} relevance
 * @property {number} tier those with the same fit what was asked equally well, and stand by distance where one is known
 */
/** @typedef {{ services: ReadonlyMap<string, number>, pages: ReadonlyMap<string, number> }} Hits by id and by address, the best with 1 */
/** @typedef {ReadonlyMap<string, Hits>} Index what the site's text says of each word that was asked of it, in plain form */
/** @typedef {import("./site-pages.js").Page} Page */
/** @typedef {{ directory: Directory, lexicon: Lexicon, names: Names, pages: import("./site-pages.js").SitePages }} Known */
/**
 * @typedef {object} Answer
 * @property {readonly Match[]} matches
 * @property {Named | null} named
 * @property {Reading | null} reading null where nothing was typed
 * @property {readonly Choice[]} met the choices that were understood and go into the list
 * @property {readonly Choice[]} unmet those that no service has, and that were given up
 * @property {boolean} partly whether nothing is all that was asked for
 * @property {readonly string[]} unheard words that nothing here says
 * @property {readonly string[]} unused words that were left aside, as they are too common to go by
 * @property {readonly string[]} denied what somebody does not want, and nothing here can leave out
 * @property {readonly string[]} types that the words are about, the likeliest first
 * @property {readonly Page[]} pages of the site that tell of it, the best first
 */

const WORTH = { type: 3, need: 2.5, access: 2.5, language: 2.5, area: 2.5, age: 2, day: 1, price: 1, cheap: 0 };
const LIKE_A_TYPE = 2;
const WORDS = 3; // of the weight of a type: what the text says of all the other words
const OTHERWISE = 0.7; // a word that stands for another, of the weight of the word itself
const ECHO = 1; // what was understood, said by the service in the same words
const MOSTLY = 0.5; // of the words
const BY_NAME = 100;
const NEARLY_ALL = 0.6; // of the best, where nothing is all of it
const EVENING = 18 * 60; // minutes after midnight
const MOST_WORDS = 12;

/** @type {Answer} */
const NOTHING = { matches: [], named: null, reading: null, met: [], unmet: [], partly: false, unheard: [], unused: [], denied: [], types: [], pages: [] };

/**
 * The words of which the index has to be asked: none where the list of services alone knows the
 * answer, as the index is as heavy as all else that the page loads.
 * @param {string} text
 * @param {boolean} asWords
 * @param {Known} known
 */
export function asked(text, asWords, { lexicon, names }) {
  const { rest, begun } = read(text, lexicon);
  if (!rest.length || (!asWords && nameIn(text, names)?.whole)) return [];
  const others = (/** @type {Word} */ word) => [word.token, ...(lexicon.alike.get(word.token) ?? []), ...(word === rest.at(-1) ? begun : [])];
  const unsaid = rest.filter((word) => !others(word).some((token) => lexicon.said.has(token)));
  if (!unsaid.length) return [];
  return [...new Set([...telling(text, lexicon), ...rest.map(({ bare }) => bare), ...unsaid.flatMap(others)])].slice(0, MOST_WORDS);
}

/**
 * What answers a number: what has it, and never something else.
 * @param {Named} named
 * @param {Directory} directory
 * @returns {Answer}
 */
export function numbered(named, { services }) {
  return { ...NOTHING, matches: calledSo(named, services), named };
}

/**
 * What is called so, the likeliest first and before all else.
 * @param {Named} named
 * @param {Directory["services"]} services
 * @returns {Match[]}
 */
function calledSo(named, services) {
  const ids = [...new Set(named.entries.flatMap((entry) => entry.services))];
  return services.flatMap((service) => {
    const place = ids.indexOf(service.id);
    const relevance = BY_NAME - place / services.length;
    return place < 0 ? [] : [{ service, relevance, tier: relevance }];
  });
}

/**
 * The words that are none of grammar.
 * @param {string} text
 * @param {Lexicon} lexicon
 */
function telling(text, { small }) {
  return [...new Set(tokens(text))].filter((token) => !small.has(token));
}

/**
 * Whether pages may tell of what was said: not where all of it went into the list.
 * @param {Reading} reading
 * @param {Answer} answer
 */
function pagesToo({ rest, common, typed }, { matches, met }) {
  if (matches.length === 0 || rest.length) return true;
  return common.length > 0 && (met.length > 0 || typed.length > 1);
}

/**
 * @param {string} text
 * @param {boolean} asWords whether a name in it is to be read as words
 * @param {Known} known
 * @param {Index} index
 * @param {boolean} [placed] whether somebody said besides where they are: then what is near answers what nothing else does
 * @returns {Answer}
 */
export function answer(text, asWords, { directory, lexicon, names, pages }, index, placed = false) {
  const { services } = directory;
  if (!tokens(text).length) return { ...NOTHING, matches: services.map(unranked) };
  const named = asWords ? null : nameIn(text, names);
  const reading = read(text, lexicon, new Set([...index].filter(([, { services: some }]) => some.size).map(([word]) => word)));
  if (named && isNumber(named.what)) return numbered(named, directory);
  const understood = readAs(reading, directory, index, lexicon, placed);
  // A name that says something besides, such as "Evening club", comes first among what it says.
  const alone = named?.whole && !(reading.choices.length && reading.rest.length === 0);
  const own = named ? calledSo(named, services) : [];
  if (alone) return { ...NOTHING, matches: own, named, reading };
  const others = understood.matches.filter(({ service }) => !own.some((match) => match.service === service));
  return { ...understood, matches: [...own, ...others], named, reading, pages: pagesToo(reading, understood) ? pagesFor(telling(text, lexicon), pages, index) : [] };
}

/**
 * @param {Service} service
 * @returns {Match}
 */
export function unranked(service) {
  return { service, relevance: 0, tier: 0 };
}

/**
 * @param {Reading} reading
 * @param {Directory} directory
 * @param {Index} index
 * @param {Lexicon} lexicon
 * @param {boolean} placed
 * @returns {Answer}
 */
function readAs(reading, { services }, index, { alike, said }, placed) {
  const wanted = reading.choices.filter((choice) => choice.kind !== "cheap");
  const met = wanted.filter((choice) => services.some((service) => meets(service, choice)));
  const last = reading.rest.at(-1);
  const says = (/** @type {Service} */ { id }, /** @type {Word} */ word) =>
    weightOf(id, [word.token, word.bare], [...(alike.get(word.token) ?? []), ...(word === last ? reading.begun : [])], index, said);
  const heard = reading.rest.filter((word) => services.some((service) => says(service, word)));
  const like = new Map(reading.like.map(({ type, score }) => [type, score]));
  const worth = (/** @type {Service} */ service) => sum(met.filter((choice) => meets(service, choice)).map(({ kind }) => WORTH[kind]));
  const whole = sum(met.map(({ kind }) => WORTH[kind]));
  const all = services.map((service) => {
    const words = heard.map((word) => says(service, word));
    const every = words.length > 0 && words.every(Boolean);
    return { service, worth: worth(service), words: sum(words) / (heard.length || 1), every, like: like.get(service.type) ?? 0 };
  });
  let some = all.filter((one) => one.worth === whole);
  // A type that is like what was said is as good as one that was named, where else it would have nothing.
  const asked = like.size && !reading.vague && !some.some((one) => one.like) ? [...met, { kind: /** @type {const} */ ("type"), ids: [...like.keys()], heard: [] }] : met;
  const partly = met.length > 0 && (some.length === 0 || asked !== met);
  if (partly) some = nearest(all, asked);
  else if (reading.vague && met.length === 0 && wanted.length === 0) some = all;
  else if (met.length === 0 && heard.length + like.size > 0) {
    some = all.filter((one) => one.every || one.like);
    if (some.length === 0) some = all.filter((one) => one.words);
  } else if (met.length === 0 && reading.rest.length + wanted.length > 0 && !placed) some = [];
  // What is said elsewhere alone is not hidden by what was understood.
  if (met.length && heard.length && !some.some((one) => one.words)) some = all.filter((one) => some.includes(one) || one.every);
  const echo = (/** @type {Service} */ { id }) => reading.typed.filter((token) => said.get(token)?.has(id)).length / (reading.typed.length || 1);
  const matches = some.map((one) => ({
    service: one.service,
    tier: one.worth + (one.like ? LIKE_A_TYPE : 0) + (one.words >= MOSTLY ? 1 : 0),
    relevance: one.worth + LIKE_A_TYPE * one.like + WORDS * one.words + ECHO * echo(one.service),
  }));
  const types = met.flatMap((choice) => (choice.kind === "type" ? choice.ids : []));
  return {
    ...NOTHING,
    matches,
    met,
    unmet: wanted.filter((choice) => !met.includes(choice)),
    partly,
    unheard: reading.rest.filter((word) => !heard.includes(word)).map(({ written }) => written),
    unused: reading.common.map(({ written }) => written),
    denied: reading.denied,
    types: types.length ? types : reading.like.map(({ type }) => type),
  };
}

/**
 * Where nothing is all that was asked for: what is most of it, and nothing that was said goes without any.
 * @template {{ service: Service, worth: number }} T
 * @param {readonly T[]} all
 * @param {readonly Choice[]} met
 */
function nearest(all, met) {
  const best = Math.max(...all.map(({ worth }) => worth));
  const some = all.filter(({ worth }) => worth >= NEARLY_ALL * best);
  const without = met.filter((choice) => !some.some(({ service }) => meets(service, choice)));
  return all.filter((one) => some.includes(one) || without.some((choice) => meets(one.service, choice)));
}

/**
 * How much a service says a word, or one that stands for it: 1 where it says it in short, or is called so.
 * @param {string} id
 * @param {readonly string[]} own the forms of the word
 * @param {readonly string[]} others
 * @param {Index} index
 * @param {Lexicon["said"]} said
 */
function weightOf(id, own, others, index, said) {
  const most = (/** @type {readonly string[]} */ some) =>
    Math.max(0, ...some.map((word) => (said.get(word)?.has(id) ? 1 : (index.get(word)?.services.get(id) ?? 0))));
  return Math.max(most(own), OTHERWISE * most(others));
}

/**
 * Whether the service has what was chosen.
 * @param {Service} service
 * @param {Choice} choice
 */
function meets(service, choice) {
  switch (choice.kind) {
    case "type":
      return choice.ids.includes(service.type);
    case "need":
      return choice.ids.every((id) => service.needs.includes(id));
    case "access":
      return choice.ids.every((id) => service.access.includes(id));
    case "language":
      return choice.ids.every((id) => service.languages.includes(id));
    case "area":
      return choice.ids.some((id) => service.areas.includes(id));
    case "day":
      return choice.ids.some((id) => (id === "evening" ? (service.closes ?? 0) >= EVENING : service.days.includes(id)));
    case "age":
      return (service.ages[0] ?? 0) <= choice.years && choice.years <= (service.ages[1] ?? Infinity);
    case "price":
      return fits(service.price, choice.price);
    case "cheap":
      return true;
  }
}

/**
 * Whether what it costs at least is within what somebody would pay. Weeks, months and years can be
 * compared, and no other units.
 * @param {Service["price"]} price
 * @param {import("./amounts.js").Price} asked
 */
function fits({ from, to, unit = "" }, { least = 0, most = Infinity, unit: of }) {
  const start = from ?? to;
  if (start === undefined) return false;
  if (!of || of === unit) return start <= most && (to ?? start) >= least;
  if (!(of in WEEKS && unit in WEEKS)) return false;
  const rate = WEEKS[of] / WEEKS[unit];
  return start * rate <= most && (to ?? start) * rate >= least;
}
