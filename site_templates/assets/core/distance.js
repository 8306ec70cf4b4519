// How far it is, and how that is said.

/** @typedef {import("./postcodes.js").At} At */

const EARTH_RADIUS_IN_MILES = 3958.761; // mean radius (IUGG), as in generator/records/area.py
const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;

/**
 * The great-circle distance by the haversine formula.
 * @param {At} a
 * @param {At} b
 */
export function miles(a, b) {
  const north = radians(b[0] - a[0]);
  const east = radians(b[1] - a[1]);
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(a[0])) * Math.cos(radians(b[0])) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_RADIUS_IN_MILES * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/**
 * "3.4 miles away", "12 miles away", "less than half a mile away".
 * @param {number} away in miles
 */
export function inWords(away) {
  if (away < 0.5) return "less than half a mile away";
  const rounded = away < 9.95 ? Math.round(away * 10) / 10 : Math.round(away);
  return `${rounded} ${rounded === 1 ? "mile" : "miles"} away`;
}
