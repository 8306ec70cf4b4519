// Keeps the shortlist on this device and nowhere else. Where the browser does
// not allow that, the list lasts as long as the page, and `lasting()` is false.

import { MOST, entry, fromText } from "./entries.js";

/** @typedef {import("./entries.js").Entry} Entry */

// One list for each site, as two may stand in folders of one host.
const KEY = `shortlist ${new URL("../../../", import.meta.url).pathname}`;

/** @type {Set<() => void>} */
const followers = new Set();
const storage = usable();
/** @type {Entry[]} */
let inMemory = [];

/** @returns {readonly Entry[]} */
export function all() {
  return storage ? fromText(storage.getItem(KEY)) : inMemory;
}

/** @param {string} id */
export function has(id) {
  return all().some((each) => each.id === id);
}

/** Whether the list is still there when the page has gone. */
export function lasting() {
  return storage !== null;
}

/**
 * Put services on the list. Returns false where there was no room for all of them.
 * @param {readonly Entry[]} more
 */
export function add(more) {
  const before = all();
  const fresh = more.filter((each) => !before.some((old) => old.id === each.id));
  const room = MOST - before.length;
  keep([...before, ...fresh.slice(0, room).map(({ id, name }) => entry(id, name))]);
  return fresh.length <= room;
}

/** @param {string} id */
export function remove(id) {
  keep(all().filter((each) => each.id !== id));
}

export function clear() {
  keep([]);
}

/**
 * Be told whenever the list changes, in another tab too.
 * @param {() => void} act
 */
export function follow(act) {
  followers.add(act);
}

/** @param {readonly Entry[]} entries */
function keep(entries) {
  inMemory = [...entries];
  try {
    storage?.setItem(KEY, JSON.stringify(entries));
  } catch {
    // The device is full: the list stays as it was.
  }
  tell();
}

function tell() {
  for (const act of followers) act();
}

/** @returns {Storage | null} */
function usable() {
  try {
    const found = window.localStorage;
    const trial = `${KEY} trial`;
    found.setItem(trial, "1");
    found.removeItem(trial);
    return found;
  } catch {
    return null;
  }
}

window.addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) tell();
});
// A page that comes back from the browser's memory may show an older list.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) tell();
});
