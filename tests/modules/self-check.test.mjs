// What the answers to a self-check mean, and the checklist that can be taken away.

import assert from "node:assert/strict";
import { test } from "node:test";

import { asCsv, asText, judge, words } from "../../site_templates/assets/pages/self-check/outcome.js";
import { screen } from "../../site_templates/assets/pages/self-check/state.js";

const question = (id, more = {}) => ({
  id,
  title: `Title of ${id}`,
  page: `../criteria/${id}/`,
  stage: "selection",
  mandatory: true,
  regulatedOnly: false,
  unregulatedOnly: false,
  aboutCqc: "",
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
const PASSED = { care: "yes", registered: "yes", fraud: "pass", policy: "pass", extra: "pass", rating: "pass" };
const LOT = { lot: "Supported living", name: "supported living", registration: "sometimes", care: "personal care" };
const verdict = (changes, registration = "sometimes") =>
  judge(ALL, { ...PASSED, ...changes }, registration).verdict;

test("whoever passes everything is ready", () => assert.equal(verdict({}), "ready"));

test("a question without an answer leaves it unfinished", () => {
  const outcome = judge(ALL, { ...PASSED, policy: "" }, "sometimes");
  assert.equal(outcome.verdict, "unfinished");
  assert.deepEqual(outcome.open.map((each) => each.id), ["policy"]);
  assert.equal(words(outcome, LOT)[1], "One question has no answer yet.");
});

test("nothing answered is unfinished, with the question about CQC among those left", () => {
  for (const registration of ["always", "sometimes", "never"]) {
    const outcome = judge(ALL, {}, registration);
    assert.equal(outcome.verdict, "unfinished");
    assert.equal(words(outcome, LOT)[1], "5 questions have no answer yet.");
  }
});

test("whether one is registered is asked where it matters", () => {
  const cqc = (answers, registration) => judge(ALL, answers, registration).cqc;
  assert.deepEqual(cqc({}, "always"), ["registered"]);
  assert.deepEqual(cqc({}, "sometimes"), ["care"]);
  assert.deepEqual(cqc({ care: "no" }, "sometimes"), ["care"]);
  assert.deepEqual(cqc({ care: "yes" }, "sometimes"), ["care", "registered"]);
  assert.deepEqual(cqc({ care: "yes" }, "never"), ["care"]);
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

test("whoever will register by the day of the award looks ready once CQC has registered it", () => {
  assert.equal(verdict({ registered: "will-be" }, "always"), "ready-once-registered");
  assert.equal(verdict({ registered: "will-be" }), "ready-once-registered");
  assert.equal(verdict({ registered: "will-be", policy: "not-yet" }), "not-yet");
  assert.equal(verdict({ registered: "will-be", care: "no" }), "ready");
  const [heading] = words(judge(ALL, { ...PASSED, registered: "will-be" }, "always"), LOT);
  assert.equal(heading, "You look ready, once CQC has registered you");
});

test("what does not apply to somebody is neither missing nor better with it", () => {
  const asked = [question("vehicles", { mandatory: false }), question("insurance")];
  const found = judge(asked, { vehicles: "not-us", insurance: "pass" }, "never");
  assert.deepEqual([found.missing, found.better, found.open], [[], [], []]);
});

test("of a manager whom CQC registers with the service nobody is asked before", () => {
  const asked = [question("manager", { regulatedOnly: true, aboutCqc: "manager" })];
  const found = judge(asked, { care: "yes", registered: "will-be" }, "always");
  assert.deepEqual([found.asked, found.byAward], [[], asked]);
  assert.deepEqual(judge(asked, { care: "yes", registered: "yes" }, "always").asked, asked);
});

test("what is asked of services that CQC does not regulate goes with the answer that it does", () => {
  const asked = [question("not-needed", { unregulatedOnly: true }), RATING];
  const listed = (/** @type {string} */ care) => judge(asked, { care }, "sometimes").listed.map((each) => each.id);
  assert.deepEqual([listed("yes"), listed("no")], [["rating"], ["not-needed"]]);
});

const REGISTERED = question("registration", { regulatedOnly: true, aboutCqc: "registration" });
const RATED = question("rated", { regulatedOnly: true, aboutCqc: "rating" });
const ids = (questions) => questions.map(({ id }) => id);

test("what follows from an answer is not asked again", () => {
  const of = (registered, registration = "always") => judge([POLICY, REGISTERED, RATED], { care: "yes", policy: "pass", registered }, registration);
  for (const registration of ["always", "sometimes"]) {
    assert.deepEqual(ids(of("yes", registration).asked), ["policy", "rated"]);
    assert.deepEqual(ids(of("yes", registration).listed), ["policy", "registration", "rated"]);
    assert.deepEqual(ids(of("will-be", registration).asked), ["policy"]);  // nobody rates who is not registered
    assert.equal(of("will-be", registration).verdict, "ready-once-registered");
    assert.deepEqual(ids(of("will-be", registration).unrated), ["rated"]);
  }
  assert.equal(of(undefined).left, 2);
  assert.deepEqual(ids(judge([POLICY, REGISTERED, RATED], { care: "no" }, "sometimes").listed), ["policy"]);
});

test("the checklist has what follows too, with what it follows from", () => {
  const rows = (registered) => {
    const answers = { policy: "by-award", registered, rated: "not-rated" };
    return asText(judge([POLICY, REGISTERED, RATED], answers, "always"), answers, LOT, "https://x.example.org/").match(/\[.\] .*/g);
  };
  assert.deepEqual(rows("yes"), ["[ ] Title of policy (by the day of the award)", "[x] Title of registration (yes)", "[ ] Title of rated (not rated yet)"]);
  assert.deepEqual(rows("will-be").slice(1), ["[ ] Title of registration (by the day of the award)", "[ ] Title of rated (not rated yet)"]);
});

test("a rating that is not there yet, and insurance that will be there, keep nobody away", () => {
  const outcome = judge([POLICY, RATED], { registered: "yes", policy: "by-award", rated: "not-rated" }, "always");
  assert.deepEqual([outcome.verdict, ids(outcome.byAward), ids(outcome.unrated)], ["ready", ["policy"], ["rated"]]);
  assert.equal(judge([POLICY], { registered: "yes", policy: "nonsense" }, "always").verdict, "unfinished");
});

test("regulated care is not for whoever will not register", () => {
  assert.equal(verdict({ registered: "no" }, "always"), "not-this-lot");
  assert.equal(verdict({ registered: "no" }), "not-this-lot");
  assert.equal(verdict({ care: "no", registered: "no" }), "ready");
});

test("a lot without regulated care is not for whoever gives it", () => {
  assert.equal(verdict({ care: "yes", registered: "no" }, "never"), "not-this-lot");
  assert.equal(verdict({ care: "no" }, "never"), "ready");
});

test("it says why a lot does not fit", () => {
  const why = (registration) =>
    words(judge(ALL, { care: "yes", registered: "no" }, registration), { ...LOT, registration })[1];
  assert.equal(why("always"), "Nobody can offer supported living without being registered with CQC.");
  assert.equal(
    why("sometimes"),
    "Nobody may give personal care without being registered with CQC. You could offer supported living without it.",
  );
  assert.match(why("never"), /^Supported living includes no care that CQC regulates\./);
});

test("a ground for exclusion is talked about first, whatever else is missing", () =>
  assert.equal(verdict({ fraud: "not-yet", policy: "not-yet", extra: "" }), "talk-first"));

test("the text ticks what is passed, and says of each how to come by it and where it stands", () => {
  const helped = question("policy", { guidance: "Ask your insurer." });
  const answers = { ...PASSED, policy: "not-yet" };
  const text = asText(judge([FRAUD, helped], answers, "sometimes"), answers, LOT, "https://x.example.org/join/check/");
  assert.match(text, /^Self-check: Supported living\r\n\r\nNot yet\. One thing is missing\./);
  assert.match(text, /\[x\] Title of fraud \(yes\)/);
  assert.match(text, /\[ \] Title of policy \(not yet\)/);
  assert.match(text, /What helps: Ask your insurer\.\r\n {4}https:\/\/x\.example\.org\/join\/criteria\/policy\/\r\n/);
});

test("the table holds the outcome, quotes what needs it, and no cell is a formula", () => {
  const odd = question("odd", { title: "=1+1", passes: 'A "good", long one', guidance: "Help." });
  const table = asCsv(judge([odd], {}, "sometimes"), {}, LOT);
  assert.ok(table.startsWith("\uFEFFcriterion,"));
  assert.ok(table.includes(`'=1+1,no answer,yes,"A ""good"", long one",A paper.,Help.\r\n`));
  assert.ok(table.endsWith("Outcome for Supported living,Not finished,2 questions have no answer yet.\r\n"));
});

const shown = (changes, { finished = false, kept = true, setting = LOT } = {}) =>
  screen({ questions: ALL, answers: { ...PASSED, ...changes }, setting, kept, finished });

test("on the screen: what applies, how far it has come, and no verdict before it is asked for", () => {
  const { asked, progress, verdict, ruledOut } = shown({ policy: "" });
  assert.deepEqual([...asked], ["care", "registered", "fraud", "policy", "extra", "rating"]);
  assert.deepEqual([progress, verdict, ruledOut], ["5 of 6 answered", null, false]);
  assert.match(shown({}, { kept: false }).kept, /does not keep your answers/);
});

test("on the screen: the outcome with what is missing, what could be added, and what is open", () => {
  const { verdict } = shown({ policy: "not-yet", extra: "not-yet", rating: "" }, { finished: true });
  assert.deepEqual(verdict.parts.map(({ heading, questions }) => [heading, questions.map(({ id }) => id)]), [
    ["What is missing, and how to show it", ["policy"]], ["What you could still add", ["extra"]], ["Not answered yet", ["rating"]],
  ]);
  assert.deepEqual([verdict.pack, verdict.talk, verdict.others], [false, false, false]);
  const ready = shown({}, { finished: true }).verdict;
  assert.deepEqual([ready.heading, ready.parts, ready.pack], ["You look ready", [], true]);
  assert.equal(shown({ fraud: "not-yet" }, { finished: true }).verdict.talk, true);
});

test("on the screen: what comes by the day of the award, and what is looked at together, with what the page has not asked", () => {
  const answers = { registered: "will-be", policy: "by-award" };
  const { verdict } = screen({ questions: [POLICY, REGISTERED, RATED], answers, setting: { ...LOT, registration: "always" }, kept: true, finished: true });
  assert.deepEqual(verdict.parts.map(({ heading, questions }) => [heading, questions.map(({ id, asked }) => [id, asked])]), [
    ["What we need by the day of the award", [["policy", true]]],
    ["What we look at together, as CQC has not rated you yet", [["rated", false]]],
  ]);
  assert.equal(verdict.pack, true);
});

test("on the screen: what rules a lot out is said at once, and nothing else is asked", () => {
  const { asked, ruledOut, verdict } = shown({ registered: "no", policy: "not-yet" });
  assert.deepEqual([[...asked], ruledOut], [["care", "registered"], true]);
  assert.deepEqual([verdict.others, verdict.parts, verdict.pack], [true, [], false]);
});
