// The find page: the form and the address say what is looked for, the list of the services and the
// text of the site answer it, the screen shows it. Nothing that is typed leaves the browser.

import { NO_WORDS, loadDirectory, loadPages, loadWords } from "../../core/data.js";
import { byId, keepingFocus } from "../../core/dom.js";
import { queryIn } from "../../core/handed.js";
import { root } from "../../core/root.js";
import { answer, asked as wordsOf, numbered } from "./answer.js";
import { offer, read, readSort, unfold, watchFilters, write } from "./form.js";
import { lexicon } from "./lexicon.js";
import { showOnMap, watchMap } from "./map.js";
import { namesOf, postcodeOf } from "./names.js";
import { NOWHERE, ofPlace } from "./near.js";
import { goBackDown, past, placeBefore, remember, step, watchScrolling } from "./past.js";
import { screen, waiting } from "./screen.js";
import { pagesOf } from "./site-pages.js";
import { SiteText } from "./site-text.js";
import { EVERYTHING, carried, fromAddress, toAddress, withWords } from "./state.js";
import { cut, services } from "./telling.js";
import { postcodeStands, understand } from "./typed.js";
import { addToList, goToFound, items, show, showFailure, showList, showMore, tell } from "./view.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Index} Index */
/** @typedef {import("./form.js").Said} Said */
/** @typedef {import("./screen.js").Known} Known */
/** @typedef {import("./screen.js").Lacking} Lacking */
/** @typedef {import("./screen.js").Request} Request */
/** @typedef {import("./screen.js").Screen} Screen */
/** @typedef {import("./screen.js").Way} Way */
/** @typedef {import("./state.js").State} State */

const PAGE = 10;
const MOST_AT_ONCE = 200;
const PAUSE_IN_TYPING = 250; // milliseconds
const SOON = 300; // milliseconds
/** @type {Index} */
const UNASKED = new Map();

const form = byId("find");

const text = new SiteText(root);

/** @type {Known & import("./answer.js").Known} */
let known;
/** @type {Lacking} */
let lacking = "";
let complete = false; // whether all that answers at once has come

/** @type {Request} */
let now = { state: EVERYTHING, where: NOWHERE, place: "", alone: "" };
/** @type {Screen | null} */
let shown = null;
let shownFor = EVERYTHING;
let asked = 0; // so that a slow answer never replaces a later one
let listed = 0;
let inOneGo = false; // whether the last step was typing
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;

/**
 * Look, and show what is found: what the list of services answers at once, and what the text of the
 * site adds when it has come.
 * @param {Request} request
 * @param {number} mine which asking this answers
 * @param {number} length how many to list
 */
async function look(request, mine, length = PAGE) {
  now = request;
  const { words, asWords } = request.state;
  const wanted = known.directory.services.length ? wordsOf(words, asWords, known) : [];
  let index = UNASKED;
  let missing = lacking;
  if (wanted.length) {
    const coming = text.ask(wanted);
    if (!(await isSoon(coming)) && mine === asked) display(request, index, lacking, length, false);
    try {
      index = await coming;
    } catch {
      missing = "text";
    }
    if (mine !== asked) return;
  }
  display(request, index, missing, length, complete);
  if (!complete) return;
  form.dataset.answered = words; // what the list now answers
  tell(shown?.count ?? "");
}

/**
 * Whether it comes at once. Only what is slow to come is gone before: a list that changes at once disturbs.
 * @param {Promise<unknown>} coming
 */
function isSoon(coming) {
  const soon = coming.then(() => true, () => true);
  return Promise.race([soon, new Promise((resolve) => setTimeout(() => resolve(false), SOON))]);
}

/**
 * @param {Request} request
 * @param {Index} index
 * @param {Lacking} missing what did not come
 * @param {number} length
 * @param {boolean} final whether nothing more comes: until then nobody is told that there is nothing
 */
function display(request, index, missing, length, final) {
  const { state, where, alone } = request;
  const owners = alone ? numbered(postcodeOf(alone, known.names), known.directory) : null;
  // Of one that could not be looked up nobody is told that nobody here has it.
  const answered = owners && (owners.matches.length || !where.lost) ? owners : answer(state.words, state.asWords, known, index, where.near !== null);
  const place = answered.named?.whole ? null : answered.reading?.place;
  const near = where.near ?? (place ? ofPlace(place, known.directory) : null);
  // What has the postcode is there, though nobody knows where that lies.
  const looked = owners?.matches.length ? { ...request, where: NOWHERE } : request;
  const whole = screen(looked, answered, near, known, missing);
  const looking = !final && whole.services.length === 0;
  shownFor = state;
  shown = looking ? waiting(whole) : whole;
  form.setAttribute("aria-busy", String(looking));
  form.hidden = false;
  const first = shown.services.slice(0, length);
  listed = first.length;
  const onScreen = shown;
  // A list comes anew when the other words or the text of the site came late: whoever was in it already stays there.
  keepingFocus(() => {
    show(onScreen, choose);
    showList(items(first, known.directory, near));
    showOnMap(onScreen.services, listed);
    showMore(onScreen.services.length - listed);
  }, byId("find-count"));
  byId("find-loading").hidden = true;
}

/**
 * A choice that Back should undo.
 * @param {Way} way
 */
function choose({ state: pressed, less }) {
  const { state: latest } = now;
  const state = less ? withWords(latest, cut(latest.words, less, known.words.small)) : carried(pressed, shownFor, latest);
  // The state has the outcode alone; while it is the same place, the field knows better.
  const near = state.near && state.near === now.state.near ? now.place : state.near;
  ask({ ...state, near }, "push");
}

/**
 * @param {Said} said
 * @param {"push" | "type" | "send"} how what is sent off goes on from what was typed
 * @param {() => void} then what follows when it is answered
 */
function ask(said, how, then = () => {}) {
  clearTimeout(typing);
  const mine = ++asked;
  now = { ...now, state: said, place: said.near }; // what is pressed next goes on from here
  calmly(
    (async () => {
      const request = await understand(said, known.directory, known.lexicon, root);
      if (mine !== asked) return;
      if (how !== "type") write(request.state, request.place);
      const address = location.pathname + toAddress(request.state);
      const kept = { place: request.place, listed: 0 };
      const moved = address !== location.pathname + location.search;
      // One step of Back for all that is typed, not one for each letter.
      if (moved && !(how !== "push" && inOneGo)) step(kept, address);
      else remember(kept, address);
      inOneGo = how === "type" && (moved || inOneGo);
      await look(request, mine);
      if (mine === asked) then();
    })(),
  );
}

function onTyping() {
  clearTimeout(typing);
  typing = setTimeout(() => ask(read(now.state), "type"), PAUSE_IN_TYPING);
}

/** The search was sent off: show the answer, or the place to mend. */
function onSent() {
  ask(read(now.state), "send", () => {
    if (now.place && !now.where.near) byId("find-near").focus();
    else goToFound();
  });
}

/** Make the form and the list what the address says. */
async function follow() {
  clearTimeout(typing);
  inOneGo = false;
  const mine = ++asked;
  const state = fromAddress(queryIn(location.hash) ?? location.search, known.offer);
  const request = await understand({ ...state, near: placeBefore(state.near) }, known.directory, known.lexicon, root);
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
  if (!shown) return;
  const next = items(shown.services.slice(listed, listed + PAGE), known.directory, shown.near);
  listed += next.length;
  addToList(next);
  showOnMap(shown.services, listed);
  showMore(shown.services.length - listed);
  tell(`Showing ${listed} of ${services(shown.services.length)}`);
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
  const isNew = history.state === null; // neither Back nor a page that is loaded again
  const coming = Promise.all([loadWords(root), loadPages(root)]);
  const directory = await loadDirectory(root);
  const soon = await isSoon(coming);
  if (soon) learn(directory, ...(await coming));
  else know(directory, NO_WORDS, []);
  watchFilters();
  watchMap();
  watchScrolling();
  listen(); // before anything can be pressed
  await follow();
  // On a phone a search that somebody sent opens at its results, unless its reader is on the way already.
  const untouched = scrollY === 0 && document.activeElement === document.body;
  if (handed || (isNew && untouched && !matchMedia("(min-width: 52em)").matches && toAddress(now.state))) goToFound();
  else goBackDown();
  if (soon) return;
  learn(directory, ...(await coming));
  ask(read(now.state), "type");
}

/**
 * All is there.
 * @param {Directory} directory
 * @param {import("../../core/data.js").Words | null} words null where they did not come
 * @param {readonly import("../../core/data.js").SitePage[]} pages
 */
function learn(directory, words, pages) {
  complete = true;
  lacking = words ? "" : "words";
  know(directory, words ?? NO_WORDS, pages);
}

/**
 * @param {Directory} directory
 * @param {import("../../core/data.js").Words} words
 * @param {readonly import("../../core/data.js").SitePage[]} pages
 */
function know(directory, words, pages) {
  const spoken = lexicon(words, directory);
  known = { directory, words, lexicon: spoken, names: namesOf(directory, spoken), offer: offer(), pages: pagesOf(pages, spoken.small) };
}

function listen() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onSent();
  });
  form.addEventListener("change", (event) => {
    const { target } = event;
    if (target === byId("find-sort")) ask({ ...read(now.state), sort: readSort() }, "push");
    else if (target instanceof HTMLInputElement && target.type === "checkbox") ask(read(now.state), "push");
  });
  byId("find-words").addEventListener("input", onTyping);
  byId("find-near").addEventListener("change", () => ask(read(now.state), "push"));
  byId("find-more").addEventListener("click", more);
  byId("find-change").addEventListener("click", () => byId("find-words").focus());
  byId("find-clear").addEventListener("click", () => {
    ask(EVERYTHING, "push");
    byId("find-count").focus();
  });
  addEventListener("popstate", ({ state }) => {
    // Without a state it is a link to a place in this page, and the browser has gone there.
    calmly(follow().then(() => state && goBackDown()));
  });
}

calmly(start());
