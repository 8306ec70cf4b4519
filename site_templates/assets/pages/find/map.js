// The map of what is found: a dot for each service whose place anybody may know, in step with the
// list. The county itself is in the page, drawn when the site was built. It is filled when it is opened.

import { byId } from "../../core/dom.js";
import { pageOf } from "../../core/root.js";

/** @typedef {import("../../core/data.js").Service} Service */
/**
 * How degrees become the map's units: see MapScale in generator/site/parts/county_map.py.
 * @typedef {{ west: number, north: number, across: number, down: number, left: number, top: number }} Scale
 */

const SVG = "http://www.w3.org/2000/svg";
const APART = 13; // units between the middles of dots that would hide one another
const MOST_TRIES = 60;

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
  const scale = scaleOf(svg);
  const placed = found.all.flatMap((service, n) => {
    // Only of a home is the place known and the address not.
    const at = service.address || service.postcode ? spot(service, scale, svg) : null;
    return at ? [{ service, at, isListed: n < found.listed }] : [];
  });
  /** @type {[number, number][]} */
  const taken = [];
  const dots = placed.filter(({ isListed }) => isListed).map(({ service, at }) => dot(service, beside(at, taken)));
  const others = placed.filter(({ isListed }) => !isListed).map(({ at: [x, y] }) => `M${x} ${y}h0`);
  svg.querySelector(".fd-map__dots")?.setAttribute("d", others.join(""));
  svg.querySelector(".fd-map__found")?.replaceChildren(...dots);
  byId("find-map-note").textContent = note(placed.length, found.all.length);
}

/**
 * @param {Element} area
 * @returns {HTMLInputElement | null}
 */
function boxOf(area) {
  return document.querySelector(`input[name="area"][value="${CSS.escape(area.getAttribute("data-area") ?? "")}"]`);
}

/**
 * @param {SVGSVGElement} svg
 * @returns {Scale}
 */
function scaleOf(svg) {
  const [west, north, across, down, left, top] = (svg.dataset.scale ?? "").split(" ").map(Number);
  return { west, north, across, down, left, top };
}

/**
 * Where it is on the map; null where it has no place, or one beyond the edge.
 * @param {Service} service
 * @param {Scale} scale
 * @param {SVGSVGElement} svg
 * @returns {[number, number] | null}
 */
function spot({ at }, { west, north, across, down, left, top }, svg) {
  if (!at) return null;
  const x = Math.round(left + (at[1] - west) * across);
  const y = Math.round(top + (north - at[0]) * down);
  const { width, height } = svg.viewBox.baseVal;
  return x >= 0 && y >= 0 && x <= width && y <= height ? [x, y] : null;
}

/**
 * The spot, or one close by where another dot is already, so that each can be pressed.
 * @param {[number, number]} spot
 * @param {[number, number][]} taken is added to
 */
function beside([x, y], taken) {
  const free = (/** @type {number} */ u, /** @type {number} */ v) => taken.every(([a, b]) => Math.hypot(a - u, b - v) >= APART);
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
function dot({ id, title, where }, [x, y]) {
  const link = document.createElementNS(SVG, "a");
  link.setAttribute("href", pageOf(id));
  link.dataset.on = id;
  const name = document.createElementNS(SVG, "title");
  name.textContent = `${title}, ${where}`;
  link.setAttribute("aria-label", name.textContent);
  const circle = document.createElementNS(SVG, "circle");
  for (const [key, value] of Object.entries({ cx: x, cy: y, r: 6 })) circle.setAttribute(key, String(value));
  link.append(name, circle);
  return link;
}

/**
 * @param {EventTarget | null} target
 * @param {boolean} on
 */
function pair(target, on) {
  if (!(target instanceof Element)) return;
  const id = idOf(target);
  if (!id) return;
  for (const part of document.querySelectorAll(`#find-map [data-on="${CSS.escape(id)}"]`)) part.classList.toggle("fd-map__on", on);
  for (const button of document.querySelectorAll(`#results [data-shortlist="${CSS.escape(id)}"]`)) button.closest(".fd-card")?.classList.toggle("fd-card--on", on);
}

/**
 * The service whose dot or card it is in, "" for none.
 * @param {Element} target
 */
function idOf(target) {
  const onMap = target.closest("#find-map [data-on]");
  if (onMap) return onMap.getAttribute("data-on") ?? "";
  return target.closest("#results .fd-card")?.querySelector("[data-shortlist]")?.getAttribute("data-shortlist") ?? "";
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
