// What a provider chooses of its services, and the e-mail that comes of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { line, screen } from "../../site_templates/assets/pages/update/state.js";

const MONTHS = "January February March April May June July August September October November December";
const WORDS = { from: "from", detailsRight: "details right", months: MONTHS.split(" "), monthsWithoutYear: 10 };
const SETTING = { subject: "Places: Kite Hill", email: "framework@council.example.org", words: WORDS };
const TODAY = "2026-11-23";
const CASES = JSON.parse(readFileSync(new URL("../update-lines.json", import.meta.url), "utf8"));

const chosen = (id, more = {}) => ({
  id,
  title: `Title of ${id}`,
  places: "now",
  hasNumber: true,
  hasDay: true,
  free: "",
  since: "",
  right: false,
  ...more,
});
const FULL = { places: "full", hasNumber: false };
const OUT = { places: "", hasNumber: false, hasDay: false };
const shown = (...services) => screen(services, SETTING, TODAY);

for (const { what, today, places, line: expected, ...more } of CASES) {
  test(`the line: ${what}`, () => assert.equal(line("a-b", places, today, more, WORDS), expected));
}

test("nothing chosen makes no message", () => {
  const { text, mail, file, lead, progress } = shown(chosen("a", OUT));
  assert.deepEqual([text, mail, file, progress], ["", "", "", "0 of 1 chosen"]);
  assert.match(lead, /^Choose how/);
});

test("each service of which something is told has a line, in the page's order", () => {
  const { text, lead } = shown(
    chosen("b-one", { free: " 2 ", since: "2026-12-01", right: true }),
    chosen("c-out", OUT),
    chosen("a-two", FULL),
  );
  assert.equal(text, "b-one: 2 now, from 1 December, details right\na-two: full\n");
  assert.equal(lead, "It is ready to send, with 2 of 3 services.");
});

test("a tick alone is a line too, and says nothing of places", () => {
  const { text, progress } = shown(chosen("a", { ...OUT, right: true }), chosen("b", OUT));
  assert.deepEqual([text, progress], ["a: details right\n", "1 of 2 chosen"]);
});

test("what belongs to another choice, and was typed before, is left out", () => {
  assert.equal(shown(chosen("a", { ...FULL, free: "2" })).text, "a: full\n");
  const ask = { places: "ask", hasNumber: false, hasDay: false, free: "two", since: "2026-12-01" };
  assert.equal(shown(chosen("a", ask)).text, "a: ask\n");
});

test("a day that has come says nothing more", () => {
  for (const since of ["2026-11-23", "2026-11-01", "1999-01-01"]) {
    assert.equal(shown(chosen("a", { since })).text, "a: now\n");
  }
});

test("what was typed wrongly is named, and makes no message", () => {
  const fault = (more) => {
    const { faults, text, mail, lead } = shown(chosen("a", more), chosen("b", FULL));
    assert.deepEqual([text, mail], ["", ""]);
    assert.equal(lead, "Something is not right yet: Title of a.");
    return faults.get("a");
  };
  const words = (more) => fault(more).words;
  for (const free of ["two", "1.5", "-1", "2 or 3", "2001", "99999", "٢"]) assert.match(words({ free }), /in digits/);
  assert.match(words({ free: "0" }), /no places/);
  assert.match(words({ since: "2027-12-24" }), /more than a year/);
  assert.equal(shown(chosen("a", { free: "2000", since: "2027-11-23" })).faults.get("a"), null);
  assert.deepEqual([{ free: "two" }, { since: "2029-01-01" }].map((more) => fault(more).field), ["free", "since"]);
});

test("the e-mail goes to the council, with the lines and nothing else", () => {
  const { mail } = shown(chosen("a", { free: "2" }), chosen("b", FULL));
  const { protocol, pathname, searchParams } = new URL(mail);
  assert.deepEqual([protocol, pathname], ["mailto:", "framework@council.example.org"]);
  assert.equal(searchParams.get("subject"), "Places: Kite Hill");
  assert.equal(searchParams.get("body"), "a: 2 now\r\nb: full\r\n");
});

test("a message that a program would cut is to be copied or saved", () => {
  const many = Array.from({ length: 60 }, (_, n) => chosen(`a-service-with-a-long-name-${n}`, { right: true }));
  const { text, mail, tooLong } = screen(many, SETTING, TODAY);
  assert.equal(mail, "");
  assert.equal(text.split("\n").length, 61);
  assert.match(tooLong, /Copy the text or save the file, and send it to framework@council\.example\.org/);
  assert.equal(shown(chosen("a")).tooLong, "");
});

test("where the council names no address there is no e-mail", () => {
  const { mail, tooLong, file } = screen([chosen("a")], { ...SETTING, email: "" }, TODAY);
  assert.equal(mail, "");
  assert.match(tooLong, /send it to the council/);
  assert.doesNotMatch(file, /To:/);
});

test("the file says to whom, about what and of which day", () => {
  assert.equal(
    shown(chosen("a", { free: "2" })).file,
    "To: framework@council.example.org\nSubject: Places: Kite Hill\nDate: 23 November 2026\n\na: 2 now\n",
  );
});
