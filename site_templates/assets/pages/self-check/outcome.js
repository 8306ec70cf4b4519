// What the answers to a self-check mean. Pure: no page, no browser.

/**
 * A question of the check.
 * @typedef {object} Question
 * @property {string} id
 * @property {string} title
 * @property {string} page the address of the criterion
 * @property {string} stage
 * @property {boolean} mandatory a service without it may not be listed
 * @property {boolean} regulatedOnly asked only where CQC regulates the service
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

/**
 * @typedef {object} Outcome
 * @property {"unfinished" | "ready" | "not-yet" | "not-this-lot" | "talk-first"} verdict
 * @property {Question[]} asked the questions that apply
 * @property {Question[]} open those without an answer
 * @property {Question[]} missing those that are not passed yet, and must be
 * @property {Question[]} better those that are not passed, and need not be
 * @property {string[]} cqc the questions about CQC that apply: "care", "registered"
 * @property {number} left how many questions of all have no answer
 */

/**
 * Judge the answers: "pass" or "not-yet" by the question's id; under "care" whether the service
 * includes what CQC regulates, "yes" or "no"; under "registered" "yes", "will-be" or "no".
 * @param {readonly Question[]} questions
 * @param {Answers} answers
 * @param {Setting["registration"]} registration
 * @returns {Outcome}
 */
export function judge(questions, answers, registration) {
  const cqc = aboutCqc(answers, registration);
  const asked = questions.filter((each) => !(each.regulatedOnly && answers.care === "no"));
  const open = asked.filter((each) => answers[each.id] !== "pass" && answers[each.id] !== "not-yet");
  const not = asked.filter((each) => answers[each.id] === "not-yet");
  const found = {
    cqc,
    asked,
    open,
    missing: not.filter((each) => each.mandatory),
    better: not.filter((each) => !each.mandatory),
    left: open.length + cqc.filter((each) => !answers[each]).length,
  };
  return { ...found, verdict: verdict(found, answers, registration) };
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
  return found.missing.length ? "not-yet" : "ready";
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

/** @param {string | undefined} answer */
function state(answer) {
  return answer === "pass" ? "yes" : answer === "not-yet" ? "not yet" : "no answer";
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
  const lines = outcome.asked.flatMap((each) => [
    `[${answers[each.id] === "pass" ? "x" : " "}] ${each.title} (${state(answers[each.id])})`,
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
    ...outcome.asked.map((each) => [
      each.title,
      state(answers[each.id]),
      each.mandatory ? "yes" : "no",
      each.passes,
      each.evidence,
      each.guidance,
    ]),
    [`Outcome for ${setting.lot}`, ...words(outcome, setting)],
  ];
  return "\uFEFF" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** A cell that no spreadsheet takes for a formula. @param {string} text */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
