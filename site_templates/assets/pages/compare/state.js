// What is on the screen of the compare page, from the services and what is ticked. It is pure.

import { MOST, services, toAddress } from "../../core/entries.js";
import { compared } from "./differences.js";

/** @typedef {import("../../core/entries.js").Entry} Entry */
/** @typedef {import("../../core/facts.js").Answer} Answer */
/** @typedef {import("../../core/facts.js").ServicePage} ServicePage */
/** @typedef {import("../../core/entries.js").Sent} Sent */
/** @typedef {{ words: string, link: { words: string, id: string } | null }} Note what was odd, or cannot be compared; with the service whose page says more */
/** @typedef {{ services: readonly ServicePage[], notes: readonly Note[] }} Listed */
/** @typedef {ReturnType<typeof screen>} Screen */

const AT_ONCE = 4; // more columns than that cannot be read
/** All of so many. @type {Readonly<Record<number, string>>} */
const TOGETHER = { 2: "both", 3: "all three", 4: "all four" };

/**
 * What the services' pages answered.
 * @param {Sent | null} sent
 * @param {readonly Entry[]} entries
 * @param {readonly Answer[]} answers one for each
 * @returns {Listed}
 */
export function listed(sent, entries, answers) {
  /** @type {Note[]} */
  const notes = [];
  const note = (/** @type {string} */ words, /** @type {Note["link"]} */ link = null) => notes.push({ words, link });
  if (sent?.cut) note(`The link had ${services(sent.cut + MOST)}. These are the first ${MOST}.`);
  if (sent?.unreadable) note("Part of the link could not be read. It may have been cut short.");
  /** @type {Map<string, ServicePage>} */
  const found = new Map();
  for (const [i, { id, name }] of entries.entries()) {
    const answer = answers[i];
    if (answer.kind === "unknown") note(`“${name || id}” is not in the directory.`);
    else if (answer.kind === "failed") note(`“${name || id}” could not be loaded just now.`);
    // Its page says no more than why, so that there is nothing to compare.
    else if (answer.service.gone.length) note(`“${answer.service.name}” is not listed at present.`, { words: "See why, and what is like it", id: answer.service.id });
    else found.set(answer.service.id, answer.service);
  }
  return { services: [...found.values()], notes };
}

/**
 * What is ticked at first: what an address says, otherwise as many as there is room for.
 * @param {readonly ServicePage[]} all
 * @param {Sent | null} ticked
 * @returns {Set<string>}
 */
export function atFirst(all, ticked) {
  const ids = all.map(({ id }) => id);
  return new Set((ticked?.ids.filter((id) => ids.includes(id)) ?? ids).slice(0, AT_ONCE));
}

/**
 * @param {{ services: readonly ServicePage[], chosen: ReadonlySet<string>, page: string }} state
 *   `chosen`: the ids of those that are ticked; `page`: the address of this page
 */
export function screen({ services: all, chosen, page }) {
  const shown = all.filter(({ id }) => chosen.has(id));
  const ids = shown.map(({ id }) => id);
  const comparison = compared(shown);
  return {
    lead: lead(all.length, shown.length, comparison.differing.length),
    summary: all.length > shown.length ? `Choose which to compare (${shown.length} of ${all.length})` : "Choose which to compare",
    legend: all.length > AT_ONCE ? `Which to compare, ${AT_ONCE} at most at once` : "Which to compare",
    // Where there are more than can be seen, or nothing to see, the choice comes first.
    choosing: all.length > AT_ONCE || shown.length < 2,
    choices: all.map(({ id, name }) => {
      const checked = chosen.has(id);
      return { id, name, checked, disabled: !checked && shown.length >= AT_ONCE };
    }),
    shown,
    comparison,
    together: TOGETHER[shown.length] ?? "",
    same: inOneLine(comparison.same, shown.length),
    // What is compared, and what is ticked of it; and what is shown, for somebody else.
    query: `${toAddress(all.map(({ id }) => id))}&shown=${ids.join(",")}`,
    link: page + toAddress(ids),
  };
}

/**
 * @param {number} all
 * @param {number} shown
 * @param {number} differing
 */
function lead(all, shown, differing) {
  if (!all) return "There is nothing to compare yet. Put two or more services on your shortlist first.";
  if (shown === 0) return "Tick two services or more to compare them.";
  if (shown === 1) return "There is one service here. Choose another to compare it with.";
  if (!differing) return "They say the same in all that people choose by.";
  return `They differ in ${differing === 1 ? "one thing" : `${differing} things`}.`;
}

/**
 * @param {readonly { label: string }[]} rows
 * @param {number} shown
 */
function inOneLine(rows, shown) {
  return rows.length ? `The same for ${TOGETHER[shown]}: ${rows.map(({ label }) => label).join(", ")}` : "";
}
