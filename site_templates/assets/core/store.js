// Keeps the shortlist on this device and nowhere else. Where the browser does
// not allow that, or the device is full, the list lasts as long as the page,
// and `lasting()` is false.

import { MOST, entry, fromText } from "./entries.js";
import { root } from "./root.js";

/** @typedef {import("./entries.js").Entry} Entry */

// One list for each site, as two may stand in folders of one host.
const KEY = `shortlist ${root.pathname}`;

/** @type {Set<() => void>} */
const followers = new Set();
const storage = readable();
/** The list as it is, where the device does not hold it so. @type {Entry[] | null} */
let unkept = storage ? null : [];

/** @returns {readonly Entry[]} */
export function all() {
  return unkept ?? fromText(storage?.getItem(KEY) ?? null);
}

/** @param {string} id */
export function has(id) {
  return all().some((each) => each.id === id);
}

/** Whether the list is still there when the page has gone. */
export function lasting() {
  return unkept === null;
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

/**
 * A service has another id now: the list holds it once, under that.
 * @param {string} former
 * @param {Entry} present
 */
export function rename(former, present) {
  const before = all();
  const other = before.some((each) => each.id === present.id);
  keep(before.flatMap((each) => (each.id !== former ? [each] : other ? [] : [present])));
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
  unkept = [...entries];
  try {
    if (storage) {
      storage.setItem(KEY, JSON.stringify(entries));
      unkept = null;
    }
  } catch {
    // The device is full: what it kept before stays there, and this page goes on with its own.
  }
  tell();
}

function tell() {
  for (const act of followers) act();
}

/**
 * What can be read is used, as a full device still has the list that it took earlier.
 * @returns {Storage | null}
 */
function readable() {
  try {
    const found = window.localStorage;
    found.getItem(KEY);
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
