// Why a service is on the list: what speaks for it, by subject.

/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./checks.js").Names} Names */
/** @typedef {import("./checks.js").Subject} Subject */

/** @type {readonly [Subject, string][]} */
const SUBJECTS = [
  ["choice", "Choice"],
  ["geography", "Geography"],
  ["availability", "Availability"],
  ["price", "Price"],
];

/**
 * Each subject with its words, in a fixed order. A subject that was not asked
 * about still says what is so.
 * @param {Match} match
 * @param {Names} names
 * @returns {[subject: string, words: string][]}
 */
export function reasons(match, names) {
  return SUBJECTS.map(([subject, label]) => {
    const said = match.findings.filter(({ about }) => about === subject).map(({ words }) => words);
    const words = said.length ? said : [plainly(subject, match, names)];
    const liked = subject === "choice" ? match.liked.map((each) => `Good to have: ${each.words}`) : [];
    const lowest = subject === "price" && match.cheapest ? ["The lowest starting price of this type among those that fit."] : [];
    return [label, [...words, ...liked, ...lowest].filter(Boolean).join(" ")];
  });
}

/**
 * @param {Subject} subject
 * @param {Match} match
 * @param {Names} names
 */
function plainly(subject, { service }, names) {
  switch (subject) {
    case "choice":
      return `${names.types[service.type] ?? service.type}.`;
    case "geography":
      return `${service.where}.`;
    case "availability":
      return `${service.places}.`;
    default:
      return `${service.cost}.`;
  }
}
