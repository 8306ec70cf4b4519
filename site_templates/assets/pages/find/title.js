// What the browser's tab, its history and a bookmark say of a search.

import { label } from "./choices.js";
import { parse } from "../../core/postcodes.js";
import { services } from "./results.js";
import { FACETS } from "./state.js";

/** @typedef {import("./state.js").State} State */

const LONGEST = 60; // letters of what was looked for
const own = document.title;

/**
 * “Respite in Salisbury – 4 services – Find support …”. Of a postcode it has the first part alone.
 * @param {State} state
 * @param {string} place as people write it
 * @param {number} count
 */
export function showTitle(state, place, count) {
  const what = subject(state, parse(place)?.outcode ?? place);
  const number = count ? services(count) : "Nothing found";
  document.title = what ? `${what} – ${number} – ${own}` : own;
}

/**
 * @param {State} state
 * @param {string} place
 */
function subject({ words, chosen }, place) {
  const said = (/** @type {typeof FACETS[number]} */ facet) => chosen[facet].map((id) => label(facet, id));
  const others = FACETS.filter((facet) => facet !== "type" && facet !== "area").flatMap(said);
  const what = [words, ...said("type"), ...others].filter(Boolean).join(", ");
  const where = [said("area").length ? `in ${said("area").join(" or ")}` : "", place && `near ${place}`];
  const whole = [what || (where.some(Boolean) ? "Support" : ""), ...where].filter(Boolean).join(" ");
  const short = whole.length > LONGEST ? `${whole.slice(0, LONGEST).trimEnd()}…` : whole;
  return short && short[0].toUpperCase() + short.slice(1);
}
