// What is on the screen: one record, made of what is looked for and of what answers it. It is pure.

import { ordered, unitOf } from "../../core/order.js";
import { unranked } from "./answer.js";
import { choose } from "./facets.js";
import { remoteness } from "./near.js";
import { narrowest } from "./nothing.js";
import { signposts, whereNone } from "./signposts.js";
import { FACETS, without, withWords } from "./state.js";
import { counted, cut, inTitle, labelOf, meantBy, namedLine, orderNote, plainLine } from "./telling.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Elsewhere} Elsewhere */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("../../core/data.js").Words} Words */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./near.js").Near} Near */
/** @typedef {import("./state.js").Facet} Facet */
/** @typedef {import("./state.js").Sort} Sort */
/** @typedef {import("./state.js").State} State */
/** @typedef {Readonly<Record<Facet, Readonly<Record<string, string>>>>} Offer the choices of the form, with their names */
/** @typedef {{ text: string, state: State, less?: readonly string[] }} Way something to press, and what is looked for then; `less` are words that it takes away */
/** @typedef {{ text: string, address: string }} Link the address begins at the site's root */
/** @typedef {{ directory: Directory, words: Words, offer: Offer }} Known */
/** @typedef {import("./typed.js").Request} Request */
/** @typedef {"" | "text" | "words"} Lacking what did not load: the text of the site, or what things are called */
/**
 * @typedef {object} Screen
 * @property {string} count how many there are, in words
 * @property {number} number
 * @property {string} title of the tab; "" for the page's own
 * @property {Readonly<Record<Facet, Readonly<Record<string, number>>>>} counts beside each choice
 * @property {readonly Way[]} chips what is chosen, and how it is taken away
 * @property {readonly Way[]} understood what of the words was taken for a choice, and how that is taken away
 * @property {{ words: string, wrong: boolean, ways: readonly Way[] }} where from where it is measured
 * @property {readonly Way[]} meant other spellings
 * @property {{ words: string, links: readonly Link[], other: Way | null } | null} named
 * @property {readonly Elsewhere[]} elsewhere
 * @property {readonly Link[]} types
 * @property {{ title: string, words: string, link: Link } | null} thought
 * @property {string} plain in what way the list answers the words
 * @property {import("./nothing.js").Nothing | null} nothing
 * @property {{ order: Exclude<Sort, "">, note: string, placed: boolean }} order
 * @property {readonly Service[]} services in their order
 * @property {Near | null} near
 * @property {readonly Link[]} pages
 * @property {Lacking} lacking
 */

const MOST_TYPES = 3;
const MOST_MEANT = 3;

/**
 * @param {Request} request
 * @param {Answer} answer
 * @param {Near | null} near
 * @param {Known} known
 * @param {Lacking} lacking
 * @returns {Screen}
 */
export function screen(request, answer, near, known, lacking) {
  const { state, where } = request;
  const { directory, words, offer } = known;
  const signs = signposts(state.words, words);
  // Who is told of help in danger is not told besides that there is nothing.
  const answering = signs.urgent && !answer.matches.length ? directory.services.map(unranked) : answer.matches;
  const choice = choose(answering.map(({ service }) => service), state.chosen);
  const fitting = new Set(choice.fitting);
  const matches = answering.filter(({ service }) => fitting.has(service));
  const cheap = answer.reading?.choices.some(({ kind }) => kind === "cheap") ?? false;
  const usual = near ? "nearest" : cheap ? "price" : "best";
  const order = state.sort && (state.sort !== "nearest" || near) ? state.sort : usual;
  const far = near ? (/** @type {{ service: Service }} */ { service }) => remoteness(service, near) : undefined;
  const services = ordered(matches, order, { far, strictly: state.sort !== "" }).map(({ service }) => service);
  const spoken = where.near?.name ?? "";
  return {
    count: counted(services.length, directory),
    number: services.length,
    title: inTitle(state, spoken, services.length, offer),
    counts: /** @type {Screen["counts"]} */ (Object.fromEntries(
      FACETS.map((facet) => [facet, Object.fromEntries(Object.keys(offer[facet]).map((id) => [id, choice.count(facet, id)]))]),
    )),
    chips: chips(state, spoken, offer),
    understood: understood(state, answer, known),
    where: {
      words: [where.problem, near?.note].filter(Boolean).join(" "),
      wrong: where.problem !== "",
      ways: where.suggestions.map(({ text, value }) => ({ text, state: { ...state, near: value } })),
    },
    meant: signs.urgent ? [] : meantWays(state, answer),
    named: namedLine(state, answer, directory),
    elsewhere: signs.entries.length ? signs.entries : answer.unmet.flatMap(({ kind, ids }) => whereNone(kind === "language" ? "languages" : ids[0] ?? "", words)).slice(0, 1),
    types: signs.urgent ? [] : typeLinks(answer, known),
    thought: signs.urgent ? null : thoughtOf(state, answer, known),
    plain: signs.urgent ? "" : plainLine(state, answer, services, directory),
    nothing: services.length ? null : narrowest(state, answer, choice, known, lacking, signs.urgent),
    order: { order, note: orderNote(order, answer.partly, near, unitOf(matches), directory), placed: near !== null },
    services,
    near,
    pages: (signs.urgent ? [] : answer.pages).map(({ address, title }) => ({ address, text: title })),
    lacking,
  };
}

/**
 * The same while more is to come: nothing that would be told of an answer that has nothing.
 * @param {Screen} screen
 * @returns {Screen}
 */
export function waiting(screen) {
  return { ...screen, count: "Looking…", title: "", plain: "", nothing: null, types: [], thought: null, pages: [] };
}

/**
 * @param {State} state
 * @param {string} place
 * @param {Offer} offer
 * @returns {Way[]}
 */
function chips(state, place, offer) {
  const chosen = FACETS.flatMap((facet) => state.chosen[facet].map((id) => ({ text: offer[facet][id] ?? id, state: without(state, facet, id) })));
  const near = place ? [{ text: `Near ${place}`, state: { ...state, near: "" } }] : [];
  const words = state.words ? [{ text: `“${state.words}”`, state: withWords(state, "") }] : [];
  return [...words, ...near, ...chosen];
}

/**
 * Each choice that the words made; to take it away is to take its words away.
 * @param {State} state
 * @param {Answer} answer
 * @param {Known} known
 * @returns {Way[]}
 */
function understood(state, { reading, met, unmet }, { directory, words }) {
  const cheap = reading?.choices.filter(({ kind }) => kind === "cheap") ?? [];
  return [...met, ...unmet, ...cheap].map((choice) => ({
    text: labelOf(choice, directory),
    state: withWords(state, cut(state.words, choice.heard, words.small)),
    less: choice.heard,
  }));
}

/**
 * @param {State} state
 * @param {Answer} answer
 * @returns {Way[]}
 */
function meantWays(state, { reading, named }) {
  if (!reading || named?.whole) return [];
  return reading.corrections
    .slice(0, MOST_MEANT)
    .map(({ heard, meant }) => ({ text: `Did you mean ${meant}?`, state: withWords(state, meantBy(state.words, heard, meant)) }));
}

/**
 * @param {Answer} answer
 * @param {Known} known
 * @returns {Link[]}
 */
function typeLinks({ types, reading, named }, { directory, offer }) {
  if (named?.whole) return [];
  const place = reading?.place;
  const area = place ? directory.areas[place.area]?.name : "";
  return types
    .filter((id) => id in offer.type)
    .slice(0, MOST_TYPES)
    .map((id) => ({
      text: `${directory.types[id]}${area ? ` in ${area}` : ""}`,
      address: place ? `lots/${id}/${place.area}/` : `lots/${id}/`,
    }));
}

/**
 * A type of support that somebody may not have thought of.
 * @param {State} state
 * @param {Answer} answer
 * @param {Known} known
 * @returns {Screen["thought"]}
 */
function thoughtOf(state, { types: meant, met, named }, { directory, words, offer }) {
  if (named?.whole) return null;
  const types = new Set([...state.chosen.type, ...meant.slice(0, 1)]);
  const needs = new Set([...state.chosen.need, ...met.flatMap(({ kind, ids }) => (kind === "need" ? ids : []))]);
  const thought = Object.entries(words.thoughts).find(
    ([id, { types: beside, needs: withNeeds }]) =>
      id in offer.type && !types.has(id) && (beside.some((type) => types.has(type)) || withNeeds.some((need) => needs.has(need))),
  );
  if (!thought) return null;
  const [id, { words: why }] = thought;
  const title = directory.types[id] ?? id;
  return { title: `Have you thought of ${title}?`, words: why, link: { text: `How ${title} works`, address: `lots/${id}/` } };
}
