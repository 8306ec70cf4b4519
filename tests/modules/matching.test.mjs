// The rule by which services are matched to needs: examples, and what always holds.

import assert from "node:assert/strict";
import { test } from "node:test";

import { aWeek, inWords } from "../../site_templates/assets/pages/match/cost.js";
import { match } from "../../site_templates/assets/pages/match/matching.js";
import { reasons } from "../../site_templates/assets/pages/match/reasons.js";
import { inText } from "../../site_templates/assets/pages/match/text.js";
import { aService, dice } from "./services.mjs";

const NAMES = {
  types: { "supported-living": "Supported living", "shared-lives": "Shared Lives" },
  areas: {
    devizes: { name: "Devizes", at: [51.35, -1.99], places: { Potterne: null } },
    calne: { name: "Calne", at: [51.44, -2.0], places: {} },
  },
  needs: { autism: "Autism", dementia: "Dementia" },
  access: { hoist: "Hoist", "quiet-space": "Quiet space", "comes-to-you": "Comes to your home" },
  units: { week: "a week", day: "a day" },
  pictures: {},
  outside: {},
  region: "Wiltshire",
  providers: { "kite-hill": { name: "Kite Hill Trust" } },
  services: [],
};

const ANYTHING = {
  types: [], needs: [], area: "", near: null, miles: 0, age: "", when: "any", price: 0, unit: "", amounts: {}, first: "", must: [], like: [],
};

const GROUND = { asOf: "2026-11-23", cost: () => "£500 to £700 a week.", tooFew: "Too few people have told us" };
const outcome = (services, criteria) => match(services, { ...ANYTHING, ...criteria }, NAMES);
const ids = (matches) => matches.map(({ service }) => service.id);

function verdict(service, criteria) {
  const { fits, ask, left } = outcome([service], criteria);
  return fits.length ? "fits" : ask.length ? "ask" : left[0].why;
}

test("with nothing asked for, everything fits", () => {
  const { fits, ask, left } = outcome([aService("b"), aService("a")], {});
  assert.deepEqual([ids(fits), ask, left], [["a", "b"], [], []]);
});

test("any type that was asked for will do; every need must be met", () => {
  assert.equal(verdict(aService("a"), { types: ["shared-lives", "supported-living"] }), "fits");
  assert.equal(verdict(aService("a"), { types: ["shared-lives"] }), "Another type of support");
  assert.equal(verdict(aService("a", { needs: ["autism", "dementia"] }), { needs: ["autism", "dementia"] }), "fits");
  assert.equal(verdict(aService("a"), { needs: ["autism", "dementia"] }), "Not set up for: Dementia");
});

test("ages: within, across the edge, outside", () => {
  assert.equal(verdict(aService("a", { ages: [18, 64] }), { age: "18-25" }), "fits");
  assert.equal(verdict(aService("a", { ages: [21, 64] }), { age: "18-25" }), "ask");
  assert.equal(verdict(aService("a", { ages: [55, null] }), { age: "18-25" }), "For people of another age");
  assert.equal(verdict(aService("a", { ages: [0, null] }), { age: "16-17" }), "fits");
});

test("an age that does not do is told as the service has it", () => {
  const words = (ages) => outcome([aService("a", { ages })], { age: "26-49" }).left[0].services[0].findings[0].words;
  assert.deepEqual([[18, 25], [null, 25], [0, 25], [55, null]].map(words), [
    "It takes people who are 18 to 25.", "It takes people who are 25 or under.", "It takes people who are 25 or under.", "It takes people who are 55 or over.",
  ]);
});

test("places: now, soon, at any time; what has not said is to be asked", () => {
  const states = ["places-now", "waiting-list", "ask", "full"];
  const verdicts = (when) => states.map((availability) => verdict(aService("a", { availability }), { when }));
  assert.deepEqual(verdicts("now"), ["fits", "Has no places now", "ask", "Has no places now"]);
  assert.deepEqual(verdicts("soon"), ["fits", "fits", "ask", "Full"]);
  assert.deepEqual(verdicts("any"), ["fits", "fits", "fits", "fits"]);
});

test("a price ceiling compares like with like, and asks where it cannot", () => {
  const under = { price: 600, unit: "week" };
  assert.equal(verdict(aService("a", { price: { from: 500, to: 600, unit: "week" } }), under), "fits");
  assert.equal(verdict(aService("a", { price: { from: 600, unit: "week" } }), under), "fits");
  assert.equal(verdict(aService("a", { price: { from: 600.01, unit: "week" } }), under), "Costs more than £600 a week");
  assert.equal(verdict(aService("a", { price: { from: 80, unit: "day" } }), under), "ask");
  assert.equal(verdict(aService("a", { price: {} }), under), "ask");
  assert.equal(verdict(aService("a", { price: { to: 650, unit: "week" } }), under), "ask");
  assert.equal(verdict(aService("a", { price: { to: 550, unit: "week" } }), under), "fits");
  assert.equal(verdict(aService("a", { price: { from: 500, to: 700, unit: "week" } }), under), "ask");
});

test("a ceiling for a week holds for what a week comes to, where it was said how much is needed", () => {
  const under = { price: 300, unit: "week", amounts: { day: 3, hour: 10 } };
  const priced = (from, to, unit) => verdict(aService("a", { price: { from, to, unit } }), under);
  assert.equal(priced(80, 100, "day"), "fits");
  assert.equal(priced(80, 101, "day"), "ask");
  assert.equal(priced(101, 120, "day"), "Costs more than £300 a week");
  assert.equal(priced(20, 30, "hour"), "fits");
  assert.equal(priced(100, 120, "night"), "ask"); // nobody said how many
  assert.equal(priced(1300, 1300, "month"), "fits"); // £300 a week
  assert.equal(priced(1301, 1301, "month"), "Costs more than £300 a week");
});

test("prices for what was said to be needed come first, then flat rates, then what cannot be counted", () => {
  const priced = (id, from, unit) => aService(id, { price: { from, unit } });
  const services = [priced("week", 500, "week"), priced("cheap-week", 400, "week"), priced("hour", 30, "hour"), priced("day", 1, "day"), aService("none", { price: {} })];
  const { fits } = outcome(services, { amounts: { hour: 40 } });
  assert.deepEqual(ids(fits), ["hour", "cheap-week", "week", "day", "none"]);
});

test("what a week costs: the service's own price, times how much is needed, with what it is counted from", () => {
  const labels = new Map([["hour", "Hours a week"], ["day", "Days a week"]]);
  const units = { week: "a week", day: "a day", hour: "an hour", "half-day": "for half a day" };
  const said = (price, amounts, others = []) => inWords(aService("a", { price }), amounts, others, { units }, labels);
  const hourly = { from: 23, to: 26.5, unit: "hour", words: "£23 to £26.50 an hour" };
  assert.equal(said(hourly, { hour: 12 }), "£276 to £318 a week: 12 × £23 to £26.50 an hour.");
  assert.equal(said(hourly, { hour: 7.5 }), "£172.50 to £198.75 a week: 7.5 × £23 to £26.50 an hour.");
  assert.equal(said(hourly, { day: 2 }), "£23 to £26.50 an hour. “Hours a week” was not said, so we cannot say what a week costs.");
  assert.equal(said({ from: 84, unit: "day", words: "£84 a day" }, { day: 1 }), "£84 a week: 1 × £84 a day.");
  assert.equal(said({ to: 90, unit: "day", words: "Up to £90 a day" }, { day: 2 }), "Up to £180 a week: 2 × up to £90 a day.");
  assert.equal(said({ from: 800, to: 950, unit: "week", words: "£800 to £950 a week" }, { hour: 12 }, ["month", "hour"]),
    "£800 to £950 a week. A flat rate for a week: we cannot compare it with an hour.");
  assert.equal(said({ from: 800, unit: "week", words: "£800 a week" }, { "half-day": 1 }, ["half-day"]),
    "£800 a week. A flat rate for a week: we cannot compare it with half a day.");
  assert.equal(said({ from: 800, unit: "week", words: "£800 a week" }, {}), "£800 a week.");
  assert.equal(said({ from: 200, to: 260, unit: "month", words: "£200 to £260 a month" }, {}),
    "About £46 to £60 a week: 12 × £200 to £260 a month, over 52 weeks.");
  assert.equal(said({}, { hour: 1 }), "Ask what a week would cost.");
});

test("an area: a service must serve it, and lie within reach if it stays in one place", () => {
  const far = aService("a", { at: [51.9, -1.99] }); // 38 miles north
  assert.equal(verdict(far, { area: "devizes" }), "fits");
  assert.equal(verdict(far, { area: "devizes", miles: 30 }), "Further away than 30 miles");
  assert.equal(verdict(far, { area: "calne" }), "Does not serve Calne");
  assert.equal(verdict(aService("a", { at: [51.9, -1.99], access: ["comes-to-you"] }), { area: "devizes", miles: 5 }), "fits");
  assert.equal(verdict(aService("a", { at: undefined }), { area: "devizes", miles: 5 }), "fits");
});

test("what is near enough, though it names other areas, is to be asked", () => {
  const other = aService("a", { areas: ["calne"] });
  assert.equal(verdict(other, { area: "devizes" }), "Does not serve Devizes");
  assert.equal(verdict(other, { area: "devizes", miles: 5 }), "ask");
  assert.equal(verdict({ ...other, at: [51.9, -1.99] }, { area: "devizes", miles: 5 }), "Does not serve Devizes");
  assert.equal(verdict({ ...other, at: undefined }, { area: "devizes", miles: 5 }), "Does not serve Devizes");
});

test("a postcode goes before the area, and its distance is from there", () => {
  const near = { name: "SN11", slug: "SN11", at: [51.44, -2.0], areas: ["calne"] };
  assert.equal(verdict(aService("a"), { near }), "Does not serve SN11");
  const [found] = outcome([aService("a", { areas: ["calne"] })], { near, area: "devizes" }).fits;
  assert.ok(found.miles > 6 && found.miles < 6.5, `${found.miles}`);
});

test("a rating: none yet is to be asked, none at all does not do", () => {
  const good = { must: ["rated-good"] };
  assert.equal(verdict(aService("a", { rating: "outstanding" }), good), "fits");
  assert.equal(verdict(aService("a", { rating: "" }), good), "ask");
  assert.equal(verdict(aService("a", { rating: "", regulated: false }), good), "Not rated Good or Outstanding by CQC");
  assert.equal(verdict(aService("a", { rating: "inadequate" }), good), "Not rated Good or Outstanding by CQC");
});

test("who pays for themselves", () => {
  const wanted = { must: ["self-funders"] };
  const answers = [true, null, false].map((self_funders) => verdict(aService("a", { self_funders }), wanted));
  assert.deepEqual(answers, ["fits", "ask", "Does not take people who pay for themselves"]);
});

test("the order: liked, places, whole miles, price, name, id", () => {
  const services = [
    aService("g", { title: "Same", price: { from: 500, unit: "week" } }),
    aService("f", { title: "Same", price: { from: 500, unit: "week" } }),
    aService("e", { title: "Aaa", price: { from: 510, unit: "week" } }),
    aService("d", { at: [51.38, -1.99], price: { from: 1, unit: "week" } }),
    aService("c", { availability: "waiting-list" }),
    aService("b", { availability: "full", access: ["quiet-space"] }),
  ];
  const { fits } = outcome(services, { area: "devizes", like: ["quiet-space"] });
  assert.deepEqual(ids(fits), ["b", "f", "g", "e", "d", "c"]);
});

test("the order does not hang on the order of the records", () => {
  const services = many(40);
  const criteria = { like: ["hoist"], area: "devizes" };
  const expected = ids(outcome(services, criteria).fits);
  assert.deepEqual(ids(outcome([...services].reverse(), criteria).fits), expected);
});

test("the lowest price is marked by type and way of charging, among what fits, where there is one to compare", () => {
  const services = [
    aService("a", { price: { from: 500, unit: "week" } }),
    aService("b", { price: { from: 450, unit: "week" } }),
    aService("c", { price: { from: 60, unit: "day" } }), // the only one by the day
    aService("d", { price: { from: 100, unit: "week" }, type: "shared-lives" }), // the only one of its type
    aService("e", { price: {} }),
    aService("f", { price: { from: 10, unit: "week" }, needs: [] }), // does not fit
    aService("g", { price: { from: 30, unit: "day" }, type: "shared-lives" }),
    aService("h", { price: { from: 30, unit: "day" }, type: "shared-lives" }), // as much as another
  ];
  const { fits } = outcome(services, { needs: ["autism"] });
  assert.deepEqual(ids(fits.filter(({ cheapest }) => cheapest)), ["b"]);
});

test("what is left out is counted once, by its first reason, and says all of them", () => {
  const both = aService("a", { type: "shared-lives", needs: [] });
  const { left } = outcome([both, aService("b", { needs: [] })], { types: ["supported-living"], needs: ["autism"] });
  assert.deepEqual(left.map(({ why, services }) => [why, services.length]), [
    ["Another type of support", 1],
    ["Not set up for: Autism", 1],
  ]);
  assert.equal(left[0].services[0].findings.length, 2);
});

test("reasons stand by choice, geography, availability and price", () => {
  const [found] = outcome([aService("a", { access: ["quiet-space"] })], { needs: ["autism"], area: "devizes", like: ["quiet-space"] }).fits;
  assert.deepEqual(reasons(found, NAMES, GROUND), [
    ["Choice", "Set up for: Autism. Good to have: Quiet space: yes."],
    ["Geography", "Devizes, less than half a mile away in a straight line."],
    ["Availability", "Places now, updated 2 November 2026. That word is 21 days old."],
    ["Price", "£500 to £700 a week."],
    ["A week’s cost", "£500 to £700 a week."],
    ["CQC", "Rated Good by CQC on 3 March 2025."],
    ["What people say", "Too few people have told us."],
    ["Ask", "Whether there is still a place; what it would cost."],
  ]);
});

const line = (label, changes, criteria = {}) => {
  const { fits, ask } = outcome([aService("a", changes)], criteria);
  return new Map(reasons([...fits, ...ask][0], NAMES, GROUND)).get(label);
};

test("the rating stands with its day, or says that there is none", () => {
  assert.equal(line("CQC", { rating: "inadequate" }), "Rated Inadequate by CQC on 3 March 2025.");
  assert.equal(line("CQC", { rating: "" }), "Not rated yet.");
});

test("what people say, where enough of them said something", () => {
  assert.equal(line("What people say", { feedback: "4 of 5 people say it is good or very good" }), "4 of 5 people say it is good or very good.");
  assert.equal(line("What people say", {}), "Too few people have told us.");
});

test("how old the word on places is, on the day of the list", () => {
  const age = (said) => line("Availability", { said }).split(". ").at(-1);
  assert.deepEqual(["2026-11-23", "2026-11-22", "2026-08-25", null].map(age), [
    "That was said on the day of this list.", "That word is 1 day old.", "That word is 90 days old.", "Nobody knows on which day that was said.",
  ]);
});

test("what is to be asked: what is not said, each once, and nothing where all is", () => {
  const sure = { said: "2026-11-20", price: { from: 500, unit: "week" } };
  assert.equal(line("Ask", sure), undefined);
  assert.equal(line("Ask", { ...sure, said: null }), "Whether there is still a place.");
  assert.equal(line("Ask", { ...sure, availability: "waiting-list" }), "How long the wait is.");
  assert.equal(line("Ask", { ...sure, availability: "full" }), "When a place may come free.");
  assert.equal(line("Ask", { ...sure, availability: "ask", price: {} }, { when: "now", price: 5, unit: "week" }), "Whether there is a place; what it would cost.");
  assert.equal(line("Ask", { ...sure, ages: [21, 64] }, { age: "18-25" }), "Whether it takes somebody of this age.");
  assert.equal(line("Ask", { ...sure, areas: ["calne"] }, { area: "devizes", miles: 5 }), "Whether it serves Devizes.");
  assert.equal(line("Ask", { ...sure, self_funders: null, rating: "" }, { must: ["self-funders", "rated-good"] }), "Whether people can pay for themselves; whether CQC has rated it by now.");
  assert.equal(line("Ask", sure, { like: ["hoist", "rated-good"] }), "Whether it has this: Hoist.");
  assert.equal(line("Ask", { ...sure, self_funders: false }, { like: ["self-funders"] }), undefined);
});

test("as text: what was asked, the list in order, what was left out", () => {
  const found = outcome([aService("a"), aService("b", { type: "shared-lives" })], { types: ["supported-living"] });
  const text = inText(found, NAMES, {
    title: "Alliance", council: "Council", asOf: "23 November 2026", asked: ["Type of support: Supported living"], order: "Places and distance first.",
    link: "https://care.example.org/match/?type=supported-living", why: (match) => reasons(match, NAMES, GROUND),
  });
  assert.match(text, /^Services matched to needs, from Alliance \(Council\), as known on 23 November 2026\./);
  assert.match(text, /\n\nFits: 1\nOrder: Places and distance first\.\n\n/);
  assert.match(text, /1\. a, by Kite Hill Trust\nChoice: Supported living, as asked for\./);
  assert.match(text, /\nA week’s cost: £500 to £700 a week\.\n/);
  assert.match(text, /\n\S+\/services\/a\/\n/);
  assert.match(text, /Left out:\nAnother type of support: 1/);
});

// What always holds, over many services and criteria made by a fixed rule of chance.

test("a must never adds a service", () => {
  const chance = dice(7);
  for (let round = 0; round < 300; round++) {
    const services = many(30, chance);
    const criteria = someCriteria(chance);
    const before = outcome(services, criteria);
    const on = new Set([...ids(before.fits), ...ids(before.ask)]);
    for (const [name, more] of stricter(criteria)) {
      const after = outcome(services, more);
      for (const id of ids(after.fits)) assert.ok(ids(before.fits).includes(id), `${name} made ${id} fit`);
      for (const id of ids(after.ask)) assert.ok(on.has(id), `${name} brought ${id} in`);
    }
  }
});

test("every service is in one place: fits, ask, or left out for one reason", () => {
  const chance = dice(11);
  for (let round = 0; round < 100; round++) {
    const services = many(30, chance);
    const { fits, ask, left } = outcome(services, someCriteria(chance));
    const all = [...ids(fits), ...ids(ask), ...left.flatMap(({ services }) => services.map(({ service }) => service.id))];
    assert.deepEqual(all.sort(), services.map(({ id }) => id).sort());
  }
});

test("what is liked changes the order and never who is on the list", () => {
  const chance = dice(13);
  for (let round = 0; round < 100; round++) {
    const services = many(30, chance);
    const criteria = someCriteria(chance);
    const [plain, liked] = [outcome(services, { ...criteria, like: [] }), outcome(services, { ...criteria, like: ["hoist"] })];
    assert.deepEqual(ids(plain.fits).sort(), ids(liked.fits).sort());
  }
});

test("a service that meets fewer needs never comes before one that meets more, whatever it costs", () => {
  const chance = dice(17);
  let compared = 0;
  for (let round = 0; round < 150; round++) {
    const criteria = {
      ...someCriteria(chance),
      amounts: chance() < 0.7 ? { day: 1 + Math.floor(chance() * 5) } : {},
      first: ["", "places", "cost"][Math.floor(chance() * 3)],
      like: ["hoist", "quiet-space"],
    };
    const { fits, ask, left } = outcome(many(30, chance), criteria);
    for (const { findings } of fits) assert.ok(findings.every(({ verdict }) => verdict === "yes"));
    for (const { findings } of ask) assert.ok(findings.some(({ verdict }) => verdict === "ask"));
    for (const { services } of left) for (const { findings } of services) assert.ok(findings.length > 0);
    const list = [...fits, ...ask].map(({ findings, liked }) => [findings.filter(({ verdict }) => verdict === "yes").length, liked.length]);
    for (const [i, [needs, wishes]] of list.slice(1).entries()) {
      const [before, wished] = list[i];
      assert.ok(needs <= before, `round ${round}: ${needs} needs after ${before}`);
      if (needs === before) assert.ok(wishes <= wished, `round ${round}: ${wishes} wishes after ${wished}`);
      compared += 1;
    }
  }
  assert.ok(compared > 900, `${compared}`);
});

test("among those that meet the need and the wishes alike the lower cost comes first, of what can be compared", () => {
  const chance = dice(19);
  let compared = 0;
  for (let round = 0; round < 80; round++) {
    const amounts = { day: 1 + Math.floor(chance() * 5) };
    const { fits } = outcome(many(30, chance), { amounts, needs: ["autism"], like: ["hoist"] });
    for (const [i, match] of fits.slice(1).entries()) {
      const before = fits[i];
      if (match.liked.length !== before.liked.length || match.service.price.unit !== before.service.price.unit) continue;
      const [least, next] = [before, match].map(({ service }) => aWeek(service.price, amounts)?.from ?? Infinity);
      assert.ok(least <= next, `round ${round}: ${next} after ${least}`);
      compared += 1;
    }
  }
  assert.ok(compared > 150, `${compared}`);
});

/** Each criterion that is not asked for yet, asked for. */
function stricter(criteria) {
  const more = [
    ["a hoist", { must: [...criteria.must, "hoist"] }],
    ["a rating", { must: [...criteria.must, "rated-good"] }],
    ["another need", { needs: [...criteria.needs, "dementia"] }],
  ];
  if (!criteria.types.length) more.push(["a type", { types: ["shared-lives"] }]);
  if (!criteria.area) more.push(["an area", { area: "calne" }]);
  // A first distance asks another question: also what is near enough and names other areas may do.
  if (criteria.miles) more.push(["a shorter distance", { miles: 5 }]);
  if (criteria.when === "any") more.push(["places soon", { when: "soon" }]);
  if (criteria.when === "soon") more.push(["places now", { when: "now" }]);
  if (!criteria.price) more.push(["a price", { price: 400, unit: "week" }]);
  if (!criteria.age) more.push(["an age", { age: "18-25" }]);
  return more.map(([name, change]) => [name, { ...criteria, ...change }]);
}

function someCriteria(chance) {
  return {
    ...ANYTHING,
    types: chance() < 0.3 ? ["supported-living"] : [],
    needs: chance() < 0.3 ? ["autism"] : [],
    area: chance() < 0.5 ? "devizes" : "",
    miles: chance() < 0.3 ? 10 : 0,
    age: chance() < 0.3 ? "65-120" : "",
    when: chance() < 0.5 ? "any" : "soon",
    price: chance() < 0.3 ? 600 : 0,
    unit: "week",
    must: chance() < 0.3 ? ["self-funders"] : [],
  };
}

function many(count, chance = dice(3)) {
  const one = (...of) => of[Math.floor(chance() * of.length)];
  return Array.from({ length: count }, (_, i) =>
    aService(`s${i}`, {
      title: one("Brook", "Lane", "Mill"),
      type: one("supported-living", "shared-lives"),
      areas: one(["devizes"], ["calne"], ["devizes", "calne"]),
      needs: one(["autism"], ["dementia"], ["autism", "dementia"], []),
      ages: one([18, null], [18, 64], [55, null], [20, 30]),
      access: one([], ["hoist"], ["comes-to-you"], ["hoist", "quiet-space"]),
      at: one(undefined, [51.35 + chance() / 2, -2 + chance() / 2]),
      availability: one("places-now", "waiting-list", "ask", "full"),
      price: one({}, { from: 300 + Math.floor(chance() * 500), unit: "week" }, { from: 60, to: 90, unit: "day" }),
      regulated: one(true, false),
      rating: one("", "good", "inadequate"),
      self_funders: one(true, false, null),
    }),
  );
}
