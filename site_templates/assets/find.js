// The find page: the form and the address say what is looked for, the index
// answers, the list shows it. Nothing that is typed leaves the browser.

import { known, read, showChips, showCounts, unfold, write } from "./find/choices.js";
import { byId } from "./find/element.js";
import { find, open, shown } from "./find/query.js";
import {
  addToList,
  items,
  services,
  showCount,
  showList,
  showMore,
  showNothing,
  showTypes,
  tell,
} from "./find/results.js";
import { fromAddress, toAddress } from "./find/state.js";

/** @typedef {import("./find/query.js").Hit} Hit */
/** @typedef {import("./find/query.js").Index} Index */
/** @typedef {import("./find/state.js").State} State */

const PAGE = 10;
const MOST_AT_ONCE = 200;
const PAUSE_IN_TYPING = 250; // milliseconds

const root = new URL("../../", import.meta.url);
const form = byId("find");

/** @type {Index} */
let index;
/** @type {readonly Hit[]} */
let hits = [];
let asked = 0; // so that a slow answer never replaces a later one
let listed = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;

/**
 * Look, and show what is found.
 * @param {State} state
 * @param {number} length how many to list
 */
async function look(state, length = PAGE) {
  const mine = ++asked;
  const findings = await find(index, state);
  const [list, types] = await Promise.all([
    items(findings.services.slice(0, length), root),
    Promise.all(findings.types.slice(0, PAGE).map((hit) => shown(hit, root))),
  ]);
  if (mine !== asked) return;
  hits = findings.services;
  listed = list.length;
  showCounts(findings.count);
  showChips(state, choose);
  showTypes(types);
  showNothing(state, findings, choose);
  showCount(hits.length);
  showList(list);
  showMore(hits.length - listed);
  tell(hits.length ? services(hits.length) : "No services fit all of that");
}

/**
 * A choice that Back should undo.
 * @param {State} state
 */
function choose(state) {
  clearTimeout(typing);
  write(state);
  const address = location.pathname + toAddress(state);
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  calmly(look(state));
}

function onTyping() {
  clearTimeout(typing);
  typing = setTimeout(() => {
    const state = read();
    // One step of Back for all that is typed, not one for each letter.
    history.replaceState(null, "", location.pathname + toAddress(state));
    calmly(look(state));
  }, PAUSE_IN_TYPING);
}

/** Make the form and the list what the address says. */
function follow() {
  clearTimeout(typing);
  const state = fromAddress(location.search, known());
  write(state);
  unfold(state);
  return look(state, lengthBefore());
}

/** How long the list was when this page was left, so that Back finds its place. */
function lengthBefore() {
  const before = Number(history.state?.listed);
  return before > PAGE ? Math.min(before, MOST_AT_ONCE) : PAGE;
}

async function more() {
  const mine = asked;
  const from = listed;
  const next = await items(hits.slice(from, from + PAGE), root);
  // Something else was asked for meanwhile, or the button was pressed twice.
  if (mine !== asked || from !== listed) return;
  listed += next.length;
  addToList(next);
  showMore(hits.length - listed);
  tell(`Showing ${listed} of ${services(hits.length)}`);
  history.replaceState({ listed }, "", location.href);
}

/** The index cannot be had: say so, and leave the lists to browse. */
function fail() {
  form.hidden = true;
  byId("find-without").hidden = true;
  const notice = byId("find-failed");
  notice.hidden = false;
  notice.textContent =
    "The search cannot be loaded just now. You can reach every service from the lists below, or try again later.";
}

/** @param {Promise<void>} work */
function calmly(work) {
  work.catch(fail);
}

async function start() {
  index = await open(root);
  await follow();
  byId("find-without").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(read());
  });
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === "checkbox") choose(read());
  });
  byId("find-words").addEventListener("input", onTyping);
  byId("find-more").addEventListener("click", () => calmly(more()));
  window.addEventListener("popstate", () => calmly(follow()));
}

calmly(start());
