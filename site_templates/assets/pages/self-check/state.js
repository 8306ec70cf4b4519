// What is on the screen of a self-check, from the questions and the answers. It is pure.

import { judge, words } from "./outcome.js";

/** @typedef {import("./outcome.js").Answers} Answers */
/** @typedef {import("./outcome.js").Outcome} Outcome */
/** @typedef {import("./outcome.js").Question} Question */
/** @typedef {import("./outcome.js").Setting} Setting */
/** @typedef {{ heading: string, questions: readonly (Question & { asked: boolean })[] }} Part criteria that stand together in the outcome; `asked`: whether the page has them as questions too */
/** @typedef {ReturnType<typeof screen>} Screen */

/**
 * @param {{ questions: readonly Question[], answers: Answers, setting: Setting, kept: boolean, finished: boolean }} state
 *   `kept`: whether the answers are still there when the page has gone; `finished`: whether the outcome was asked for
 */
export function screen({ questions, answers, setting, kept, finished }) {
  const outcome = judge(questions, answers, setting.registration);
  const ruledOut = outcome.verdict === "not-this-lot";
  const all = outcome.asked.length + outcome.cqc.length;
  return {
    asked: new Set([...outcome.cqc, ...(ruledOut ? [] : outcome.asked.map(({ id }) => id))]),
    ruledOut,
    progress: `${all - outcome.left} of ${all} answered`,
    kept: kept
      ? "Your answers are kept on this device, so you can come back later."
      : "This browser does not keep your answers. They are gone when you leave this page.",
    verdict: finished || ruledOut ? verdict(outcome, setting) : null,
  };
}

/**
 * What the answers mean: in words, and which parts of the page go with them.
 * @param {Outcome} outcome
 * @param {Setting} setting
 */
function verdict(outcome, setting) {
  const { verdict: kind, asked, missing, better, byAward, unrated, open } = outcome;
  const [heading, sentence] = words(outcome, setting);
  const parts = [
    { heading: "What is missing, and how to show it", questions: missing },
    { heading: "What we need by the day of the award", questions: byAward },
    { heading: "What we look at together, as CQC has not rated you yet", questions: unrated },
    { heading: "What you could still add", questions: better },
    { heading: "Not answered yet", questions: kind === "unfinished" ? open : [] },
  ].map((part) => ({ ...part, questions: part.questions.map((each) => ({ ...each, asked: asked.includes(each) })) }));
  return {
    heading,
    sentence,
    talk: kind === "talk-first",
    others: kind === "not-this-lot",
    pack: ["ready", "ready-once-registered", "not-yet"].includes(kind),
    parts: kind === "not-this-lot" ? [] : parts.filter(({ questions }) => questions.length),
  };
}
