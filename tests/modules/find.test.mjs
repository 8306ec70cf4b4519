// The find page's pure modules: spelling, postcodes, reading, choosing, ordering, the address.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inWords, miles } from "../../site_templates/assets/core/distance.js";
import { choose, valuesOf } from "../../site_templates/assets/pages/find/facets.js";
import { farness, ofPlace, remoteness } from "../../site_templates/assets/pages/find/near.js";
import { parse, takeOut, unpack } from "../../site_templates/assets/core/postcodes.js";
import { matches, ordered } from "../../site_templates/assets/pages/find/ranking.js";
import { read, strange } from "../../site_templates/assets/pages/find/reading.js";
import { distance, nearest } from "../../site_templates/assets/core/spelling.js";
import { EVERYTHING, FACETS, fromAddress, toAddress } from "../../site_templates/assets/pages/find/state.js";
import { vocabulary } from "../../site_templates/assets/pages/find/vocabulary.js";
import { plain, searchable, stem } from "../../site_templates/assets/core/text.js";

const NOTHING_FOUND = { services: new Map(), types: [] };

function aService(id, changes = {}) {
  return {
    id, title: id, provider: "Kite Hill Trust", type: "day-opportunities",
    areas: ["devizes"], needs: ["autism"], access: [], at: [51.35, -1.99], where: "Devizes",
    availability: "places-now", places: "Places now, updated 2 November 2026",
    price: {}, cost: "After an assessment", rated: "Not regulated by CQC", said: null, checked: null,
    ...changes,
    bands: { age: ["18-25"], price: "after-an-assessment", rating: "not-regulated", "self-funders": "yes", ...changes.bands },
  };
}

const DIRECTORY = {
  types: { "day-opportunities": "Day opportunities", "shared-lives": "Shared Lives", respite: "Respite and short breaks" },
  areas: {
    devizes: { name: "Devizes", at: [51.35, -1.99], places: ["Potterne", "devises"] },
    chippenham: { name: "Chippenham", at: [51.46, -2.12], places: ["Great Somerford", "chipenham"] },
  },
  needs: { autism: "Autism", dementia: "Dementia", "physical-disability": "Physical disability" },
  access: { hoist: "Hoist", "wheelchair-throughout": "Wheelchair access throughout" },
  units: { week: "a week", hour: "an hour" },
  services: [aService("kite-hill", { title: "Kite Hill" })],
};
const WORDS = {
  types: {
    "day-opportunities": ["day centre", "day service"],
    "shared-lives": ["adult placement", "dementia family"],
    respite: ["give mum a break", "carer's break", "short break"],
  },
  needs: { autism: ["autistic", "Asperger's"], dementia: ["Alzheimer's"], "physical-disability": ["wheelchair user"] },
  access: { hoist: ["ceiling hoist"], "wheelchair-throughout": ["wheelchair"] },
  thoughts: {},
  seen: "garden horses",
};
const SPOKEN = vocabulary(WORDS, DIRECTORY);

// A small generator of numbers, so that a failure can be repeated.
function numbers(seed) {
  let state = seed;
  return (most) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % most;
  };
}

test("spelling: put in, left out, changed and swapped letters each count one", () => {
  for (const wrong of ["chipenham", "chippenhamm", "chippenhan", "chippehnam"]) {
    assert.equal(distance(wrong, "chippenham", 2), 1, wrong);
  }
  assert.equal(distance("calne", "salisbury", 2), 3);
});

test("spelling: a distance is the same both ways, and nought for the same word alone", () => {
  const any = numbers(7);
  const word = () => Array.from({ length: 1 + any(6) }, () => "abc"[any(3)]).join("");
  for (let i = 0; i < 500; i++) {
    const [a, b] = [word(), word()];
    assert.equal(distance(a, b, 9), distance(b, a, 9), `${a} ${b}`);
    assert.equal(distance(a, b, 9) === 0, a === b, `${a} ${b}`);
  }
});

test("spelling: a short word is not mended, and of two as near the first letter decides", () => {
  assert.equal(nearest("bus", ["bug"]), null);
  assert.equal(nearest("carn", ["barn", "card"]), "card");
});

test("words: accents, apostrophes, hyphens and plurals make no difference", () => {
  assert.equal(plain("Old People’s Café-bar"), "old peoples cafe bar");
  assert.deepEqual(["classes", "homes", "activities", "illness", "bus"].map(stem), ["class", "home", "activity", "illness", "bus"]);
  assert.equal(searchable("a day centre for my mum"), "day centre");
  assert.equal(searchable("  "), null);
});

test("postcodes: however spaced or cased, and nothing else", () => {
  assert.deepEqual(parse(" sn10 1bb "), { outcode: "SN10", inward: "1BB" });
  assert.deepEqual(parse("SN101BB"), { outcode: "SN10", inward: "1BB" });
  assert.deepEqual(parse("sn10"), { outcode: "SN10", inward: "" });
  for (const half of ["SN10 1", "sn10 1b"]) assert.deepEqual(parse(half), { outcode: "SN10", inward: "" });
  assert.deepEqual([parse("SP1 3"), parse("sn 10")], [{ outcode: "SP1", inward: "" }, { outcode: "SN10", inward: "" }]);
  for (const text of ["", "devizes", "SN10 1CC", "SN1010 1BB", "12"]) assert.equal(parse(text), null, text);
});

test("postcodes: taken out of a sentence as a whole; a half counts only for a known outcode", () => {
  const known = (outcode) => outcode === "SN10";
  assert.deepEqual(takeOut("day centre SN10 1BB please", known)?.rest, "day centre please");
  assert.deepEqual(takeOut("day centre sn10 1b", known), { postcode: { outcode: "SN10", inward: "" }, rest: "day centre" });
  assert.equal(takeOut("D2A bed", known), null);
  assert.equal(takeOut("24 hour care", () => true), null);
});

test("postcodes: whatever is typed letter by letter, no more than the outcode is left among the words", () => {
  const text = "respite near SN10 1BB";
  for (let end = 1; end <= text.length; end++) {
    const typed = text.slice(0, end);
    const rest = takeOut(typed, (outcode) => outcode === "SN10")?.rest ?? typed;
    assert.doesNotMatch(rest, /SN10\s*1/, typed);
  }
});

test("postcodes: a record is found in its outcode's file", () => {
  const file = { origin: [512131, -20712], width: 2, sectors: { 1: { devizes: "AABAAC", calne: "BBAAAB" } } };
  assert.deepEqual(unpack(file, "1AA"), { at: [51.2195, -2.071], area: "devizes" });
  assert.equal(unpack(file, "1BB")?.area, "calne");
  assert.equal(unpack(file, "1ZZ"), null);
  assert.equal(unpack(file, "9AA"), null);
});

test("distance: Devizes to Chippenham is about nine miles, and nobody is told 0 miles", () => {
  assert.ok(Math.abs(miles([51.3513, -1.9943], [51.4615, -2.1195]) - 9.3) < 0.2);
  assert.equal(inWords(0.1), "less than half a mile away");
  assert.equal(inWords(1), "1 mile away");
  assert.equal(inWords(3.44), "3.4 miles away");
  assert.equal(inWords(12.4), "12 miles away");
});

test("reading: type, place and need, in any order and number", () => {
  const reading = read("Chippenham day centres for autistic people", SPOKEN);
  assert.equal(reading.types[0].id, "day-opportunities");
  assert.equal(reading.place?.area, "chippenham");
  assert.deepEqual(reading.needs, ["autism"]);
});

test("reading: a need is no type, though a type has it in its name; with more of that name it is", () => {
  const alone = read("dementia", SPOKEN);
  assert.deepEqual([alone.types, alone.needs], [[], ["dementia"]]);
  assert.equal(read("a family for dementia", SPOKEN).types[0].id, "shared-lives");
});

test("reading: access is read by all its names, and a longer name is no part of itself", () => {
  assert.deepEqual(read("day centre with a ceiling hoist", SPOKEN).access, ["hoist"]);
  assert.deepEqual(read("wheelchair", SPOKEN).access, ["wheelchair-throughout"]);
  const user = read("wheelchair user", SPOKEN);
  assert.deepEqual([user.access, user.needs], [[], ["physical-disability"]]);
});

test("reading: strange words are those that nobody here uses, places and little words apart", () => {
  assert.deepEqual(strange("adhd day centre for my mum in Devizes adhd", SPOKEN), ["adhd"]);
  assert.deepEqual(strange("autistic horses", SPOKEN), []);
});

test("reading: a common misspelling of a place is that place, and is said to be", () => {
  const reading = read("carers break devises", SPOKEN);
  assert.equal(reading.types[0].id, "respite");
  assert.equal(reading.place?.name, "Devizes");
  assert.deepEqual(reading.corrections, [{ heard: "devises", meant: "Devizes" }]);
});

test("reading: other misspellings are mended where asked, known and very different words never", () => {
  const mended = read("adult plasement poterne", SPOKEN, { guess: true });
  assert.equal(mended.types[0].id, "shared-lives");
  assert.equal(mended.place?.name, "Potterne");
  assert.equal(mended.corrected, "adult placement Potterne");
  assert.deepEqual(read("horse", SPOKEN, { guess: true }).corrections, []);
  assert.deepEqual(read("zzzqqq", SPOKEN, { guess: true }).corrections, []);
});

test("reading: words that are about nothing are about nothing", () => {
  const nothing = read("the of and 12 !?", SPOKEN);
  assert.deepEqual([nothing.types, nothing.place, nothing.needs], [[], null, []]);
});

test("reading: a town over the border is no misspelling of a place or of a word here", () => {
  const outside = { swindon: { name: "Swindon", at: [51.558, -1.781], outcodes: ["SN1"] }, frome: { name: "Frome", at: [51.231, -2.32], outcodes: [] } };
  const devizes = { ...DIRECTORY.areas.devizes, places: ["Potterne", "Hindon"] };
  const read_ = (text, beyond) => {
    const spoken = vocabulary({ ...WORDS, seen: "from" }, { ...DIRECTORY, areas: { ...DIRECTORY.areas, devizes }, outside: beyond });
    return read(text, spoken, { guess: true });
  };
  for (const text of ["respite swindon", "respite frome"]) {
    assert.notDeepEqual(read_(text, {}).corrections, [], `${text}, where nobody says that there is such a town`);
    assert.deepEqual([read_(text, outside).place, read_(text, outside).corrections], [null, []], text);
  }
});

test("choosing: OR inside a facet, AND between, and every count is what there would be", () => {
  const any = numbers(11);
  const pick = (all) => all.filter(() => any(2) === 1);
  const values = { type: ["a", "b"], area: ["x", "y", "z"], need: ["n", "m"], access: ["hoist", "loop"] };
  const services = Array.from({ length: 60 }, (_, i) =>
    aService(`s${i}`, { type: values.type[any(2)], areas: pick(values.area), needs: pick(values.need), access: pick(values.access) }),
  );
  const slowly = (chosen) =>
    services.filter((s) => FACETS.every((f) => !chosen[f].length || valuesOf(s, f).some((id) => chosen[f].includes(id))));
  for (let round = 0; round < 40; round++) {
    const chosen = { ...EVERYTHING.chosen, ...Object.fromEntries(Object.entries(values).map(([f, ids]) => [f, any(2) ? pick(ids) : []])) };
    const choice = choose(services, chosen);
    assert.deepEqual(choice.fitting, slowly(chosen));
    for (const [facet, ids] of Object.entries(values)) {
      assert.equal(choice.without(facet), slowly({ ...chosen, [facet]: [] }).length);
      for (const id of ids) assert.equal(choice.count(facet, id), slowly({ ...chosen, [facet]: [id] }).length);
    }
  }
});

test("answers: what the plain search found is never hidden, whatever was understood", () => {
  const services = [aService("a"), aService("b", { type: "respite", areas: ["chippenham"] })];
  const found = { services: new Map([["b", 1]]), types: [] };
  const ids = matches(services, found, read("day centre devizes", SPOKEN)).map(({ service }) => service.id);
  assert.deepEqual(ids, ["a", "b"]);
});

test("answers: a type that is not in the place is looked for elsewhere", () => {
  const services = [aService("far", { type: "respite", areas: ["chippenham"] }), aService("day")];
  const ids = matches(services, NOTHING_FOUND, read("carer's break in Devizes", SPOKEN)).map(({ service }) => service.id);
  assert.deepEqual(ids, ["far"]);
});

test("answers: a need that the place cannot meet is looked for elsewhere before it is given up", () => {
  const here = aService("here", { needs: [] });
  const far = aService("far", { areas: ["chippenham"] });
  const reading = read("day centre for autism in Devizes", SPOKEN);
  const ids = (...services) => matches(services, NOTHING_FOUND, reading).map(({ service }) => service.id);
  assert.deepEqual(ids(here, far), ["far"]);
  assert.deepEqual(ids(here), ["here"]);
});

test("order: nearest first; what comes to people stands at five miles; what does not cover the area last", () => {
  const near = ofPlace({ name: "Devizes", slug: "devizes", area: "devizes", misspelt: false }, DIRECTORY);
  const services = [
    aService("elsewhere", { at: undefined, areas: ["chippenham"] }),
    aService("far", { at: [51.46, -2.12] }),
    aService("comes", { at: undefined }),
    aService("here"),
  ].map((service) => ({ service, relevance: 0 }));
  assert.deepEqual(ordered(services, "nearest", near, true).map(({ id }) => id), ["here", "comes", "far", "elsewhere"]);
  assert.equal(farness(services[2].service, near, "Devizes"), "Covers your area");
  assert.equal(remoteness(services[0].service, near), Infinity);
});

test("order: lowest price in the commonest unit first; a month counts as weeks; unknown prices last", () => {
  const priced = (id, from, unit) => ({ service: aService(id, { price: { from, unit } }), relevance: 0 });
  const all = [
    { service: aService("unknown"), relevance: 0 },
    priced("hour", 20, "hour"),
    priced("week-900", 900, "week"),
    priced("week-500", 500, "week"),
    priced("month", 2600, "month"),
  ];
  assert.deepEqual(ordered(all, "price", null, true).map(({ id }) => id), ["week-500", "month", "week-900", "hour", "unknown"]);
});

test("order: places first, then the latest word; the most recently checked first", () => {
  const all = [
    aService("full", { availability: "full", said: "2026-11-20", checked: "2026-01-01" }),
    aService("old", { said: "2026-09-01", checked: null }),
    aService("new", { said: "2026-11-01", checked: "2026-11-11" }),
  ].map((service) => ({ service, relevance: 0 }));
  assert.deepEqual(ordered(all, "soonest", null, true).map(({ id }) => id), ["new", "old", "full"]);
  assert.deepEqual(ordered(all, "checked", null, true).map(({ id }) => id), ["new", "full", "old"]);
});

test("order: it does not hang on the order in which services come", () => {
  const services = ["c", "a", "b"].map((id) => ({ service: aService(id), relevance: 1 }));
  for (const sort of ["best", "soonest", "price", "checked"]) {
    const once = ordered(services, sort, null, true).map(({ id }) => id);
    assert.deepEqual(ordered([...services].reverse(), sort, null, true).map(({ id }) => id), once, sort);
  }
});

test("address: a state comes back from its address, and what is not known does not", () => {
  const known = Object.fromEntries(FACETS.map((facet) => [facet, new Set(["a", "b"])]));
  const state = { words: "day centre & lunch", near: "SN10", chosen: { ...EVERYTHING.chosen, type: ["a", "b"], price: ["a"] }, sort: "price" };
  assert.deepEqual(fromAddress(toAddress(state), known), state);
  assert.deepEqual(fromAddress("?type=c&sort=sideways&q=%E0%A4%A".slice(0, 22), known), { ...EVERYTHING });
  assert.equal(toAddress(EVERYTHING), "");
});
