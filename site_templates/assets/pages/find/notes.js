// What the page says beside the list: where it measures from, what may have been
// meant, which types of support the words are about, how the list is ordered.

import { known } from "./choices.js";
import { byId, element } from "../../core/dom.js";
import { COMES_FROM } from "./near.js";
import { asksForMore, meets } from "./ranking.js";
import { plain } from "../../core/text.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("../../core/data.js").Words} Words */
/** @typedef {import("./near.js").Near} Near */
/** @typedef {import("./near.js").Whereabouts} Whereabouts */
/** @typedef {import("./reading.js").Correction} Correction */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./state.js").Sort} Sort */
/** @typedef {import("./state.js").State} State */

const MOST_TYPES = 3;
const MOST_CORRECTIONS = 3;

/**
 * A button that leads on inside the page; the focus goes to where the answer is told.
 * @param {string} text
 * @param {() => void} act
 */
export function onward(text, act) {
  const button = element("button", { class: "fd-button fd-button--quiet fd-button--small", type: "button" }, text);
  button.addEventListener("click", () => {
    act();
    byId("find-count").focus();
  });
  return button;
}

/**
 * Say from where distances are measured, or why they are not.
 * @param {Whereabouts} where
 * @param {Near | null} near
 * @param {(value: string) => void} go look near another place
 */
export function showWhere(where, near, go) {
  const line = byId("find-near-note");
  const words = [where.problem, near?.note].filter(Boolean).join(" ");
  const buttons = where.suggestions.map(({ text, value }) => onward(text, () => go(value)));
  line.replaceChildren(words, ...buttons.flatMap((button) => [" ", button]));
  line.hidden = line.textContent === "";
  if (where.problem) byId("find-near").setAttribute("aria-invalid", "true");
  else byId("find-near").removeAttribute("aria-invalid");
}

/**
 * Offer the spelling that may have been meant.
 * @param {string} text the words
 * @param {readonly Correction[]} corrections
 * @param {(words: string) => void} take look for these instead
 */
export function showMeant(text, corrections, take) {
  const line = byId("find-meant");
  const buttons = corrections
    .slice(0, MOST_CORRECTIONS)
    .map(({ heard, meant }) => onward(`Did you mean ${meant}?`, () => take(respelt(text, heard, meant))));
  line.replaceChildren(...buttons.flatMap((button, i) => (i ? [" ", button] : [button])));
  line.hidden = buttons.length === 0;
}

/**
 * The words with one of them spelt otherwise.
 * @param {string} text
 * @param {string} heard in plain form
 * @param {string} meant
 */
function respelt(text, heard, meant) {
  const parts = text.split(" ");
  const length = heard.split(" ").length;
  for (let i = 0; i + length <= parts.length; i++) {
    if (plain(parts.slice(i, i + length).join(" ")) === heard) {
      return [...parts.slice(0, i), meant, ...parts.slice(i + length)].join(" ");
    }
  }
  return meant;
}

/**
 * Offer the types of support that the words are about, in the place where that was said.
 * @param {readonly string[]} types the likeliest first
 * @param {Reading | null} reading
 * @param {Directory} directory
 * @param {URL} root
 */
export function showTypes(types, reading, directory, root) {
  const line = byId("find-types");
  const place = reading?.place ?? null;
  const offered = known().type; // services.json also has the names of types that are closed
  const links = types
    .filter((id) => offered.has(id))
    .slice(0, MOST_TYPES)
    .map((id) => {
      const address = new URL(place ? `lots/${id}/${place.area}/` : `lots/${id}/`, root).href;
      const area = place ? ` in ${directory.areas[place.area].name}` : "";
      return element("a", { href: address }, `${directory.types[id]}${area}`);
    });
  line.replaceChildren("Type of support: ", ...links.flatMap((link, i) => (i ? [", ", link] : [link])));
  line.hidden = links.length === 0;
}

/**
 * Name a type of support that somebody may not have thought of.
 * @param {State} state
 * @param {Reading | null} reading
 * @param {Words} words
 * @param {Directory} directory
 * @param {URL} root
 */
export function showThought(state, reading, words, directory, root) {
  const types = new Set([...state.chosen.type, ...(reading?.types.slice(0, 1).map(({ id }) => id) ?? [])]);
  const needs = new Set([...state.chosen.need, ...(reading?.needs ?? [])]);
  const offered = known().type;
  const thought = Object.entries(words.thoughts).find(
    ([id, { types: beside, needs: withNeeds }]) =>
      offered.has(id) && !types.has(id) && (beside.some((type) => types.has(type)) || withNeeds.some((need) => needs.has(need))),
  );
  const notice = byId("find-thought");
  notice.hidden = !thought;
  if (!thought) return;
  const [id, { words: why }] = thought;
  const title = directory.types[id] ?? id;
  const link = element("a", { href: new URL(`lots/${id}/`, root).href }, `How ${title} works`);
  notice.replaceChildren(
    element("p", {}, element("strong", {}, `Have you thought of ${title}?`), ` ${why} `, link),
  );
}

/**
 * Say what the order goes by, where its name does not.
 * @param {Exclude<Sort, "">} order
 * @param {string} unit that in which most are priced; "" where none has a price
 * @param {Directory} directory for the unit in words: "an hour"
 */
export function showOrder(order, unit, directory) {
  const months = unit === "week" ? "A month is counted as four and a third weeks. " : "";
  const notes = {
    best: "How this list is ordered: what fits your words best comes first. Of two alike, the one with places does. Without words, it goes by name.",
    nearest: `How this list is ordered: the nearest first. A service that comes to you counts as ${COMES_FROM} miles away.`,
    soonest: "How this list is ordered: those with places come first, then waiting lists. Of two alike, the one that told us last comes first.",
    price: unit
      ? `How this list is ordered: prices ${directory.units[unit] ?? ""} come first, from the lowest, as most of these are priced so. ${months}Then come other units, and last what is priced after an assessment.`
      : "None of these has a price that we know.",
    checked: "How this list is ordered: by the day on which somebody last went through the page.",
  };
  const line = byId("find-sort-note");
  line.textContent = notes[order];
  line.hidden = notes[order] === "";
}

/**
 * Say in what way the list answers the words, where it does so in part.
 * @param {Answer} answer
 * @param {readonly Service[]} found
 * @param {Directory} directory
 */
export function showPlain(answer, found, directory) {
  const line = byId("find-plain");
  const part = found.length ? inPart(answer, found, directory) : "";
  line.textContent = [unheard(answer, found), part].filter(Boolean).join(" ");
  line.hidden = line.textContent === "";
}

/**
 * @param {Answer} answer
 * @param {readonly Service[]} found
 */
function unheard({ unheard: words }, found) {
  if (words.length === 0) return "";
  const named = words.map((word) => `“${word}”`).join(" or ");
  return `No service mentions ${named}.${found.length ? " These fit the rest of what you typed." : ""}`;
}

/**
 * @param {Answer} answer
 * @param {readonly Service[]} found
 * @param {Directory} directory
 */
function inPart({ reading, partly, unheard: leftAside }, found, directory) {
  if (!reading) return "";
  if (partly) return leftAside.length ? "" : "No service has all of those words. These have some of them.";
  const { types, place } = reading;
  const meant = new Set(types.map(({ id }) => id));
  const ofType = found.filter((service) => meant.has(service.type));
  if (asksForMore(reading) && meant.size > 0 && !ofType.some((service) => meets(service, reading))) {
    const named = [
      ...reading.needs.map((id) => directory.needs[id]),
      ...reading.access.map((id) => directory.access[id]),
    ];
    return `No service of the type “${directory.types[types[0].id]}” names ${named.join(" and ")}. Ask these whether they can help.`;
  }
  if (!place || meant.size === 0) return "";
  const there = found.some((service) => meant.has(service.type) && service.areas.includes(place.area));
  if (there) return "";
  return `Nothing of the type “${directory.types[types[0].id]}” is listed for ${directory.areas[place.area].name}. These are the nearest.`;
}
