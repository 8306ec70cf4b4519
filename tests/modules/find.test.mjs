// The find page's pure modules beside the search: text, spelling, postcodes, distances, choosing, the address.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inWords, miles } from "../../site_templates/assets/core/distance.js";
import { parse, readings, takeOut, unpack } from "../../site_templates/assets/core/postcodes.js";
import { Speller, distance, nearest } from "../../site_templates/assets/core/spelling.js";
import { plain, sortable, stem } from "../../site_templates/assets/core/text.js";
import { choose, valuesOf } from "../../site_templates/assets/pages/find/facets.js";
import { farness, ofPlace, remoteness } from "../../site_templates/assets/pages/find/near.js";
import { EVERYTHING, FACETS, carried, fromAddress, toAddress } from "../../site_templates/assets/pages/find/state.js";
import { aService } from "./services.mjs";

const DIRECTORY = {
  areas: { devizes: { name: "Devizes", at: [51.35, -1.99], places: { Potterne: null, devises: null } } },
  outside: {},
  region: "Wiltshire",
  services: [],
};

// A small generator of numbers, so that a failure can be repeated.
function numbers(seed) {
  let state = seed;
  return (most) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % most;
  };
}

test("spelling: put in, left out, changed and swapped letters each count one", () => {
  for (const wrong of ["chipenham", "chippenhamm", "chippenhan", "chippehnam"]) assert.equal(nearest(wrong, ["chippenham", "calne"]), "chippenham", wrong);
  assert.deepEqual([distance("chipenham", "chippenham", 2), distance("calne", "salisbury", 2)], [1, 3]);
  assert.equal(nearest("clane", ["calne"]), "calne");
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

test("spelling: a short word is not mended, two faults only in a long one, and of two as near the first letter decides", () => {
  assert.equal(nearest("bus", ["bug"]), null);
  assert.equal(nearest("friends", ["friendly"]), null);
  assert.equal(nearest("alzhimars", ["alzheimers"]), "alzheimers");
  assert.equal(nearest("carn", ["barn", "card"]), "card");
});

test("spelling: words by their beginning, so many and no more", () => {
  const speller = new Speller(["garden", "gardening", "gardener", "house"]);
  assert.deepEqual(new Set(speller.begin("gard", 9)), new Set(["garden", "gardening", "gardener"]));
  assert.equal(speller.begin("gard", 2).length, 2);
  assert.deepEqual(speller.begin("x", 9), []);
});

test("text: accents, letters of other alphabets, apostrophes, hyphens and plurals make no difference", () => {
  assert.equal(plain("Old People’s Café-bar"), "old peoples cafe bar");
  assert.equal(plain("Żółta Łąka & Straße, Smørrebrød"), "zolta laka and strasse smorrebrod");
  assert.deepEqual(["classes", "homes", "activities", "illness", "bus"].map(stem), ["class", "home", "activity", "illness", "bus"]);
  assert.deepEqual(["The Moorhen", "Theale House", "The"].map(sortable), ["moorhen", "theale house", "the"]);
});

test("postcodes: however spaced or cased, and nothing else", () => {
  assert.deepEqual(parse(" sn10 1bb "), { outcode: "SN10", inward: "1BB" });
  assert.deepEqual(parse("SN101BB"), { outcode: "SN10", inward: "1BB" });
  assert.deepEqual(parse("sn10"), { outcode: "SN10", inward: "" });
  for (const half of ["SN10 1", "sn10 1b"]) assert.deepEqual(parse(half), { outcode: "SN10", inward: "" });
  assert.deepEqual([parse("SP1 3"), parse("sn 10")], [{ outcode: "SP1", inward: "" }, { outcode: "SN10", inward: "" }]);
  for (const text of ["", "devizes", "SN10 1CC", "SN1010 1BB", "12"]) assert.equal(parse(text), null, text);
});

test("postcodes: a letter is read as the digit that it stands for wherever no such letter can stand", () => {
  const inShort = (text) => readings(text).map(({ outcode, inward }) => `${outcode} ${inward}`.trim());
  assert.deepEqual(inShort("SN1O IAA"), ["SN10 1AA"]);
  assert.deepEqual(inShort("SL1 1AA"), ["SL1 1AA"]);
  assert.deepEqual(inShort("SO15 OAA"), ["SO15 0AA"]);
  assert.deepEqual(inShort("SLO 1AA"), ["SL0 1AA", "S10 1AA"]);
  assert.deepEqual(inShort("EC1A 1BB"), ["EC1A 1BB"]);
  for (const text of ["Bollard", "hill", "SN10 1CC"]) assert.deepEqual(inShort(text), [], text);
  const known = (outcode) => outcode === "SN10";
  assert.deepEqual(takeOut("respite near sn1o iaa please", known), { postcode: { outcode: "SN10", inward: "1AA" }, rest: "respite near please" });
  for (const text of ["room b1 old", "a 24 hour bed", "is 1 old", "ol 1ab"]) assert.equal(takeOut(text, known), null, text);
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

test("near: what comes to people stands at five miles; what does not cover the area is nowhere near", () => {
  const near = ofPlace({ name: "Devizes", slug: "devizes", area: "devizes", misspelt: false }, DIRECTORY);
  const comes = aService("comes", { at: undefined });
  assert.equal(farness(comes, near, "Devizes"), "Covers your area");
  assert.equal(remoteness(comes, near), 5);
  assert.equal(remoteness(aService("elsewhere", { at: undefined, areas: ["chippenham"] }), near), Infinity);
});

test("state: what was pressed on a screen that is a step behind goes on from what is looked for by now", () => {
  const shown = { ...EVERYTHING, words: "dementia zumba" };
  const now = { ...shown, near: "SN10", chosen: { ...EVERYTHING.chosen, area: ["calne"] } };
  const left = carried({ ...shown, words: "" }, shown, now);
  assert.deepEqual(left, { ...now, words: "" });
  const ticked = { ...shown, chosen: { ...shown.chosen, need: ["autism"] } };
  assert.deepEqual(carried(ticked, shown, now).chosen, { ...now.chosen, need: ["autism"] });
  assert.deepEqual(carried(EVERYTHING, now, now), EVERYTHING);
});

test("address: a state comes back from its address, and what is not known does not", () => {
  const offer = Object.fromEntries(FACETS.map((facet) => [facet, { a: "A", b: "B" }]));
  const state = { words: "day centre & lunch", asWords: true, near: "SN10", chosen: { ...EVERYTHING.chosen, type: ["a", "b"], price: ["a"], day: ["b"] }, sort: "price" };
  assert.deepEqual(fromAddress(toAddress(state), offer), state);
  assert.deepEqual(fromAddress("?type=c&sort=sideways&q=%E0%A4%A".slice(0, 22), offer), { ...EVERYTHING });
  assert.equal(fromAddress("?as=words", offer).asWords, false);
  assert.equal(toAddress(EVERYTHING), "");
});
