// What could not be had, written down for the council: a row of content/unmet-requests.csv, and a
// letter with it. Both are of what was chosen alone: there is no person in them. It is pure.

import { csvRow } from "../../core/csv.js";
import { letterOfMissing } from "../../core/narrowing.js";
import { money } from "./cost.js";

/** @typedef {import("../../core/whereabouts.js").Near} Near */
/** @typedef {import("./criteria.js").Asked} Asked */
/** @typedef {import("./criteria.js").Known} Known */

/** Those of generator/schemas/unmet-requests.schema.json, in its order. */
export const COLUMNS = ["month", "need", "area", "lot", "words", "how_many"];
const LONGEST = 160; // letters of "words", as there
const WHEN = /** @type {Readonly<Record<string, string>>} */ ({ now: "places now", soon: "places soon" });

/**
 * The row. It has room for one type, one need and one area: the first of each; all else is in its words.
 * @param {Asked} asked
 * @param {Near | null} near
 * @param {string} asOf the day of the list, YYYY-MM-DD
 * @param {Known} known
 */
export function row(asked, near, asOf, known) {
  const area = asked.area || (near?.areas[0] ?? "");
  const miles = area || near ? asked.miles : 0; // from nowhere it is none
  const [lot = "", need = ""] = [asked.types[0], asked.needs[0]];
  return csvRow([asOf.slice(0, 7), need, area, lot, words({ ...asked, miles }, area ? null : near, known), "1"]);
}

/** The names of the columns, as the first line of the table has them. */
export const header = csvRow(COLUMNS);

/**
 * The letter.
 * @param {readonly string[]} question what was asked, in words; none where the row alone says it
 * @param {string} line the row
 */
export function letter(question, line) {
  return letterOfMissing(question.length ? question : ["(the row below says it)"], ["As a row of content/unmet-requests.csv:", header, line]);
}

/**
 * What no column holds; whatever is too much for it is left out from its end.
 * @param {Asked} asked
 * @param {Near | null} place where it is in none of the areas
 * @param {Known} known
 */
function words(asked, place, known) {
  /** @param {keyof Known} name @param {string} id */
  const label = (name, id) => known[name].get(id) ?? id;
  const [, ...types] = asked.types;
  const [first, ...needs] = asked.needs;
  const parts = [
    // The words alone say what was wanted where no type was named.
    ...(asked.types.length ? [] : [first ? `Support with ${label("need", first)}` : "Any type of support"]),
    ...types.map((id) => `or ${label("type", id)}`),
    ...needs.map((id) => `also for ${label("need", id)}`),
    ...(place ? [`near ${place.name}`] : []),
    ...(asked.miles ? [label("miles", String(asked.miles))] : []),
    ...(asked.age ? [`aged ${label("age", asked.age)}`] : []),
    ...(asked.when in WHEN ? [WHEN[asked.when]] : []),
    ...(asked.price ? [`at most ${money(asked.price)} ${label("unit", asked.unit)}`] : []),
    // Of how much of it a price for a week was meant.
    ...(asked.price ? Object.entries(asked.amounts).map(([unit, number]) => `${label("amount", unit).toLowerCase()}: ${number}`) : []),
    ...asked.must.map((id) => label("must", id)),
  ];
  return parts.reduce((text, part) => {
    const longer = text ? `${text}; ${part}` : part[0].toUpperCase() + part.slice(1);
    return longer.length <= LONGEST ? longer : text;
  }, "");
}
