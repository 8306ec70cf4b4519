// Why a service is on the list: what speaks for it, by subject, and what is to be asked of it.

import { inFull } from "../../core/data.js";

/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./checks.js").Names} Names */
/** @typedef {import("./checks.js").Service} Service */
/** @typedef {import("./checks.js").Subject} Subject */
/** @typedef {readonly [label: string, words: string]} Line */
/**
 * What the reasons go by besides the match.
 * @typedef {object} Ground
 * @property {string} asOf the day of the list, YYYY-MM-DD
 * @property {(match: Match) => string} cost what a week costs, "" where nobody asked
 * @property {string} tooFew what is said where too few people said something
 */

const OLD = 14; // days after which a place may well be gone
const DAY = 86_400_000; // milliseconds

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
 * @param {Ground} ground
 * @returns {Line[]}
 */
export function reasons(match, names, ground) {
  const { service } = match;
  const bySubject = SUBJECTS.map(([subject, label, plainly]) => {
    const asked = match.findings.filter(({ about }) => about === subject).map(({ words }) => words);
    const words = asked.length ? asked : [`${plainly(service, names)}.`];
    const lowest = subject === "price" && match.cheapest ? ["The lowest starting price of this type among those that fit."] : [];
    return /** @type {Line} */ ([label, [...words, ...liked(match, subject), ...age(service, subject, ground), ...lowest].join(" ")]);
  });
  return [...bySubject, ...week(match, ground), rating(service), ["What people say", `${service.feedback || ground.tooFew}.`], ...ask(match, ground)];
}

/**
 * What the card of the service does not say already.
 * @param {Match} match
 * @param {Ground} ground
 * @returns {Line[]}
 */
export function besidesCard(match, ground) {
  const { service } = match;
  const bySubject = SUBJECTS.flatMap(([subject, label]) => {
    const asked = match.findings.filter(({ about }) => about === subject).map(({ words, beyond = words }) => beyond);
    const words = [...asked, ...liked(match, subject), ...age(service, subject, ground)].filter(Boolean);
    return words.length ? [/** @type {Line} */ ([label, words.join(" ")])] : [];
  });
  /** @type {Line[]} */
  const people = service.feedback ? [] : [["What people say", `${ground.tooFew}.`]];
  // That there is no rating, and why, the card says whole.
  const rated = service.rating.id ? [rating(service)] : [];
  return [...bySubject, ...week(match, ground), ...rated, ...people, ...ask(match, ground)];
}

/**
 * @param {Match} match
 * @param {Ground} ground
 * @returns {Line[]}
 */
function week(match, { cost }) {
  const words = cost(match);
  return words ? [["A week’s cost", words]] : [];
}

/**
 * The rating with its day.
 * @param {Service} service
 * @returns {Line}
 */
function rating({ rating: { id, alone, rated } }) {
  const day = rated ? ` on ${rated}` : id ? ", on a day that we do not know" : "";
  return ["CQC", `${alone}${day}.`];
}

/**
 * @param {Match} match
 * @param {Subject} subject
 */
function liked(match, subject) {
  return subject === "choice" ? match.liked.map(({ words }) => `Good to have: ${words}`) : [];
}

/**
 * How old the word on places is, on the day of the list.
 * @param {Service} service
 * @param {Subject} subject
 * @param {Ground} ground
 */
function age({ availability }, subject, { asOf }) {
  if (subject !== "availability") return [];
  const days = daysOld(availability.said, asOf);
  if (days === null) return ["Nobody knows on which day that was said."];
  if (days === 0) return ["That was said on the day of this list."];
  return [days === 1 ? "That word is 1 day old." : `That word is ${days} days old.`];
}

/**
 * @param {string | null} said a day, as the next
 * @param {string} asOf
 */
function daysOld(said, asOf) {
  return said === null ? null : Math.round((Date.parse(asOf) - Date.parse(said)) / DAY);
}

/**
 * What somebody who rings should ask.
 * @param {Match} match
 * @param {Ground} ground
 * @returns {Line[]}
 */
function ask({ service, findings, unsaid }, { asOf }) {
  const { availability, price } = service;
  const questions = [...findings, ...unsaid].flatMap(({ question }) => (question ? [question] : []));
  const days = daysOld(availability.said, asOf) ?? Infinity;
  if (availability.state === "ask") questions.push("whether there is a place");
  if (availability.state === "waiting-list") questions.push("how long the wait is");
  if (availability.state === "full") questions.push("when a place may come free");
  if (availability.state === "places-now" && days > OLD) questions.push("whether there is still a place");
  if (price.from === undefined || (price.to !== undefined && price.to !== price.from)) questions.push("what it would cost");
  const all = [...new Set(questions)].join("; ");
  return all ? [["Ask", `${all[0].toUpperCase()}${all.slice(1)}.`]] : [];
}
