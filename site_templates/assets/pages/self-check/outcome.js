// What the answers to a self-check mean. Pure: no page, no browser.

import { csvRow } from "../../core/csv.js";

/**
 * A question of the check.
 * @typedef {object} Question
 * @property {string} id
 * @property {string} title
 * @property {string} page the address of the criterion
 * @property {string} stage
 * @property {boolean} mandatory a service without it may not be listed
 * @property {boolean} regulatedOnly asked only where CQC regulates the service
 * @property {boolean} unregulatedOnly asked only where it does not
 * @property {string} aboutCqc "registration", "rating" or "manager", where it asks for that
 * @property {string} passes
 * @property {string} evidence
 * @property {string} guidance
 */

/** @typedef {Readonly<Record<string, string>>} Answers */

/**
 * The type of support that is checked.
 * @typedef {object} Setting
 * @property {string} lot its title
 * @property {string} name the same inside a sentence
 * @property {"always" | "sometimes" | "never"} registration whether it needs registration with CQC
 * @property {string} care what CQC regulates in it, such as "personal care"
 */

// What does not stand in the way of an award.
const ENOUGH = ["pass", "by-award", "not-rated", "not-us"];

// What the answer to the question whether one is registered says of the criteria that follow from it.
const FOLLOWS = /** @type {Record<string, Record<string, string>>} */ ({
  registration: { yes: "pass", "will-be": "by-award", no: "not-yet" },
  rating: { "will-be": "not-rated" },
  // CQC registers the manager together with the service.
  manager: { "will-be": "by-award" },
});

/**
 * @typedef {object} Outcome
 * @property {"unfinished" | "ready" | "ready-once-registered" | "not-yet" | "not-this-lot" | "talk-first"} verdict
 * @property {Question[]} listed the criteria that apply
 * @property {Question[]} asked those of them that do not follow from another answer
 * @property {Question[]} open those without an answer
 * @property {Question[]} missing those that are not passed yet, and must be
 * @property {Question[]} better those that are not passed, and need not be
 * @property {Question[]} byAward those that will be passed by the day of the award
 * @property {Question[]} unrated those for which a rating is not there yet
 * @property {string[]} cqc the questions about CQC that apply: "care", "registered"
 * @property {number} left how many questions of all have no answer
 */

/**
 * Judge the answers by the question's id: "pass", "by-award", "not-rated", "not-us" or "not-yet"; under "care" whether
 * the service includes what CQC regulates, "yes" or "no"; under "registered" "yes", "will-be" or "no".
 * @param {readonly Question[]} questions
 * @param {Answers} answers
 * @param {Setting["registration"]} registration
 * @returns {Outcome}
 */
export function judge(questions, answers, registration) {
  const cqc = aboutCqc(answers, registration);
  const listed = questions.filter((each) => isAsked(each, answers) && !(each.aboutCqc === "registration" && !cqc.includes("registered")));
  const asked = listed.filter((each) => each.aboutCqc !== "registration" && !follows(each, answers, cqc));
  const answered = (/** @type {string} */ answer) => listed.filter((each) => answerTo(each, answers, cqc) === answer);
  const open = asked.filter((each) => ![...ENOUGH, "not-yet"].includes(answers[each.id]));
  const found = {
    cqc,
    listed,
    asked,
    open,
    missing: answered("not-yet").filter((each) => each.mandatory),
    better: answered("not-yet").filter((each) => !each.mandatory),
    byAward: answered("by-award").filter((each) => each.aboutCqc !== "registration"),
    unrated: answered("not-rated"),
    left: open.length + cqc.filter((each) => !answers[each]).length,
  };
  return { ...found, verdict: verdict(found, answers, registration) };
}

/** Whether it is about what the service includes. @param {Question} question @param {Answers} answers */
function isAsked({ regulatedOnly, unregulatedOnly }, { care }) {
  return !(regulatedOnly && care === "no") && !(unregulatedOnly && care === "yes");
}

/**
 * What follows for a criterion from whether one is registered; undefined where nothing does.
 * @param {Question} question
 * @param {Answers} answers
 * @param {readonly string[]} cqc
 */
function follows({ aboutCqc }, answers, cqc) {
  return cqc.includes("registered") ? FOLLOWS[aboutCqc]?.[answers.registered] : undefined;
}

/** @param {Question} question @param {Answers} answers @param {readonly string[]} cqc */
function answerTo(question, answers, cqc) {
  return follows(question, answers, cqc) ?? answers[question.id];
}

/**
 * @param {Answers} answers
 * @param {Setting["registration"]} registration
 */
function aboutCqc(answers, registration) {
  if (registration === "always") return ["registered"];
  return registration === "sometimes" && answers.care === "yes" ? ["care", "registered"] : ["care"];
}

/**
 * @param {Omit<Outcome, "verdict">} found
 * @param {Answers} answers
 * @param {Setting["registration"]} registration
 * @returns {Outcome["verdict"]}
 */
function verdict(found, answers, registration) {
  if (found.cqc.includes("registered") && answers.registered === "no") return "not-this-lot";
  if (registration === "never" && answers.care === "yes") return "not-this-lot";
  if (found.missing.some((each) => each.stage === "exclusion")) return "talk-first";
  if (found.left) return "unfinished";
  if (found.missing.length) return "not-yet";
  return found.cqc.includes("registered") && answers.registered === "will-be" ? "ready-once-registered" : "ready";
}

/**
 * The verdict in words: a heading and a sentence.
 * @param {Outcome} outcome
 * @param {Setting} setting
 */
export function words(outcome, setting) {
  const count = outcome.missing.length;
  switch (outcome.verdict) {
    case "ready":
      return ["You look ready", "You can show all that must be shown. Fill in the workbook, and send it with your proof."];
    case "ready-once-registered":
      return [
        "You look ready, once CQC has registered you",
        "You can show all else. Apply to CQC soon if you have not yet. You can fill in the workbook meanwhile.",
      ];
    case "not-yet":
      return ["Not yet", count === 1 ? "One thing is missing. Here is what would show it." : `${count} things are missing. Here is what would show them.`];
    case "not-this-lot":
      return ["This type of support does not fit", whyNot(setting)];
    case "talk-first":
      return ["Talk to us first", "Something may keep you off the list. It need not: tell us what you have put right."];
    default:
      return ["Not finished", outcome.left === 1 ? "One question has no answer yet." : `${outcome.left} questions have no answer yet.`];
  }
}

/** @param {Setting} setting */
function whyNot({ lot, name, registration, care }) {
  switch (registration) {
    case "always":
      return `Nobody can offer ${name} without being registered with CQC.`;
    case "sometimes":
      return `Nobody may give ${care} without being registered with CQC. You could offer ${name} without it.`;
    default:
      return `${lot} includes no care that CQC regulates. What you offer belongs to another type of support.`;
  }
}

const STATES = /** @type {Record<string, string>} */ ({
  pass: "yes",
  "by-award": "by the day of the award",
  "not-rated": "not rated yet",
  "not-us": "does not apply to us",
  "not-yet": "not yet",
});

/** @param {Question} question @param {Answers} answers @param {Outcome} outcome */
function state(question, answers, { cqc }) {
  return STATES[answerTo(question, answers, cqc)] ?? "no answer";
}

/**
 * The checklist as plain text.
 * @param {Outcome} outcome
 * @param {Answers} answers
 * @param {Setting} setting
 * @param {string} origin where the site stands
 */
export function asText(outcome, answers, setting, origin) {
  const [heading, sentence] = words(outcome, setting);
  const lines = outcome.listed.flatMap((each) => [
    `[${answerTo(each, answers, outcome.cqc) === "pass" ? "x" : " "}] ${each.title} (${state(each, answers, outcome)})`,
    `    What passes: ${each.passes}`,
    `    What shows it: ${each.evidence}`,
    ...(each.guidance ? [`    What helps: ${each.guidance}`] : []),
    `    ${new URL(each.page, origin)}`,
    "",
  ]);
  return [`Self-check: ${setting.lot}`, "", `${heading}. ${sentence}`, "", ...lines].join("\r\n");
}

/**
 * The checklist as a table for a spreadsheet.
 * @param {Outcome} outcome
 * @param {Answers} answers
 * @param {Setting} setting
 */
export function asCsv(outcome, answers, setting) {
  const rows = [
    ["criterion", "answer", "must be shown", "what passes", "what shows it", "what helps"],
    ...outcome.listed.map((each) => [
      each.title,
      state(each, answers, outcome),
      each.mandatory ? "yes" : "no",
      each.passes,
      each.evidence,
      each.guidance,
    ]),
    [`Outcome for ${setting.lot}`, ...words(outcome, setting)],
  ];
  return "\uFEFF" + rows.map(csvRow).join("\r\n") + "\r\n";
}
