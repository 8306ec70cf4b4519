// The find page: the form and the address say what is looked for, the data of
// the services and the index answer, the list shows it. Nothing that is typed
// leaves the browser.

import { Answerer } from "./answer.js";
import { known, read, readSort, showChips, showCounts, showSort, unfold, watchFilters, write } from "./choices.js";
import { loadDirectory, loadWords } from "../../core/data.js";
import { byId } from "../../core/dom.js";
import { showElsewhere } from "./elsewhere.js";
import { choose as chooseFrom } from "./facets.js";
import { showFailure } from "./failure.js";
import { queryIn } from "../../core/handed.js";
import { root } from "../../core/root.js";
import { NOWHERE, ofPlace } from "./near.js";
import { showMeant, showOrder, showPlain, showThought, showTypes, showWhere } from "./notes.js";
import { showNothing } from "./nothing.js";
import { goBackDown, past, placeBefore, remember, step, watchScrolling } from "./past.js";
import { commonest, ordered } from "./ranking.js";
import { addToList, found as inWords, goToFound, items, services, showCount, showList, showMore, tell } from "./results.js";
import { EVERYTHING, fromAddress, toAddress } from "./state.js";
import { showTitle } from "./title.js";
import { postcodeStands, understand } from "./typed.js";
import { vocabulary } from "./vocabulary.js";

/** @typedef {import("./choices.js").Said} Said */
/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("../../core/data.js").Words} Words */
/** @typedef {import("./near.js").Near} Near */
/** @typedef {import("./state.js").Facet} Facet */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./typed.js").Request} Request */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

const PAGE = 10;
const MOST_AT_ONCE = 200;
const PAUSE_IN_TYPING = 250; // milliseconds

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
let inOneGo = false; // whether the last step was typing
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;

/**
 * Look, and show what is found.
 * @param {Request} request
 * @param {number} mine which asking this answers
 * @param {number} length how many to list
 */
async function look(request, mine, length = PAGE) {
  const { state, where, place } = request;
  now = request; // what is pressed before the answer is there goes on from here
  const answer = await answerer.answer(state.words);
  if (mine !== asked) return;
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
  showChips(state, where.near ? place : "", (change) => choose(change(now.state)));
  showWhere(where, near, (value) => choose({ ...state, near: value }));
  showMeant(state.words, answer.reading?.corrections ?? [], (meant) => choose({ ...state, words: meant }));
  showElsewhere(state.words, words, root);
  showTypes(answer.types, answer.reading, directory, root);
  showThought(state, answer.reading, words, directory, root);
  showSort(order, near !== null);
  showOrder(order, commonest(matches), directory);
  showPlain(answer, found, directory);
  showFailure(answer.unsearched ? "words" : "");
  const all = directory.services;
  const narrow = {
    ...choice,
    withoutWords: chooseFrom(all, state.chosen).fitting.length,
    only: (/** @type {Facet} */ facet) =>
      chooseFrom(all, { ...EVERYTHING.chosen, [facet]: state.chosen[facet] }).fitting.length,
    onlyWords: answer.matches.length,
  };
  showNothing(state, found.length === 0, narrow, directory, choose);
  showCount(found.length, directory);
  showTitle(state, where.near ? place : "", found.length);
  showList(items(shown, directory, near, root));
  showMore(found.length - listed);
  tell(inWords(found.length, directory));
  form.dataset.answered = state.words; // what the list now answers
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
 * @param {() => void} then what follows when it is answered
 */
function ask(said, how, then = () => {}) {
  clearTimeout(typing);
  const mine = ++asked;
  calmly(
    (async () => {
      const request = await understand(said, directory, spoken, root);
      if (mine !== asked) return;
      if (how === "push") write(request.state, request.place);
      const address = location.pathname + toAddress(request.state);
      const kept = { place: request.place, listed: 0 };
      const moved = address !== location.pathname + location.search;
      // One step of Back for all that is typed, not one for each letter.
      if (moved && !(how === "type" && inOneGo)) step(kept, address);
      else remember(kept, address);
      inOneGo = how === "type" && (moved || inOneGo);
      await look(request, mine);
      if (mine === asked) then();
    })(),
  );
}

function onTyping() {
  clearTimeout(typing);
  typing = setTimeout(() => ask(read(now.state.sort), "type"), PAUSE_IN_TYPING);
}

/** The search was sent off: show the answer, or the place to mend. */
function onSent() {
  ask(read(now.state.sort), "push", () => {
    if (now.place && !now.where.near) byId("find-near").focus();
    else goToFound();
  });
}

/** Make the form and the list what the address says. */
async function follow() {
  clearTimeout(typing);
  inOneGo = false;
  const mine = ++asked;
  const state = fromAddress(queryIn(location.hash) ?? location.search, known());
  const request = await understand({ ...state, near: placeBefore(state.near) }, directory, spoken, root);
  if (mine !== asked) return;
  write(request.state, request.place);
  unfold(request.state);
  const address = location.pathname + toAddress(request.state);
  // A whole postcode in an address that somebody made does not stay there; a place gets the name it has in ours.
  const renamed = request.where.near !== null && request.state.near !== state.near;
  const tidied = renamed || postcodeStands(state) || queryIn(location.hash) !== null;
  remember({ place: request.place }, tidied ? address : location.href);
  await look(request, mine, lengthBefore());
}

/** How long the list was when this page was left, so that Back finds its place. */
function lengthBefore() {
  const before = Number(past().listed);
  return before > PAGE ? Math.min(before, MOST_AT_ONCE) : PAGE;
}

function more() {
  const next = items(found.slice(listed, listed + PAGE), directory, measuredFrom, root);
  listed += next.length;
  addToList(next);
  showMore(found.length - listed);
  tell(`Showing ${listed} of ${services(found.length)}`);
  remember({ listed });
}

/** @param {Promise<void>} work */
function calmly(work) {
  work.catch(() => {
    form.hidden = true;
    byId("find-loading").hidden = true;
    showFailure("services");
  });
}

async function start() {
  byId("find-without").hidden = true;
  byId("find-loading").hidden = false;
  const handed = queryIn(location.hash) !== null;
  [directory, words] = await Promise.all([loadDirectory(root), loadWords(root)]);
  spoken = vocabulary(words, directory);
  answerer = new Answerer(directory, spoken, root);
  watchFilters();
  watchScrolling();
  await follow();
  byId("find-loading").hidden = true;
  form.hidden = false;
  if (handed) goToFound();
  else goBackDown();
  listen();
}

function listen() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onSent();
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
  addEventListener("popstate", ({ state }) => {
    // Without a state it is a link to a place in this page, and the browser has gone there.
    calmly(follow().then(() => state && goBackDown()));
  });
}

calmly(start());
