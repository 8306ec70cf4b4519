// What this tab remembers, so that Back finds the page as it was left: how long
// the list was, how far down somebody had read, and the whole of a postcode.

import { takeWaiting } from "../../core/handed.js";
import { parse } from "../../core/postcodes.js";

/** @typedef {{ listed?: number, place?: string, down?: number }} Past */

const PAUSE_IN_SCROLLING = 150; // milliseconds
/** @type {ReturnType<typeof setTimeout> | undefined} */
let scrolling;

/** @returns {Past} */
export function past() {
  return history.state ?? {};
}

/**
 * Remember more of this step.
 * @param {Past} more
 * @param {string} address
 */
export function remember(more, address = location.href) {
  history.replaceState({ ...past(), ...more }, "", address);
}

/**
 * A step that Back undoes.
 * @param {Past} first what is known of it
 * @param {string} address
 */
export function step(first, address) {
  keepDown();
  history.pushState({ ...first, down: scrollY }, "", address);
}

/** Remember how far down the page somebody is. The list comes too late for the browser to do that. */
export function watchScrolling() {
  history.scrollRestoration = "manual";
  addEventListener("scroll", () => {
    clearTimeout(scrolling);
    scrolling = setTimeout(keepDown, PAUSE_IN_SCROLLING);
  });
  // Whoever follows a link at once has not paused.
  addEventListener("click", keepDown, { capture: true });
}

function keepDown() {
  clearTimeout(scrolling);
  if (past().down !== scrollY) remember({ down: scrollY });
}

/** Go as far down the page as this step was left at. */
export function goBackDown() {
  clearTimeout(scrolling);
  const { down } = past();
  if (down !== undefined) scrollTo({ top: down, behavior: "instant" });
}

/**
 * The whole postcode, where this tab or the page before knows it.
 * @param {string} near as the address says
 */
export function placeBefore(near) {
  const before = [past().place, takeWaiting()];
  const whole = before.find((place) => typeof place === "string" && parse(place)?.outcode === near.toUpperCase());
  return whole ?? near;
}
