// The map of what is found: a dot for each service whose place anybody may know, in step with the
// list. The county itself is in the page, drawn when the site was built. It is filled when it is opened.

import { byId } from "../../core/dom.js";
import { pageOf } from "../../core/root.js";

/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

const APART = 13; // units between the middles of dots that would hide one another
const MOST_TRIES = 200;
const CLEAR = 6; // of a word, from the middle of a dot

/** @type {{ all: readonly Service[], listed: number }} */
let found = { all: [], listed: 0 };

/** @returns {HTMLDetailsElement | null} */
const frame = () => document.querySelector("details#find-map");

/** Whatever is pressed on the map is chosen in the form; a dot leads to its service. */
export function watchMap() {
  const map = frame();
  if (!map) return;
  map.addEventListener("toggle", draw);
  map.addEventListener("click", (event) => {
    const area = event.target instanceof Element ? event.target.closest("a[data-area]") : null;
    const box = area && boxOf(area);
    if (!box) return;
    event.preventDefault();
    box.click();
  });
  // What the pointer or the keyboard is on stands out in both: a dot, and its card.
  for (const [type, on] of /** @type {const} */ ([["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]])) {
    byId("find").addEventListener(type, (event) => pair(event.target, on));
  }
}

/**
 * Show what is found, and of it the first ones, which are in the list, as dots that lead on.
 * @param {readonly Service[]} all
 * @param {number} listed how many of them
 */
export function showOnMap(all, listed) {
  found = { all, listed };
  const map = frame();
  if (map) map.hidden = all.length === 0;
  draw();
}

function draw() {
  const map = frame();
  const svg = map?.querySelector("svg");
  if (!map?.open || !svg) return;
  for (const area of svg.querySelectorAll("a[data-area]")) area.classList.toggle("fd-map__lit", boxOf(area)?.checked ?? false);
  const scale = (svg.dataset.scale ?? "").split(" ").map(Number);
  const words = [...svg.querySelectorAll("text")].map((word) => word.getBBox());
  /** @type {[number, number][]} */
  const taken = [];
  /** @type {Element[]} */
  const dots = [];
  /** @type {string[]} */
  const others = [];
  for (const [n, service] of found.all.entries()) {
    // Only of a home is the place known and the address not.
    const at = service.address || service.postcode ? spot(service, scale, svg.viewBox.baseVal) : null;
    if (!at) continue;
    if (n < found.listed) dots.push(dot(service, beside(at, taken, words)));
    else others.push(`M${beside(at, [], words).join(" ")}h0`);
  }
  svg.querySelector(".fd-map__dots")?.setAttribute("d", others.join(""));
  svg.querySelector(".fd-map__found")?.replaceChildren(...dots);
  byId("find-map-note").textContent = note(dots.length + others.length, found.all.length);
}

/**
 * @param {Element} area
 * @returns {HTMLInputElement | null}
 */
function boxOf(area) {
  return document.querySelector(`input[name="area"][value="${CSS.escape(area.getAttribute("data-area") ?? "")}"]`);
}

/**
 * Where it is on the map; null where it has no place, or one beyond the edge.
 * @param {Service} service
 * @param {number[]} scale how degrees become the map's units: see CountyOutline.scale in generator/site/parts/county_outline.py
 * @param {DOMRect} edges
 * @returns {[number, number] | null}
 */
function spot({ at }, [west, north, across, down, left, top], { width, height }) {
  if (!at) return null;
  const x = Math.round(left + (at[1] - west) * across);
  const y = Math.round(top + (north - at[0]) * down);
  return x >= 0 && y >= 0 && x <= width && y <= height ? [x, y] : null;
}

/**
 * The spot, or one close by where another dot or a word is already, so that each can be pressed and read.
 * @param {[number, number]} spot
 * @param {[number, number][]} taken is added to
 * @param {Box[]} words
 */
export function beside([x, y], taken, words) {
  const free = (/** @type {number} */ u, /** @type {number} */ v) =>
    taken.every(([a, b]) => Math.hypot(a - u, b - v) >= APART) &&
    words.every(({ x, y, width, height }) => u < x - CLEAR || u > x + width + CLEAR || v < y - CLEAR || v > y + height + CLEAR);
  let [u, v] = [x, y];
  for (let n = 1; !free(u, v) && n < MOST_TRIES; n++) {
    // A spiral of spots that lie about as far from one another.
    const away = (APART / 2) * Math.sqrt(n);
    u = Math.round(x + away * Math.cos(2.4 * n));
    v = Math.round(y + away * Math.sin(2.4 * n));
  }
  taken.push([u, v]);
  return /** @type {[number, number]} */ ([u, v]);
}

/**
 * @param {Service} service
 * @param {[number, number]} at
 */
function dot({ id, title, where }, [cx, cy]) {
  const name = `${title}, ${where}`;
  return drawn("a", { href: pageOf(id), "data-on": id, "aria-label": name }, drawn("title", {}, name), drawn("circle", { cx, cy, r: 6 }));
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 */
function drawn(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/**
 * A dot and its card.
 * @param {EventTarget | null} target
 * @param {boolean} on
 */
function pair(target, on) {
  if (!(target instanceof Element)) return;
  const id =
    target.closest("#find-map [data-on]")?.getAttribute("data-on") ??
    target.closest("#results .fd-card")?.querySelector("[data-shortlist]")?.getAttribute("data-shortlist");
  if (!id) return;
  for (const part of document.querySelectorAll(`#find-map [data-on="${CSS.escape(id)}"]`)) part.classList.toggle("fd-map__on", on);
  for (const button of document.querySelectorAll(`#results [data-shortlist="${CSS.escape(id)}"]`)) button.closest(".fd-card")?.classList.toggle("fd-card--on", on);
}

/**
 * @param {number} placed
 * @param {number} all
 */
function note(placed, all) {
  if (placed === all) return "";
  const shown = placed ? `${placed} of the ${all} are on the map.` : "None of them is on the map.";
  return `${shown} We show no place where people live, and some services come to you.`;
}
