// What the answers to a self-check mean. Pure: no page, no browser.

/**
 * A question of the check.
 * @typedef {object} Question
 * @property {string} id
 * @property {string} title
 * @property {string} stage
 * @property {boolean} mandatory a service without it may not be listed
 * @property {boolean} regulatedOnly asked only where CQC regulates the service
 * @property {string} passes
 * @property {string} evidence
 * @property {string} guidance
 */

/** @typedef {"always" | "sometimes" | "never"} Registration */

/**
 * @typedef {object} Outcome
 * @property {"unfinished" | "ready" | "not-yet" | "not-this-lot" | "talk-first"} verdict
 * @property {Question[]} asked the questions that apply
 * @property {Question[]} open those without an answer
 * @property {Question[]} missing those that are not passed yet, and must be
 * @property {Question[]} better those that are not passed, and need not be
 * @property {boolean} careOpen whether the question about CQC has no answer
 */

/**
 * Judge the answers: "pass" or "not-yet" by the question's id, and "yes" or "no" under "care".
 * @param {readonly Question[]} questions
 * @param {Readonly<Record<string, string>>} answers
 * @param {Registration} registration what the lot needs of CQC
 * @returns {Outcome}
 */
export function judge(questions, answers, registration) {
  const care = answers.care ?? "";
  const asked = questions.filter((each) => !(each.regulatedOnly && care === "no"));
  const not = asked.filter((each) => answers[each.id] === "not-yet");
  const found = {
    asked,
    open: asked.filter((each) => answers[each.id] !== "pass" && answers[each.id] !== "not-yet"),
    missing: not.filter((each) => each.mandatory),
    better: not.filter((each) => !each.mandatory),
    careOpen: care !== "yes" && care !== "no",
  };
  return { ...found, verdict: verdict(found, care, registration) };
}

/**
 * @param {Omit<Outcome, "verdict">} found
 * @param {string} care
 * @param {Registration} registration
 * @returns {Outcome["verdict"]}
 */
function verdict(found, care, registration) {
  if (registration === "always" && care === "no") return "not-this-lot";
  if (registration === "never" && care === "yes") return "not-this-lot";
  if (found.missing.some((each) => each.stage === "exclusion")) return "talk-first";
  if (found.careOpen || found.open.length) return "unfinished";
  return found.missing.length ? "not-yet" : "ready";
}

/**
 * The verdict in words: a heading and a sentence.
 * @param {Outcome} outcome
 * @param {string} lot
 */
export function words(outcome, lot) {
  const left = outcome.open.length + (outcome.careOpen ? 1 : 0);
  const count = outcome.missing.length;
  switch (outcome.verdict) {
    case "ready":
      return ["You look ready", "You can show all that must be shown. Fill in the starter pack, and send it with your proof."];
    case "not-yet":
      return ["Not yet", count === 1 ? "One thing is missing. Here is what would show it." : `${count} things are missing. Here is what would show them.`];
    case "not-this-lot":
      return ["This type of support does not fit", `What you offer does not go with ${lot}, because of what CQC regulates.`];
    case "talk-first":
      return ["Talk to us first", "Something may keep you off the list. It need not: tell us what you have put right."];
    default:
      return ["Not finished", left === 1 ? "One question has no answer yet." : `${left} questions have no answer yet.`];
  }
}

/** @param {string | undefined} answer */
function state(answer) {
  return answer === "pass" ? "yes" : answer === "not-yet" ? "not yet" : "no answer";
}

/**
 * The checklist as plain text.
 * @param {Outcome} outcome
 * @param {Readonly<Record<string, string>>} answers
 * @param {string} lot
 */
export function asText(outcome, answers, lot) {
  const [heading, sentence] = words(outcome, lot);
  const lines = outcome.asked.flatMap((each) => [
    `[${answers[each.id] === "pass" ? "x" : " "}] ${each.title} (${state(answers[each.id])})`,
    `    What passes: ${each.passes}`,
    `    What shows it: ${each.evidence}`,
    "",
  ]);
  return [`Self-check: ${lot}`, "", `${heading}. ${sentence}`, "", ...lines].join("\r\n");
}

/**
 * The checklist as a table for a spreadsheet.
 * @param {Outcome} outcome
 * @param {Readonly<Record<string, string>>} answers
 */
export function asCsv(outcome, answers) {
  const rows = [
    ["criterion", "answer", "must be shown", "what passes", "what shows it"],
    ...outcome.asked.map((each) => [
      each.title,
      state(answers[each.id]),
      each.mandatory ? "yes" : "no",
      each.passes,
      each.evidence,
    ]),
  ];
  return "\uFEFF" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** A cell that no spreadsheet takes for a formula. @param {string} text */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
