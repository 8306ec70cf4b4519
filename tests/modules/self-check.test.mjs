// What the answers to a self-check mean, and the checklist that can be taken away.

import assert from "node:assert/strict";
import { test } from "node:test";

import { asCsv, asText, judge, words } from "../../site_templates/assets/join/outcome.js";

const question = (id, more = {}) => ({
  id,
  title: `Title of ${id}`,
  stage: "selection",
  mandatory: true,
  regulatedOnly: false,
  passes: "What passes.",
  evidence: "A paper.",
  guidance: "",
  ...more,
});
const FRAUD = question("fraud", { stage: "exclusion" });
const POLICY = question("policy");
const EXTRA = question("extra", { mandatory: false });
const RATING = question("rating", { regulatedOnly: true });
const ALL = [FRAUD, POLICY, EXTRA, RATING];
const PASSED = { care: "yes", fraud: "pass", policy: "pass", extra: "pass", rating: "pass" };
const verdict = (changes, registration = "sometimes") =>
  judge(ALL, { ...PASSED, ...changes }, registration).verdict;

test("whoever passes everything is ready", () => assert.equal(verdict({}), "ready"));

test("a question without an answer leaves it unfinished", () => {
  const outcome = judge(ALL, { ...PASSED, policy: "" }, "sometimes");
  assert.equal(outcome.verdict, "unfinished");
  assert.deepEqual(outcome.open.map((each) => each.id), ["policy"]);
  assert.equal(words(outcome, "Lot")[1], "One question has no answer yet.");
});

test("nothing answered is unfinished, with the question about CQC among those left", () => {
  const outcome = judge(ALL, {}, "always");
  assert.equal(outcome.verdict, "unfinished");
  assert.equal(words(outcome, "Lot")[1], "5 questions have no answer yet.");
});

test("what must be shown and is missing is named", () => {
  const outcome = judge(ALL, { ...PASSED, policy: "not-yet" }, "sometimes");
  assert.equal(outcome.verdict, "not-yet");
  assert.deepEqual(outcome.missing.map((each) => each.id), ["policy"]);
});

test("what need not be shown keeps nobody away", () => {
  const outcome = judge(ALL, { ...PASSED, extra: "not-yet" }, "sometimes");
  assert.equal(outcome.verdict, "ready");
  assert.deepEqual(outcome.better.map((each) => each.id), ["extra"]);
});

test("without regulated care, what is asked of regulated services is not asked", () => {
  const outcome = judge(ALL, { care: "no", fraud: "pass", policy: "pass", extra: "pass" }, "sometimes");
  assert.equal(outcome.verdict, "ready");
  assert.deepEqual(outcome.asked.map((each) => each.id), ["fraud", "policy", "extra"]);
});

test("a lot that needs registration is not for whoever will not register", () =>
  assert.equal(verdict({ care: "no" }, "always"), "not-this-lot"));

test("a lot without regulated care is not for whoever gives it", () => {
  assert.equal(verdict({ care: "yes" }, "never"), "not-this-lot");
  assert.equal(verdict({ care: "no" }, "never"), "ready");
});

test("a ground for exclusion is talked about first, whatever else is missing", () =>
  assert.equal(verdict({ fraud: "not-yet", policy: "not-yet", extra: "" }), "talk-first"));

test("the text ticks what is passed", () => {
  const outcome = judge(ALL, { ...PASSED, policy: "not-yet" }, "sometimes");
  const text = asText(outcome, { ...PASSED, policy: "not-yet" }, "Shared Lives");
  assert.match(text, /^Self-check: Shared Lives\r\n/);
  assert.match(text, /\[x\] Title of fraud \(yes\)/);
  assert.match(text, /\[ \] Title of policy \(not yet\)/);
});

test("the table quotes what needs it, and no cell is a formula", () => {
  const odd = question("odd", { title: "=1+1", passes: 'A "good", long one' });
  const table = asCsv(judge([odd], {}, "sometimes"), {});
  assert.ok(table.startsWith("\uFEFFcriterion,"));
  assert.ok(table.includes(`'=1+1,no answer,yes,"A ""good"", long one",A paper.\r\n`));
});
