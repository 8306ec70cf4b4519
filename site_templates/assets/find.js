// The find page: the form and the address say what is looked for, the data of
// the services and the index answer, the list shows it. Nothing that is typed
// leaves the browser.

import { Answerer } from "./find/answer.js";
import { known, read, readSort, showChips, showCounts, showSort, unfold, watchFilters, write } from "./find/choices.js";
import { loadDirectory, loadWords } from "./find/data.js";
import { byId } from "./find/element.js";
import { choose as chooseFrom } from "./find/facets.js";
import { NOWHERE, ofPlace, whereabouts } from "./find/near.js";
import { showMeant, showOrder, showPlain, showThought, showTypes, showWhere } from "./find/notes.js";
import { showNothing } from "./find/nothing.js";
import { outcodes, parse, takeOut } from "./find/postcodes.js";
import { commonest, ordered } from "./find/ranking.js";
import { addToList, items, services, showCount, showList, showMore, tell } from "./find/results.js";
import { EVERYTHING, fromAddress, toAddress } from "./find/state.js";
import { vocabulary } from "./find/vocabulary.js";
import { plain } from "./find/words.js";

/** @typedef {import("./find/choices.js").Said} Said */
/** @typedef {import("./find/data.js").Directory} Directory */
/** @typedef {import("./find/data.js").Service} Service */
/** @typedef {import("./find/data.js").Words} Words */
/** @typedef {import("./find/near.js").Near} Near */
/** @typedef {import("./find/near.js").Whereabouts} Whereabouts */
/** @typedef {import("./find/state.js").Sort} Sort */
/** @typedef {import("./find/state.js").State} State */
/** @typedef {import("./find/vocabulary.js").Vocabulary} Vocabulary */
/**
 * What is looked for, and where that is. `place` is what stands in the field: it
 * may be a whole postcode, which goes into the history of this tab and nowhere else.
 * @typedef {{ state: State, where: Whereabouts, place: string }} Request
 */

const PAGE = 10;
const MOST_AT_ONCE = 200;
const PAUSE_IN_TYPING = 250; // milliseconds
const HANDED_OVER = "fd-near"; // by the form of another page (find/handing-over.js)

const PREPOSITION = /\s*\b(?:near|in|around|round|at|by)$/i; // "day centre near", of "day centre near SN10"

const root = new URL("../../", import.meta.url);
const form = byId("find");

/** @type {Directory} */
let directory;
/** @type {Words} */
let words;
/** @type {Vocabulary} */
let spoken;
/** @type {Answerer} */
let answerer;

/** @type {Request} */
let now = { state: EVERYTHING, where: NOWHERE, place: "" };
/** @type {readonly Service[]} */
let found = [];
/** @type {Near | null} */
let measuredFrom = null;
let asked = 0; // so that a slow answer never replaces a later one
let listed = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;

/**
 * Understand what is said: a postcode among the words is a place, and never
 * stands in the address as a whole.
 * @param {Said} said
 * @returns {Promise<Request>}
 */
async function understand(said) {
  const taken = await postcodeIn(said.words);
  const place = taken ? [taken.postcode.outcode, taken.postcode.inward].filter(Boolean).join(" ") : said.near;
  const where = await whereabouts(place, directory, spoken, root).catch(() => ({
    ...NOWHERE,
    problem: "Postcodes cannot be looked up just now. You can choose an area from the list.",
  }));
  const state = { ...said, words: taken ? taken.rest.replace(PREPOSITION, "") : said.words, near: where.near?.slug ?? "" };
  return { state, where, place: where.near?.name ?? place };
}

/** @param {string} text */
async function postcodeIn(text) {
  if (!takeOut(text, () => true)) return null;
  const all = await outcodes(root).catch(() => ({}));
  return takeOut(text, (outcode) => Object.hasOwn(all, outcode));
}

/**
 * Look, and show what is found.
 * @param {Request} request
 * @param {number} mine which asking this answers
 * @param {number} length how many to list
 */
async function look(request, mine, length = PAGE) {
  const { state, where, place } = request;
  const answer = await answerer.answer(state.words);
  if (mine !== asked) return;
  now = request;
  const near = where.near ?? (answer.reading?.place ? ofPlace(answer.reading.place, directory) : null);
  const usual = near ? "nearest" : "best";
  const order = state.sort && (state.sort !== "nearest" || near) ? state.sort : usual;
  const choice = chooseFrom(answer.matches.map((match) => match.service), state.chosen);
  const fitting = new Set(choice.fitting);
  const matches = answer.matches.filter((match) => fitting.has(match.service));
  found = ordered(matches, order, near, state.sort !== "");
  measuredFrom = near;
  const shown = found.slice(0, length);
  listed = shown.length;

  showCounts(choice.count);
  showChips(state, where.near ? place : "", choose);
  showWhere(where, near, (value) => choose({ ...state, near: value }));
  showMeant(answer.reading?.corrections ?? [], ({ heard, meant }) =>
    choose({ ...state, words: respelt(state.words, heard, meant) }),
  );
  showTypes(answer.types, answer.reading, directory, root);
  showThought(state, answer.reading, words, directory, root);
  showSort(order, near !== null);
  showOrder(order, commonest(matches), directory);
  showPlain(inPart(answer));
  showFailure(answer.unsearched ? "words" : "");
  const narrow = { ...choice, withoutWords: chooseFrom(directory.services, state.chosen).fitting.length };
  showNothing(state, found.length === 0, narrow, directory, choose);
  showCount(found.length);
  showList(items(shown, directory, near, root));
  showMore(found.length - listed);
  tell(found.length ? services(found.length) : "No services fit all of that");
  form.dataset.answered = state.words; // what the list now answers
}

/**
 * In what way the list answers the words, where it does so in part.
 * @param {import("./find/answer.js").Answer} answer
 */
function inPart({ reading, partly }) {
  if (found.length === 0 || !reading) return "";
  if (partly) return "No service has all of those words. These have some of them.";
  const { types, place } = reading;
  const meant = new Set(types.map(({ id }) => id));
  if (!place || meant.size === 0) return "";
  const there = found.some((service) => meant.has(service.type) && service.areas.includes(place.area));
  if (there) return "";
  return `Nothing of the type “${directory.types[types[0].id]}” is listed for ${directory.areas[place.area].name}. These are the nearest.`;
}

/**
 * The words with one of them spelt otherwise.
 * @param {string} text
 * @param {string} heard in plain form
 * @param {string} meant
 */
function respelt(text, heard, meant) {
  const parts = text.split(" ");
  const length = heard.split(" ").length;
  for (let i = 0; i + length <= parts.length; i++) {
    if (plain(parts.slice(i, i + length).join(" ")) === heard) {
      return [...parts.slice(0, i), meant, ...parts.slice(i + length)].join(" ");
    }
  }
  return meant;
}

/**
 * A choice that Back should undo.
 * @param {State} state
 */
function choose(state) {
  // The state has the outcode alone; while it is the same place, the field knows better.
  const near = state.near && state.near === now.state.near ? now.place : state.near;
  ask({ ...state, near }, "push");
}

/**
 * @param {Said} said
 * @param {"push" | "type"} how
 */
function ask(said, how) {
  clearTimeout(typing);
  const mine = ++asked;
  calmly(
    (async () => {
      const request = await understand(said);
      if (mine !== asked) return;
      if (how === "push") write(request.state, request.place);
      const address = location.pathname + toAddress(request.state);
      const kept = { place: request.place };
      const moved = address !== location.pathname + location.search;
      // One step of Back for all that is typed, not one for each letter.
      if (how === "push" && moved) history.pushState(kept, "", address);
      else history.replaceState(kept, "", address);
      await look(request, mine);
    })(),
  );
}

function onTyping() {
  clearTimeout(typing);
  typing = setTimeout(() => ask(read(now.state.sort), "type"), PAUSE_IN_TYPING);
}

/** Make the form and the list what the address says. */
async function follow() {
  clearTimeout(typing);
  const mine = ++asked;
  const state = fromAddress(location.search, known());
  const request = await understand({ ...state, near: placeBefore(state.near) });
  if (mine !== asked) return;
  write(request.state, request.place);
  unfold(request.state);
  const { listed: length = 0 } = history.state ?? {};
  const address = location.pathname + toAddress(request.state);
  // A whole postcode in an address that somebody made does not stay there; a place gets the name it has in ours.
  const renamed = request.where.near !== null && request.state.near !== state.near;
  if (renamed || postcodeStands(state)) history.replaceState({ listed: length, place: request.place }, "", address);
  await look(request, mine, lengthBefore());
}

/** @param {State} state as the address says */
function postcodeStands({ words: typed, near }) {
  return Boolean(parse(near)?.inward) || Boolean(takeOut(typed, () => false));
}

/**
 * The whole postcode, where this tab or the page before knows it.
 * @param {string} near as the address says
 */
function placeBefore(near) {
  const before = [history.state?.place, handedOver()];
  const whole = before.find((place) => typeof place === "string" && parse(place)?.outcode === near.toUpperCase());
  return whole ?? near;
}

function handedOver() {
  try {
    const place = sessionStorage.getItem(HANDED_OVER);
    sessionStorage.removeItem(HANDED_OVER);
    return place;
  } catch {
    return null; // storage may be barred
  }
}

/** How long the list was when this page was left, so that Back finds its place. */
function lengthBefore() {
  const before = Number(history.state?.listed);
  return before > PAGE ? Math.min(before, MOST_AT_ONCE) : PAGE;
}

function more() {
  const next = items(found.slice(listed, listed + PAGE), directory, measuredFrom, root);
  listed += next.length;
  addToList(next);
  showMore(found.length - listed);
  tell(`Showing ${listed} of ${services(found.length)}`);
  history.replaceState({ listed, place: now.place }, "", location.href);
}

/**
 * Say what cannot be had. Without the services there is nothing to choose from;
 * without the index there is all but the words.
 * @param {"" | "words" | "services"} what
 */
function showFailure(what) {
  const texts = {
    "": "",
    words:
      "Searching for words is not working just now. We looked by name, type of support, place and need. " +
      "You can choose from the lists beside, or try again later.",
    services:
      "The search cannot be loaded just now. You can reach every service from the lists below, or try again later.",
  };
  const notice = byId("find-failed");
  if (notice.textContent !== texts[what]) notice.textContent = texts[what];
  notice.hidden = what === "";
}

/** @param {Promise<void>} work */
function calmly(work) {
  work.catch(() => {
    form.hidden = true;
    byId("find-without").hidden = true;
    showFailure("services");
  });
}

async function start() {
  [directory, words] = await Promise.all([loadDirectory(root), loadWords(root)]);
  spoken = vocabulary(words, directory);
  answerer = new Answerer(directory, spoken, root);
  watchFilters();
  await follow();
  byId("find-without").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(read(now.state.sort), "push");
  });
  form.addEventListener("change", (event) => {
    const { target } = event;
    if (target === byId("find-sort")) ask(read(readSort()), "push");
    else if (target instanceof HTMLInputElement && target.type === "checkbox") ask(read(now.state.sort), "push");
  });
  byId("find-words").addEventListener("input", onTyping);
  byId("find-words").addEventListener("focus", () => answerer.prepare(), { once: true });
  byId("find-near").addEventListener("change", () => ask(read(now.state.sort), "push"));
  byId("find-more").addEventListener("click", more);
  byId("find-clear").addEventListener("click", () => {
    choose(EVERYTHING);
    byId("find-count").focus();
  });
  window.addEventListener("popstate", () => calmly(follow()));
}

calmly(start());
