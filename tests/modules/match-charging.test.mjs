// The list where cost comes first: what pays for the same thing stands together, and what is said of the order is so.

import assert from "node:assert/strict";
import { test } from "node:test";

import { byCharge, headings, orderInWords } from "../../site_templates/assets/pages/match/charging.js";
import { aWeek } from "../../site_templates/assets/pages/match/cost.js";
import { NOTHING } from "../../site_templates/assets/pages/match/criteria.js";
import { match } from "../../site_templates/assets/pages/match/matching.js";
import { aService, dice } from "./services.mjs";

const UNITS = { hour: "an hour", day: "a day", evening: "an evening", night: "a night", week: "a week", month: "a month" };
const LABELS = new Map([["hour", "Hours a week"], ["day", "Days a week"], ["evening", "Evenings a week"], ["night", "Nights a week"]]);
const NAMES = { types: {}, needs: {}, access: { hoist: "Hoist", lift: "Lift" }, areas: {}, units: UNITS };

const priced = (id, from, unit, changes = {}) => aService(id, { price: from ? { from, unit } : {}, ...changes });
const fitting = (services, asked) => match(services, { ...NOTHING, near: null, first: "cost", ...asked }, NAMES).fits;

/** The list as it is read: a line above each way of charging, then its services. */
function read(services, asked) {
  const fits = fitting(services, asked);
  const groups = byCharge(fits);
  const terms = { amounts: asked.amounts ?? {}, units: UNITS, labels: LABELS };
  const lines = headings(groups, terms);
  const list = fits.flatMap((each) => [...(lines.has(each) ? [lines.get(each)] : []), `- ${each.service.id}`]);
  return { list, ...orderInWords(groups, terms) };
}

test("each way of charging stands by itself under a line that says where its cost starts", () => {
  const services = [
    priced("day-b", 60, "day"), priced("day-a", 58, "day"), priced("hour", 26.4, "hour"), priced("club", 22, "evening"),
    priced("month", 200, "month"), priced("week", 44, "week"), priced("night", 90, "night"), priced("none"),
  ];
  assert.deepEqual(read(services, { amounts: { hour: 20, day: 2, evening: 2 } }), {
    list: [
      "By the day, 2 a week: from £116 a week", "- day-a", "- day-b",
      "By the evening, 2 a week: from £44 a week", "- club",
      "By the hour, 20 a week: from £528 a week", "- hour",
      "By the week or the month: from £44 a week", "- week", "- month",
      "By the night: “Nights a week” was not said", "- night",
      "No price named", "- none",
    ],
    how: "Each way of charging stands by itself, with its lowest cost first: they pay for different things, so we do not compare them. What names no price stands last.",
    ways: [
      "By the day, 2 a week: from £116 a week", "By the evening, 2 a week: from £44 a week", "By the hour, 20 a week: from £528 a week",
      "By the week or the month: from £44 a week", "By the night: “Nights a week” was not said",
    ],
  });
});

test("where all charge for the same thing the lowest cost stands first, and no line is needed", () => {
  const services = [priced("b", 30, "hour"), priced("a", 25, "hour")];
  assert.deepEqual(read(services, { amounts: { hour: 20 } }), { list: ["- a", "- b"], how: "The lowest cost stands first.", ways: [] });
  assert.equal(read([...services, priced("none")], {}).how, "The lowest cost stands first. What names no price stands last.");
  assert.equal(read([], {}).how, "");
  assert.equal(read([priced("none")], {}).how, "None of them names a price.");
});

test("without amounts the lines name the price, of a month what that is in a week", () => {
  const services = [priced("month", 200, "month"), priced("hour", 25, "hour"), aService("most", { price: { to: 90, unit: "day" } })];
  assert.deepEqual(read(services, {}).list, [
    "By the day: up to £90 a day", "- most", "By the hour: from £25 an hour", "- hour", "By the month: from about £46 a week", "- month",
  ]);
});

test("an amount for which none of them charges is named", () => {
  const services = [priced("b", 30, "hour"), priced("a", 25, "hour")];
  assert.equal(read(services, { amounts: { hour: 20, night: 2 } }).how, "The lowest cost stands first. None of them charges by the night.");
  assert.equal(read(services, { amounts: { night: 2, evening: 1 } }).how, "The lowest price stands first. None of them charges by the night or by the evening.");
});

test("what has more of what would be good to have stands first, whatever it costs, and the words say so", () => {
  const services = [priced("cheap", 20, "hour"), priced("hoist", 30, "hour", { access: ["hoist"] }), priced("club", 22, "evening", { access: ["hoist"] })];
  const { list, how, ways } = read(services, { amounts: { hour: 10, evening: 1 }, like: ["hoist", "lift"] });
  assert.deepEqual(list, [
    "Has 1 of 2 that would be good to have. By the hour, 10 a week: from £300 a week", "- hoist",
    "Has 1 of 2 that would be good to have. By the evening, 1 a week: from £22 a week", "- club",
    "Has nothing that would be good to have. By the hour, 10 a week: from £200 a week", "- cheap",
  ]);
  assert.match(how, /^What has more of what you asked for stands first\. Of those that have as much, each way of charging stands by itself, /);
  assert.match(read([...services, priced("none")], { like: ["hoist"] }).how, / Among them what names no price stands last\.$/);
  assert.deepEqual(ways, ["By the hour, 10 a week: from £200 a week", "By the evening, 1 a week: from £22 a week"]);
});

test("of what may fit, what is sure of more stands first", () => {
  const services = [priced("both", 20, "hour", { availability: "ask", self_funders: null }), priced("one", 30, "hour", { self_funders: null })];
  const { ask } = match(services, { ...NOTHING, near: null, first: "cost", when: "now", must: ["self-funders"] }, NAMES);
  const lines = headings(byCharge(ask), { amounts: {}, units: UNITS, labels: LABELS });
  assert.deepEqual(ask.map((each) => [lines.get(each), each.service.id]), [
    ["Sure of 1 of 2 musts. By the hour: from £30 an hour", "one"], ["Sure of 0 of 2 musts. By the hour: from £20 an hour", "both"],
  ]);
});

test("whatever is asked: each line stands once, costs rise below it, and only a list of one way claims the lowest cost", () => {
  const chance = dice(29);
  const one = (...of) => of[Math.floor(chance() * of.length)];
  let claims = 0;
  for (let round = 0; round < 300; round++) {
    const units = one(["hour"], ["hour", "evening"], ["hour", "day", "week", "month"]);
    const services = Array.from({ length: 12 }, (_, i) =>
      priced(`s${i}`, one(0, 1, 2, 3, 4, 5) && 1 + Math.floor(chance() * 900), one(...units), { access: one([], [], ["hoist"]) }));
    const amounts = one({}, { hour: 20 }, { hour: 3, day: 2, evening: 1 });
    const fits = fitting(services, { amounts, like: one([], ["hoist"]) });
    const groups = byCharge(fits);
    const terms = { amounts, units: UNITS, labels: LABELS };
    assert.deepEqual(groups.flatMap(({ matches }) => matches), fits);
    assert.equal(new Set(groups.map(({ tier, unit }) => `${tier} ${unit}`)).size, groups.length, `round ${round}`);
    for (const { matches } of groups) {
      const costs = matches.map(({ service: { price } }) => aWeek(price, amounts)?.from ?? price.from ?? 0);
      assert.deepEqual(costs, [...costs].sort((a, b) => a - b), `round ${round}`);
    }
    assert.equal(headings(groups, terms).size, groups.length > 1 ? groups.length : 0);
    if (orderInWords(groups, terms).how.startsWith("The lowest")) {
      const starts = fits.flatMap(({ service: { price } }) => (price.from ? [aWeek(price, { hour: 1 })?.from ?? 0] : []));
      assert.equal(starts[0], Math.min(...starts), `round ${round}`);
      claims += 1;
    }
  }
  assert.ok(claims > 30, `${claims}`);
});
