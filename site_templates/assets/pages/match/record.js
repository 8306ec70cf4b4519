// A record of a choice: what was asked for, what was offered, what the person chose, and why, where it
// was not the least cost. It is pure. There is no name in it, and it is kept by nobody but who makes it.

import { services } from "../../core/entries.js";
import { comparable } from "../../core/order.js";
import { pageOf } from "../../core/root.js";
import { aWeek, counted, range, start } from "./cost.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./matching.js").Outcome} Outcome */
/** @typedef {import("./reasons.js").Line} Line */
/**
 * What somebody filled in.
 * @typedef {object} Choice
 * @property {readonly string[]} offered ids of services
 * @property {string} chosen one of them, NONE, or "" where it is not decided yet
 * @property {readonly string[]} reasons in words
 * @property {string} words free ones
 */
/**
 * The list that it is made from.
 * @typedef {object} List
 * @property {Outcome} outcome
 * @property {readonly string[]} asked what was asked for, with ids
 * @property {(match: Match) => readonly Line[]} why
 * @property {Directory} directory
 * @property {string} title of the site
 * @property {string} council
 * @property {string} asOf the day of the list, in words
 * @property {import("./cost.js").Amounts} amounts how much is needed in a week
 * @property {string} order in which the list stood, in words
 * @property {string} link the address of the list
 */
/**
 * @typedef {object} Sheet
 * @property {readonly Line[]} list which list it was
 * @property {readonly string[]} asked
 * @property {readonly { title: string, place: string, address: string, lines: readonly Line[] }[]} offered
 * @property {readonly Line[]} choice
 * @property {boolean} toExplain whether a reason is wanting
 */
/** @typedef {{ least: boolean | null, words: string }} Weighed `least`: whether none costs less, by its price or in a week, null where nobody can say */

export const NONE = "none";
export const TITLE = "Record of a choice of care and support";

/** Who signs, by hand. */
export const SIGNED_BY = ["The person, or who speaks for them", "For the council"];

/**
 * Whether what was chosen costs least, of what was offered: by its price where that is for the same thing,
 * and by a week's cost where that stands on the sheet, though it may be for another.
 * @param {string} chosen
 * @param {readonly Match[]} offered
 * @param {Directory["units"]} units
 * @param {import("./cost.js").Amounts} amounts
 * @returns {Weighed}
 */
export function weighed(chosen, offered, units, amounts) {
  const own = offered.find(({ service }) => service.id === chosen)?.service;
  if (!own) return { least: null, words: "" };
  const price = start(own.price);
  if (price === null) return { least: null, words: "It names no price, so we cannot say whether it costs least." };
  const others = offered.map(({ service }) => service).filter((service) => service !== own);
  const alike = others.filter((other) => start(other.price) !== null && comparable(other.price.unit ?? "") === comparable(own.price.unit ?? ""));
  const week = aWeek(own.price, amounts);
  const unlike = week ? others.filter((other) => !alike.includes(other) && aWeek(other.price, amounts)) : [];
  const cheaper = lowest(alike, (other) => start(other.price), price);
  const lighter = lowest(unlike, (other) => least(aWeek(other.price, amounts)), least(week));
  const alone = others.length - alike.length - unlike.length;
  const words = [
    cheaper
      ? `${cheaper.title} starts at a lower price: ${cheaper.price.words}, against ${own.price.words}.`
      : alike.length ? `None that was offered starts at a lower price, of those priced ${units[own.price.unit ?? ""] ?? "alike"}.` : "",
    lighter
      ? `${lighter.title} comes to less in a week, though the sums are for different things: ${sum(lighter, amounts)}, against ${sum(own, amounts)}.`
      : unlike.length ? "None that is priced in another way comes to less in a week, though the sums are for different things." : "",
    alone ? `${services(alone)} ${alone === 1 ? "is" : "are"} priced in another way, or not at all: we cannot compare.` : "",
  ];
  return { least: cheaper || lighter ? false : alike.length + unlike.length > 0 || null, words: words.filter(Boolean).join(" ") };
}

/**
 * @param {Choice} choice
 * @param {List} list
 * @returns {Sheet}
 */
export function sheet(choice, list) {
  const { outcome, directory } = list;
  const offered = offeredOf(choice, outcome);
  const { least, words } = weighed(choice.chosen, offered, directory.units, list.amounts);
  const chosen = offered.find(({ service }) => service.id === choice.chosen)?.service.title;
  return {
    list: [
      ["List", `${list.title} (${list.council}), as known on ${list.asOf}`],
      ["Version", directory.version],
      ["Order", list.order],
      ["Address", list.link],
      ["What it held", `${services(outcome.fits.length)} fit. ${services(outcome.ask.length)} to ask first.`],
    ],
    asked: list.asked.length ? list.asked : ["Nothing in particular"],
    offered: offered.map((match) => ({
      title: `${match.service.title}, by ${directory.providers[match.service.provider]?.name ?? match.service.provider}`,
      place: placeIn(match, outcome),
      address: pageOf(match.service.id),
      lines: list.why(match),
    })),
    choice: [
      ["The person chose", chosen ?? (choice.chosen === NONE ? "None of these" : "Not decided yet")],
      ...(words ? [/** @type {Line} */ (["Cost", words])] : []),
      ...(choice.reasons.length ? [/** @type {Line} */ (["Why", choice.reasons.join("; ")])] : []),
      ...(choice.words ? [/** @type {Line} */ (["In other words", choice.words])] : []),
    ],
    toExplain: least === false && choice.reasons.length === 0 && !choice.words,
  };
}

/**
 * The same as a case note.
 * @param {Sheet} sheet
 */
export function asText({ list, asked, offered, choice, toExplain }) {
  /** @param {Line} line */
  const said = ([label, words]) => `${label}: ${words}`;
  return [
    [TITLE, ...list.map(said)].join("\n"),
    ["What was asked for:", ...asked].join("\n"),
    `What was offered: ${offered.length || "nothing"}`,
    ...offered.map(({ title, place, address, lines }, i) => [`${i + 1}. ${title}`, place, ...lines.map(said), address].join("\n")),
    [...choice.map(said), ...(toExplain ? ["Why: "] : [])].join("\n"),
  ].join("\n\n");
}

/**
 * @param {Choice} choice
 * @param {Outcome} outcome
 */
export function offeredOf({ offered }, { fits, ask }) {
  return [...fits, ...ask].filter(({ service }) => offered.includes(service.id));
}

/**
 * @param {Match} match
 * @param {Outcome} outcome
 */
function placeIn(match, { fits, ask }) {
  const at = fits.indexOf(match);
  return at < 0 ? `To ask first: number ${ask.indexOf(match) + 1} of ${ask.length}` : `Fits: number ${at + 1} of ${fits.length}`;
}

/**
 * The one of which that is lowest, where it is lower than what was chosen.
 * @param {readonly Service[]} all
 * @param {(service: Service) => number | null} of
 * @param {number | null} than
 * @returns {Service | null}
 */
function lowest(all, of, than) {
  const [first] = all.map((service) => ({ service, pounds: of(service) ?? Infinity })).sort((a, b) => a.pounds - b.pounds);
  return first && first.pounds < (than ?? 0) ? first.service : null;
}

/**
 * Pounds at which a week's cost starts.
 * @param {import("./cost.js").Week | null} week
 */
function least(week) {
  return week?.from ?? week?.to ?? null;
}

/**
 * "£44 (2 × £22 an evening)", and of a flat rate that alone.
 * @param {Service} service
 * @param {import("./cost.js").Amounts} amounts
 */
function sum({ price }, amounts) {
  const week = aWeek(price, amounts);
  if (!week || price.unit === "week") return price.words;
  return `${range(week)} (${counted(price, week)})`;
}
