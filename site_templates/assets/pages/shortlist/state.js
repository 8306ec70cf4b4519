// What is on the screen of the shortlist page, from what is on the list and what its services' pages say. It is pure.

import { MOST, entry, services, toAddress } from "../../core/entries.js";
import { pageOf } from "../../core/root.js";
import { mail } from "./text.js";

/** @typedef {import("../../core/entries.js").Entry} Entry */
/** @typedef {import("../../core/facts.js").Answer} Answer */
/** @typedef {import("../../core/facts.js").ServicePage} ServicePage */
/** @typedef {import("../../core/entries.js").Sent} Sent */
/** @typedef {{ kind: "service", service: ServicePage } | { kind: "note", id: string, title: string, words: string, link: string, choosable: boolean }} Part one service of the list; a note where there is nothing to show, with a link to its page if that may help */
/** @typedef {ReturnType<typeof listed>} Listed */
/** @typedef {ReturnType<typeof screen>} Screen */

/**
 * What each of the services' pages answered. A service that was renamed may be on a list under both its ids.
 * @param {readonly Entry[]} entries
 * @param {readonly Answer[]} answers one for each
 * @param {ReadonlySet<string>} own the ids on the visitor's own list
 */
export function listed(entries, answers, own) {
  /** @type {Map<string, { entry: Entry, part: Part }>} */
  const all = new Map();
  const renamed = [];
  for (const [i, { id, name }] of entries.entries()) {
    const answer = answers[i];
    if (answer.kind === "found") {
      const { service } = answer;
      const present = entry(service.id, service.name);
      if (service.id !== id) renamed.push({ former: id, present });
      if (!all.has(service.id)) all.set(service.id, { entry: present, part: { kind: "service", service } });
    } else {
      all.set(id, { entry: entry(id, name), part: note(id, name, answer.kind === "failed", own.has(id)) });
    }
  }
  const values = [...all.values()];
  // The entries under their present ids.
  return { entries: values.map((each) => each.entry), parts: values.map(({ part }) => part), renamed };
}

/**
 * @param {string} id
 * @param {string} name "" where this device never knew it
 * @param {boolean} failed whether its page could not be fetched; otherwise there is none
 * @param {boolean} own whether it is on the visitor's own list, and can be taken off
 * @returns {Part}
 */
function note(id, name, failed, own) {
  const part = { kind: /** @type {const} */ ("note"), id, title: name || id };
  if (failed) {
    return { ...part, words: "This service could not be loaded just now. It is still on the list. ", link: pageOf(id), choosable: true };
  }
  const words = name
    ? `“${name}” is not in the directory any more. Nothing else is known of it here.`
    : `The directory has no service with the name “${id}”. The link may be old, or a letter of it lost.`;
  return { ...part, words, link: "", choosable: own };
}

/**
 * What was odd about the address.
 * @param {Sent | null} sent
 */
export function notes(sent) {
  return [
    ...(sent?.cut ? [`The link had ${services(sent.cut + MOST)}. These are the first ${MOST}.`] : []),
    ...(sent?.unreadable ? [`We could not read ${sent.unreadable} of the names in the link. It may have been cut short.`] : []),
  ];
}

/**
 * What is on the list just now.
 * @param {object} state
 * @param {Sent | null} state.sent null for the visitor's own
 * @param {Listed} state.listed as it was when the page was opened
 * @param {readonly Entry[]} state.own what is on the visitor's own list
 * @param {boolean} state.lasting whether that is kept
 * @param {{ title: string, council: string, asOf: string, page: string }} state.about `page`: the address of this page
 */
export function screen({ sent, listed: { entries, parts }, own, lasting, about }) {
  const kept = new Set(own.map(({ id }) => id));
  const all = parts.flatMap((part) => (part.kind === "service" ? [part.service] : []));
  const chosen = all.filter(({ id }) => sent || kept.has(id));
  const unknown = parts.filter((part) => part.kind === "note" && !part.link).length;
  const left = sent ? entries.length - unknown : own.length;
  const query = toAddress(chosen.map(({ id }) => id));
  const link = about.page + query;
  const missing = all.some(({ id }) => !kept.has(id));
  const words = missing
    ? "It is not kept on this device unless you say so."
    : all.length
      ? "Everything on it is on your own shortlist too."
      : "";
  return {
    lead: lead(left, sent !== null, lasting),
    empty: left === 0,
    clearable: !sent && left > 0,
    foot: chosen.length ? `This is what was known on ${about.asOf}. Places and prices change, so ring before you decide.` : "",
    // The ids of those that have been taken off since.
    off: new Set(sent ? [] : entries.map(({ id }) => id).filter((id) => !kept.has(id))),
    chosen,
    link,
    mail: mail(chosen, { ...about, link }),
    // The query of the comparison, which needs none for the list that is kept.
    compare: sent || !lasting ? query : "",
    // The first sheet of paper.
    sheet: chosen.map(onSheet),
    sent: sent && { words, keepable: missing },
  };
}

/**
 * @param {number} left how many are on the list
 * @param {boolean} sent
 * @param {boolean} lasting
 */
function lead(left, sent, lasting) {
  if (sent && !left) return "There is no service on it that we know.";
  if (sent) return left === 1 ? "There is 1 service on it." : `There are ${left} services on it.`;
  if (!left) return "There is nothing on your shortlist yet.";
  const where = lasting ? "It is kept on this device and nowhere else." : "Your browser cannot keep the list, so it lasts until you leave this page.";
  return `You have put ${services(left)} aside. ${where}`;
}

/** @param {ServicePage} service */
function onSheet({ name, facts, contacts, gone }) {
  const said = [...facts.filter((fact) => fact.name === "type"), ...contacts.slice(0, 1)].map(({ words }) => words);
  return { name, words: gone.length ? "Not listed at present" : said.join(". ") };
}
