// Where little fits: how many would without each wish, and how what could not be had is written down.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { NOTHING, fromAddress, inWords, withIds } from "../../site_templates/assets/pages/match/criteria.js";
import { few } from "../../site_templates/assets/pages/match/few.js";
import { match } from "../../site_templates/assets/pages/match/matching.js";
import { COLUMNS, header, letter, row } from "../../site_templates/assets/pages/match/unmet.js";
import { aService } from "./services.mjs";

const of = (labels) => new Map(Object.entries(labels));
const KNOWN = {
  type: of({ "supported-living": "Supported living", "shared-lives": "Shared Lives" }),
  need: of({ autism: "Autism", dementia: "Dementia" }),
  area: of({ devizes: "Devizes", calne: "Calne" }), near: of({ swindon: "Swindon" }), miles: of({ 10: "within 10 miles" }),
  age: of({ "18-25": "18 to 25" }), when: of({ any: "at any time", soon: "soon: places or a waiting list", now: "now: it has places" }),
  unit: of({ week: "a week" }), amount: of({ hour: "Hours a week" }), first: of({}), must: of({ hoist: "Hoist" }), like: of({ hoist: "Hoist" }),
};
const AREAS = { devizes: { name: "Devizes", at: [51.35, -1.99], places: {} }, calne: { name: "Calne", at: [51.44, -2.0], places: {} } };
const directory = (services) => ({ types: {}, needs: {}, access: { hoist: "Hoist" }, units: { week: "a week" }, areas: AREAS, services });
const SWINDON = { name: "Swindon", slug: "swindon", at: [51.56, -1.78], areas: [] };

function said(services, asked, near = null) {
  const whole = { ...NOTHING, ...asked };
  const names = directory(services);
  return few(whole, near, match(services, { ...whole, near }, names), names, KNOWN);
}

test("for each wish how many would fit without it, the most first, each behind its address", () => {
  const services = [...["a", "b", "c", "d"].map((id) => aService(id, { areas: ["calne"] })), aService("e", { needs: [] })];
  const { lead, ways, idle } = said(services, { needs: ["autism"], area: "devizes", types: ["supported-living"] });
  assert.equal(lead, "Too narrow together: “Devizes”, “Autism”.");
  assert.deepEqual(ways, [
    { text: "Without “Devizes”: 4 fit", address: "?type=supported-living&need=autism" },
    { text: "Without “Autism”: 1 fits", address: "?type=supported-living&area=devizes" },
    { text: "Look in Calne, 6 miles away: 4 fit", address: "?type=supported-living&need=autism&area=calne" },
  ]);
  assert.equal(idle, "No more would fit without one of these alone: “Supported living”.");
});

test("each number is what the list has once its address is followed", () => {
  const services = Array.from({ length: 24 }, (_, i) => aService(`s${i}`, {
    type: i % 2 ? "supported-living" : "shared-lives", needs: i % 3 ? ["autism"] : [], areas: i % 4 ? ["calne"] : ["devizes"],
    ages: i % 5 ? [18, null] : [55, null], availability: i % 7 ? "full" : "places-now", access: i % 6 ? [] : ["hoist"],
  }));
  let tried = 0;
  for (const asked of [
    { types: ["shared-lives"], needs: ["autism"], area: "devizes", miles: 10, age: "18-25", when: "now", must: ["hoist"] },
    { needs: ["autism"], area: "devizes", must: ["hoist"] },
    { types: ["shared-lives", "supported-living"], when: "now", price: 450, unit: "week" },
    { area: "calne", miles: 10, when: "soon", must: ["hoist"], like: ["hoist"] },
  ]) {
    for (const { text, address } of said(services, asked)?.ways ?? []) {
      const then = fromAddress(address.replace("./", ""), KNOWN);
      const { fits } = match(services, { ...then, near: null }, directory(services));
      assert.equal(text.match(/: (\d+) fits?$/)?.[1], String(fits.length), `${text} at ${address}`);
      tried += 1;
    }
  }
  assert.ok(tried > 8, `${tried}`);
});

test("where enough fits, or nothing was asked for, there is nothing to give up", () => {
  const services = ["a", "b", "c", "d"].map((id) => aService(id));
  assert.equal(said(services, { needs: ["autism"] }), null);
  assert.equal(said([], {}), null);
  assert.equal(said([], { like: ["hoist"] }), null);
});

test("a few are a list too: what brings no more is not offered", () => {
  const { lead, ways } = said([aService("a"), aService("b", { needs: [] })], { needs: ["autism"], area: "devizes" });
  assert.equal(lead, "That is little to choose from.");
  assert.deepEqual(ways, [{ text: "Without “Autism”: 2 fit", address: "?area=devizes" }]);
});

test("what may fit is named where nothing fits", () => {
  const { lead } = said([aService("a", { availability: "ask" })], { when: "now" });
  assert.match(lead, /What may fit stands below: ask first\.$/);
});

test("where no one wish is too narrow by itself, each alone", () => {
  const { lead, ways } = said([aService("a", { areas: ["calne"], needs: [], access: ["hoist"] })], { needs: ["autism"], area: "devizes", must: ["hoist"] });
  assert.equal(lead, "No one choice is too narrow by itself: more than one would have to go.");
  assert.deepEqual(ways, [{ text: "Only “Hoist”: 1 fits", address: "?must=hoist" }]);
});

test("a distance alone keeps the place from which it is; a place goes with its distance", () => {
  const far = aService("a", { at: [51.9, -1.99] });
  assert.deepEqual(said([far], { area: "devizes", miles: 10 }).ways.map(({ address }) => address), ["./", "?area=devizes"]);
  const { ways } = said([aService("a")], { near: "swindon", miles: 10 }, SWINDON);
  assert.deepEqual(ways.slice(0, 2), [
    { text: "Without “Swindon”: 1 fits", address: "./" },
    { text: "Without “within 10 miles”: 1 fits", address: "?near=swindon" },
  ]);
});

// What could not be had

const SCHEMA = JSON.parse(await readFile(new URL("../../generator/schemas/unmet-requests.schema.json", import.meta.url), "utf8"));
const written = (asked, near = null) => row({ ...NOTHING, ...asked }, near, "2026-11-23", KNOWN);

test("the row has the columns of the table, in its order", () => {
  assert.deepEqual(COLUMNS, SCHEMA.fields.map(({ name }) => name));
  assert.equal(header, "month,need,area,lot,words,how_many");
});

test("ids stand in their columns, and what has none in the words", () => {
  assert.equal(written({ types: ["supported-living"], needs: ["autism"], area: "devizes" }), "2026-11,autism,devizes,supported-living,,1");
  assert.equal(
    written({ types: ["supported-living", "shared-lives"], needs: ["autism", "dementia"], area: "devizes", miles: 10, age: "18-25", when: "now", price: 700, unit: "week", must: ["hoist"] }),
    "2026-11,autism,devizes,supported-living,Or Shared Lives; also for Dementia; within 10 miles; aged 18 to 25; places now; at most £700 a week; Hoist,1",
  );
});

test("a distance from nowhere stands neither in the row nor in the letter nor among the wishes", () => {
  for (const near of ["", "ZZ99"]) {
    const asked = { needs: ["autism"], near, miles: 10, must: ["hoist"] };
    const line = written(asked);
    assert.equal(line, "2026-11,autism,,,Support with Autism; Hoist,1");
    const question = inWords({ ...NOTHING, ...asked }, "", KNOWN);
    assert.deepEqual(question, withIds({ ...NOTHING, ...asked }, "", KNOWN).map((words) => words.replace(/ \(.*\)$/, "")));
    const { lead, ways, idle } = said([], asked);
    for (const words of [letter(question, line), lead, idle, ...ways.map(({ text }) => text)]) assert.doesNotMatch(words, /miles/);
  }
  assert.match(written({ area: "devizes", miles: 10 }), /within 10 miles/i);
  assert.match(written({ near: "swindon", miles: 10 }, SWINDON), /within 10 miles/i);
});

test("a price stands in the row in pounds and pence, with how much of it was meant", () => {
  assert.equal(written({ price: 300.5, unit: "week", amounts: { hour: 12 } }), "2026-11,,,,Any type of support; at most £300.50 a week; hours a week: 12,1");
  assert.equal(written({ amounts: { hour: 12 } }), "2026-11,,,,Any type of support,1");
});

test("without a type the words say what was wanted; a place over the border stands there too", () => {
  assert.equal(written({ needs: ["autism"] }), "2026-11,autism,,,Support with Autism,1");
  assert.equal(written({ must: ["hoist"], near: "swindon" }, SWINDON), "2026-11,,,,Any type of support; near Swindon; Hoist,1");
  assert.equal(written({ near: "SN10" }, { ...SWINDON, name: "SN10", areas: ["devizes"] }), "2026-11,,devizes,,Any type of support,1");
});

test("the words are no longer than the table takes, and whole parts", () => {
  const must = of(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`m${i}`, `Something, quite long, number ${i}`])));
  const line = row({ ...NOTHING, types: ["shared-lives"], must: [...must.keys()] }, null, "2026-11-23", { ...KNOWN, must });
  const words = line.match(/"(.*)"/)?.[1] ?? "";
  const { maxLength } = SCHEMA.fields.find(({ name }) => name === "words").constraints;
  assert.ok(words.length > maxLength - 40 && words.length <= maxLength, `${words.length}`);
  assert.match(words, /number \d$/);
});

test("the letter has what was asked in words and as a row, and asks for no name", () => {
  const line = written({ types: ["shared-lives"] });
  assert.equal(letter(["Type of support: Shared Lives"], line), [
    "I looked in the directory and could not find this:", "", "Type of support: Shared Lives", "",
    "As a row of content/unmet-requests.csv:", header, line, "",
    "Please leave out names and anything private. We only need to know what is missing.",
  ].join("\n"));
});
