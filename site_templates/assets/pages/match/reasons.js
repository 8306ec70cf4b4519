// Why a service is on the list: what speaks for it, by subject.

import { inFull } from "../../core/data.js";

/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./checks.js").Names} Names */
/** @typedef {import("./checks.js").Service} Service */
/** @typedef {import("./checks.js").Subject} Subject */

/**
 * What each is called, and what is so where it was not asked about.
 * @type {readonly [Subject, string, (service: Service, names: Names) => string][]}
 */
const SUBJECTS = [
  ["choice", "Choice", ({ type }, { types }) => types[type] ?? type],
  ["geography", "Geography", ({ where }) => where],
  ["availability", "Availability", ({ availability }) => inFull(availability)],
  ["price", "Price", ({ price }) => price.words],
];

/**
 * Each subject with its words, in a fixed order. A subject that was not asked
 * about still says what is so.
 * @param {Match} match
 * @param {Names} names
 * @returns {[subject: string, words: string][]}
 */
export function reasons(match, names) {
  return SUBJECTS.map(([subject, label, plainly]) => {
    const asked = match.findings.filter(({ about }) => about === subject).map(({ words }) => words);
    const words = asked.length ? asked : [`${plainly(match.service, names)}.`];
    const lowest = subject === "price" && match.cheapest ? ["The lowest starting price of this type among those that fit."] : [];
    return [label, [...words, ...liked(match, subject), ...lowest].join(" ")];
  });
}

/**
 * What the card of the service does not say already.
 * @param {Match} match
 * @returns {[subject: string, words: string][]}
 */
export function besidesCard(match) {
  return SUBJECTS.flatMap(([subject, label]) => {
    const asked = match.findings.filter(({ about }) => about === subject).map(({ words, beyond = words }) => beyond);
    const words = [...asked, ...liked(match, subject)].filter(Boolean);
    return words.length ? [/** @type {[string, string]} */ ([label, words.join(" ")])] : [];
  });
}

/**
 * @param {Match} match
 * @param {Subject} subject
 */
function liked(match, subject) {
  return subject === "choice" ? match.liked.map(({ words }) => `Good to have: ${words}`) : [];
}
