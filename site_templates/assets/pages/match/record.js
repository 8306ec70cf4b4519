// A record of a choice: what was asked for, what was offered, what the person chose, and why, where it
// was not the least cost. It is pure. There is no name in it, and it is kept by nobody but who makes it.

import { services } from "../../core/entries.js";
import { comparable, WEEKS } from "../../core/order.js";
import { pageOf } from "../../core/root.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
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
/** @typedef {{ least: boolean | null, words: string }} Weighed `least`: whether none costs less of those that can be compared, null where nobody can say */

export const NONE = "none";
export const TITLE = "Record of a choice of care and support";

/** Who signs, by hand. */
export const SIGNED_BY = ["The person, or who speaks for them", "For the council"];

/**
 * Whether what was chosen costs least, of what was offered and can be compared.
 * @param {string} chosen
 * @param {readonly Match[]} offered
 * @param {Directory["units"]} units
 * @returns {Weighed}
 */
export function weighed(chosen, offered, units) {
  const own = offered.find(({ service }) => service.id === chosen);
  if (!own) return { least: null, words: "" };
  if (start(own) === null) return { least: null, words: "It names no price, so we cannot say whether it costs least." };
  const alike = offered.filter((match) => match !== own && start(match) !== null && kind(match) === kind(own));
  const others = offered.length - 1 - alike.length;
  const beside = others ? ` ${services(others)} ${others === 1 ? "is" : "are"} priced in another way, or not at all: we cannot compare.` : "";
  if (alike.length === 0) return { least: null, words: offered.length > 1 ? beside.trim() : "" };
  const lowest = alike.reduce((least, match) => ((start(match) ?? 0) < (start(least) ?? 0) ? match : least));
  const more = (start(own) ?? 0) - (start(lowest) ?? 0);
  if (more <= 0) return { least: true, words: `None that was offered starts at a lower price, of those priced ${units[own.service.price.unit ?? ""] ?? "alike"}.${beside}` };
  return { least: false, words: `${lowest.service.title} starts at a lower price: ${lowest.service.price.words}, against ${own.service.price.words}.${beside}` };
}

/**
 * @param {Choice} choice
 * @param {List} list
 * @returns {Sheet}
 */
export function sheet(choice, list) {
  const { outcome, directory } = list;
  const offered = offeredOf(choice, outcome);
  const { least, words } = weighed(choice.chosen, offered, directory.units);
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

/** @param {Match} match */
function kind({ service }) {
  return comparable(service.price.unit ?? "");
}

/**
 * What its price starts at, by the week where it is one or some of them; null where it names none.
 * @param {Match} match
 */
function start({ service: { price } }) {
  const from = price.from ?? price.to;
  return from === undefined ? null : from / (WEEKS[price.unit ?? ""] ?? 1);
}
