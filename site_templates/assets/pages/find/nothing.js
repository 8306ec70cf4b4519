// Where nothing fits: what was too narrow, how to go on, and whom to tell of what is missing. It is pure.

import { fruitful, letterOfMissing, nearestAreas, why } from "../../core/narrowing.js";
import { choose } from "./facets.js";
import { EVERYTHING, FACETS, without, withWords } from "./state.js";
import { services } from "./telling.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./screen.js").Known} Known */
/** @typedef {import("./screen.js").Offer} Offer */
/** @typedef {import("./screen.js").Way} Way */
/** @typedef {import("./state.js").Facet} Facet */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("../../core/narrowing.js").Try<State>} Try */
/**
 * @typedef {object} Nothing
 * @property {string} words
 * @property {readonly Way[]} ways
 * @property {string} letter to the council, of the choices alone; "" where there is nothing that could be missing
 */

const MOST_WAYS = 4;

/**
 * @param {State} state
 * @param {Answer} answer
 * @param {ReturnType<typeof choose>} choice of what answers the words
 * @param {Known} known
 * @param {import("./screen.js").Lacking} lacking
 * @param {boolean} urgent whether somebody may be in danger: then nothing stands beside who can help
 * @returns {Nothing}
 */
export function narrowest(state, answer, choice, { directory, offer }, lacking, urgent) {
  if (directory.services.length === 0) return { words: "No service is listed here at present. Please come back later.", ways: [], letter: "" };
  const again = { text: "Start again with every service", state: EVERYTHING };
  if (answer.named?.whole || urgent) return { words: "", ways: [again], letter: "" };
  if (answer.pages.length && chosenIn(state).length === 0) return { words: "No service fits that. The pages below may tell you more.", ways: [again], letter: "" };
  const given = withoutOne(state, choice, directory, offer);
  const ways = [...given, ...otherAreas(state, choice, directory), ...(given.length ? [] : oneAlone(state, answer, directory, offer))];
  return {
    words: lacking ? "Nothing that we could look through fits everything you asked for." : `Nothing in the directory fits everything you asked for. ${why(given)}`,
    ways: [
      ...ways.map(({ text, count, state: then }) => ({ text: `${text}: ${services(count)}`, state: then })),
      again,
    ],
    // What could not be looked through may well be there.
    letter: lacking ? "" : letterOfMissing(chosenIn(state).map((facet) => named(facet, state, offer))),
  };
}

/**
 * What to give up, the most fruitful first.
 * @param {State} state
 * @param {ReturnType<typeof choose>} choice
 * @param {Known["directory"]} directory
 * @param {Offer} offer
 * @returns {Try[]}
 */
function withoutOne(state, choice, directory, offer) {
  const ways = chosenIn(state).map((facet) => {
    const what = named(facet, state, offer);
    return { what, text: `Look without ${what}`, count: choice.without(facet), state: without(state, facet) };
  });
  if (state.words) {
    const what = `“${state.words}”`;
    const count = choose(directory.services, state.chosen).fitting.length;
    ways.push({ what, text: `Look without ${what}`, count, state: withWords(state, "") });
  }
  return mostFruitful(ways);
}

/**
 * Where no one thing is too narrow by itself: each thing alone, the most fruitful first.
 * @param {State} state
 * @param {Answer} answer
 * @param {Known["directory"]} directory
 * @param {Offer} offer
 * @returns {Try[]}
 */
function oneAlone(state, { matches }, directory, offer) {
  const bare = { ...EVERYTHING, near: state.near, sort: state.sort };
  const ways = chosenIn(state).map((facet) => {
    const chosen = { ...EVERYTHING.chosen, [facet]: state.chosen[facet] };
    const what = named(facet, state, offer);
    return { what, text: `Look for ${what} alone`, count: choose(directory.services, chosen).fitting.length, state: { ...bare, chosen } };
  });
  if (state.words) {
    const what = `“${state.words}”`;
    ways.push({ what, text: `Look for ${what} alone`, count: matches.length, state: { ...bare, words: state.words } });
  }
  return mostFruitful(ways);
}

/**
 * The nearest areas in which there is something.
 * @param {State} state
 * @param {ReturnType<typeof choose>} choice
 * @param {Known["directory"]} directory
 * @returns {Try[]}
 */
function otherAreas(state, choice, { areas }) {
  const here = state.chosen.area.map((id) => areas[id]?.at).find((at) => at);
  return nearestAreas(areas, here, (id) => ({
    count: choice.count("area", id),
    state: { ...state, chosen: { ...state.chosen, area: [id] } },
  }));
}

/** @param {readonly Try[]} ways */
function mostFruitful(ways) {
  return fruitful(ways).slice(0, MOST_WAYS);
}

/** @param {State} state */
function chosenIn(state) {
  return FACETS.filter((facet) => state.chosen[facet].length);
}

/**
 * @param {Facet} facet
 * @param {State} state
 * @param {Offer} offer
 */
function named(facet, state, offer) {
  return state.chosen[facet].map((id) => `“${offer[facet][id] ?? id}”`).join(" or ");
}
