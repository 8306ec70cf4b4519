// The record of a choice: what stands on it, and when it asks for a reason.

import assert from "node:assert/strict";
import { test } from "node:test";

import { NOTHING, withIds } from "../../site_templates/assets/pages/match/criteria.js";
import { aWeek } from "../../site_templates/assets/pages/match/cost.js";
import { match } from "../../site_templates/assets/pages/match/matching.js";
import { NONE, asText, offeredOf, sheet, weighed } from "../../site_templates/assets/pages/match/record.js";
import { aService, dice } from "./services.mjs";

const UNITS = { week: "a week", month: "a month", hour: "an hour" };
const priced = (id, from, unit) => aService(id, { price: { from, unit, words: from ? `£${from} ${UNITS[unit]}` : "Ask the provider" } });
const DIRECTORY = {
  version: "0123456789ab", units: UNITS, types: {}, needs: {}, access: {}, areas: {}, providers: { "kite-hill": { name: "Kite Hill Trust" } },
  services: [
    priced("dear", 900, "week"), priced("least", 500, "week"), priced("alike", 500, "week"), priced("month", 2000, "month"),
    priced("hour", 20, "hour"), priced("unpriced"), aService("unsure", { availability: "ask" }), aService("off", { availability: "full" }),
  ],
};
const outcome = match(DIRECTORY.services, { ...NOTHING, when: "now", near: null }, DIRECTORY);
const list = (asked = ["When: now (now)"]) => ({
  outcome, asked, amounts: {}, directory: DIRECTORY, why: ({ service }) => [["Price", `${service.price.words}.`]],
  title: "Alliance", council: "Council", asOf: "23 November 2026", order: "Lowest cost first", link: "https://care.example.org/match/?when=now",
});
const choice = (changes) => ({ offered: ["dear", "least"], chosen: "dear", reasons: [], words: "", ...changes });
const cost = (chosen, ...offered) => weighed(chosen, offeredOf({ offered }, outcome), UNITS, {});

test("what was offered stands in the order of the list, and only what is on it", () => {
  const { offered } = sheet(choice({ offered: ["unsure", "dear", "least", "off", "gone"] }), list());
  const place = (id) => `Fits: number ${outcome.fits.findIndex(({ service }) => service.id === id) + 1} of 6`;
  assert.deepEqual(offered.map(({ title, place }) => [title, place]), [
    ["least, by Kite Hill Trust", place("least")], ["dear, by Kite Hill Trust", place("dear")], ["unsure, by Kite Hill Trust", "To ask first: number 1 of 1"],
  ]);
  assert.match(offered[0].address, /\/services\/least\/$/);
  assert.deepEqual(offered[0].lines, [["Price", "£500 a week."]]);
});

test("the day, the version and the address of the list stand on it, so that it can be made again", () => {
  assert.deepEqual(sheet(choice(), list()).list, [
    ["List", "Alliance (Council), as known on 23 November 2026"],
    ["Version", "0123456789ab"],
    ["Order", "Lowest cost first"],
    ["Address", "https://care.example.org/match/?when=now"],
    ["What it held", "6 services fit. 1 service to ask first."],
  ]);
});

test("what costs least of what can be compared: a month with a week, an hour with neither", () => {
  assert.deepEqual(cost("least", "least", "dear"), { least: true, words: "None that was offered starts at a lower price, of those priced a week." });
  assert.equal(cost("alike", "least", "alike").least, true);
  assert.deepEqual(cost("dear", "least", "dear", "hour"), {
    least: false, words: "least starts at a lower price: £500 a week, against £900 a week. 1 service is priced in another way, or not at all: we cannot compare.",
  });
  assert.equal(cost("month", "month", "dear").least, true); // £461.54 a week
  assert.equal(cost("least", "least", "month").least, false);
  assert.deepEqual(cost("hour", "hour", "dear", "unpriced"), { least: null, words: "2 services are priced in another way, or not at all: we cannot compare." });
  assert.deepEqual(cost("unpriced", "unpriced", "dear"), { least: null, words: "It names no price, so we cannot say whether it costs least." });
  assert.deepEqual(cost("least", "least"), { least: null, words: "" });
  assert.deepEqual([cost("", "least").words, cost(NONE, "least").words], ["", ""]);
});

test("a week's cost on the sheet is weighed too, with what it is counted from, though it is for another thing", () => {
  const priced = (id, price) => aService(id, { price });
  const services = [
    priced("club", { from: 22, unit: "evening", words: "£22 an evening" }),
    priced("walk", { from: 26.4, to: 30, unit: "hour", words: "£26.40 to £30 an hour" }),
    priced("week", { from: 400, unit: "week", words: "£400 a week" }),
    priced("night", { from: 5, unit: "night", words: "£5 a night" }),
  ];
  const { fits } = match(services, { ...NOTHING, near: null }, DIRECTORY);
  const weigh = (chosen, ...offered) => weighed(chosen, fits.filter(({ service }) => [chosen, ...offered].includes(service.id)), UNITS, { hour: 20, evening: 2 });
  assert.deepEqual(weigh("walk", "club"), {
    least: false, words: "club comes to less in a week, though the sums are for different things: £44 (2 × £22 an evening), against £528 to £600 (20 × £26.40 to £30 an hour).",
  });
  assert.deepEqual(weigh("club", "walk", "night"), {
    least: true,
    words: "None that is priced in another way comes to less in a week, though the sums are for different things. 1 service is priced in another way, or not at all: we cannot compare.",
  });
  assert.match(weigh("walk", "week").words, /: £400 a week, against £528 to £600 \(/);
  assert.deepEqual(weigh("night", "club"), { least: null, words: "1 service is priced in another way, or not at all: we cannot compare." });
});

test("whenever a week's cost on the sheet begins below that of the choice, a reason is wanting", () => {
  const chance = dice(23);
  const one = (...of) => of[Math.floor(chance() * of.length)];
  const counts = { wanting: 0, not: 0 };
  for (let round = 0; round < 400; round++) {
    const services = Array.from({ length: 5 }, (_, i) => {
      const [from, unit] = [1 + Math.floor(chance() * 900), one("hour", "day", "evening", "week", "month", "night")];
      return aService(`s${i}`, { price: one({}, { from, unit }, { from, unit }, { from, to: from + 9, unit }, { to: from, unit }) });
    });
    const amounts = one({}, { hour: 20 }, { hour: 2, day: 1.5, evening: 3 });
    const { fits } = match(services, { ...NOTHING, near: null, amounts }, DIRECTORY);
    const sums = fits.map(({ service: { price } }) => aWeek(price, amounts)).map((week) => week && (week.from ?? week.to));
    for (const [i, { service: { id } }] of fits.entries()) {
      const choice = { offered: fits.map(({ service }) => service.id), chosen: id, reasons: [], words: "" };
      const { toExplain } = sheet(choice, { ...list(), outcome: { fits, ask: [], left: [] }, amounts });
      if (sums[i] !== null && sums.some((sum) => sum !== null && sum < sums[i])) assert.ok(toExplain, `round ${round}: ${id}`);
      // The other way round it may only be for the price of the same thing, of which no week's cost is known.
      else if (sums[i] !== null) assert.ok(!toExplain, `round ${round}: ${id}`);
      counts[toExplain ? "wanting" : "not"] += 1;
    }
  }
  assert.ok(counts.wanting > 500 && counts.not > 500, JSON.stringify(counts));
});

test("a reason is wanting where something that costs less was offered, and only there", () => {
  assert.equal(sheet(choice(), list()).toExplain, true);
  assert.equal(sheet(choice({ reasons: ["The person prefers it"] }), list()).toExplain, false);
  assert.equal(sheet(choice({ words: "The garden." }), list()).toExplain, false);
  assert.equal(sheet(choice({ chosen: "least" }), list()).toExplain, false);
  assert.equal(sheet(choice({ offered: ["dear", "hour"] }), list()).toExplain, false);
});

test("what was chosen: one of them, none, or it is not decided yet", () => {
  const chosen = (changes) => sheet(choice(changes), list()).choice[0][1];
  assert.deepEqual([chosen({}), chosen({ chosen: NONE }), chosen({ chosen: "" })], ["dear", "None of these", "Not decided yet"]);
});

test("as a case note: all that the sheet says", () => {
  assert.equal(asText(sheet(choice({ reasons: ["The person prefers it", "It meets the need better"], words: "The garden." }), list())), [
    "Record of a choice of care and support",
    "List: Alliance (Council), as known on 23 November 2026", "Version: 0123456789ab", "Order: Lowest cost first",
    "Address: https://care.example.org/match/?when=now", "What it held: 6 services fit. 1 service to ask first.", "",
    "What was asked for:", "When: now (now)", "", "What was offered: 2", "",
    "1. least, by Kite Hill Trust", "Fits: number 3 of 6", "Price: £500 a week.", sheet(choice(), list()).offered[0].address, "",
    "2. dear, by Kite Hill Trust", "Fits: number 4 of 6", "Price: £900 a week.", sheet(choice(), list()).offered[1].address, "",
    "The person chose: dear", "Cost: least starts at a lower price: £500 a week, against £900 a week.",
    "Why: The person prefers it; It meets the need better", "In other words: The garden.",
  ].join("\n"));
  assert.match(asText(sheet(choice(), list([]))), /What was asked for:\nNothing in particular\n[\s\S]*\nWhy: $/);
});

test("needs stand with the ids that the address and the data have for them", () => {
  const of = (labels) => new Map(Object.entries(labels));
  const known = {
    type: of({ "shared-lives": "Shared Lives" }), need: of({ autism: "Autism" }), near: of({}), miles: of({ 10: "within 10 miles" }), age: of({ "18-25": "18 to 25" }),
    when: of({ now: "now: it has places" }), unit: of({ week: "a week" }), amount: of({ hour: "Hours a week" }), must: of({ hoist: "Hoist" }), like: of({ hoist: "Hoist" }),
  };
  const asked = { ...NOTHING, types: ["shared-lives"], needs: ["autism"], near: "SN10", area: "devizes", miles: 10, age: "18-25", when: "now", price: 900, unit: "week", amounts: { hour: 7.5 }, must: ["hoist"] };
  assert.deepEqual(withIds(asked, "SN10", known), [
    "Type of support: Shared Lives (shared-lives)", "For: Autism (autism)", "Where: SN10 (SN10, devizes)", "How far: within 10 miles (miles=10)",
    "Age: 18 to 25 (18-25)", "When: now: it has places (now)", "At most: £900 a week (price=900, unit=week)", "How much: hours a week: 7.5 (hour=7.5)", "It must have: Hoist (hoist)",
  ]);
});
