// What somebody needs, in the page's address, and amounts as people write them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { NOTHING, amount, costFirst, fromAddress, inWords, pounds, toAddress } from "../../site_templates/assets/pages/match/criteria.js";

const of = (/** @type {Record<string, string>} */ labels) => new Map(Object.entries(labels));
const KNOWN = {
  type: of({ "supported-living": "Supported living", "shared-lives": "Shared Lives" }),
  need: of({ autism: "Autism" }),
  area: of({ "": "All of Wiltshire", devizes: "Devizes" }),
  near: of({ swindon: "Swindon" }),
  miles: of({ "": "any distance", 10: "10 miles" }),
  age: of({ "": "Any adult age", "18-25": "18 to 25" }),
  when: of({ any: "At any time", soon: "Soon", now: "Now" }),
  unit: of({ week: "a week", day: "a day" }),
  amount: of({ hour: "Hours a week", night: "Nights a week" }),
  first: of({ places: "Places and distance first", cost: "Lowest cost first" }),
  must: of({ hoist: "Hoist" }),
  like: of({ hoist: "Hoist" }),
};

test("nothing asked for is an empty address, and the other way round", () => {
  assert.equal(toAddress(NOTHING), "");
  assert.deepEqual(fromAddress("", KNOWN), NOTHING);
});

test("an address says the same again", () => {
  const asked = {
    types: ["supported-living"], needs: ["autism"], area: "devizes", near: "SN10", miles: 10,
    age: "18-25", when: "soon", price: 750.5, unit: "week", amounts: { hour: 7.5, night: 2 }, first: "places", must: ["hoist"], like: ["hoist"],
  };
  assert.deepEqual(fromAddress(toAddress(asked), KNOWN), asked);
});

test("what is not on offer is left out, and nothing is thrown", () => {
  for (const query of [
    "?type=<script>&need=constructor&area=__proto__&miles=-1&when=yesterday&age=0-999&must=x&like=y",
    "?price=NaN&unit=week", "?hour=NaN&night=8&day=2&first=me", "?hour=-1&night=0&hour=169", "?price=-5", "?price=1e9", "?near=SN10%201AA", "?near=%E0%A4%A", "?type", "?&&&==",
    `?${"type=x&".repeat(5000)}`,
  ]) {
    const asked = fromAddress(query, KNOWN);
    assert.deepEqual({ ...asked, unit: "" }, NOTHING, query);
  }
});

test("a whole postcode is not taken from an address; an outcode is, and a town over the border", () => {
  assert.equal(fromAddress("?near=SN101AA", KNOWN).near, "");
  assert.equal(fromAddress("?near=sn10", KNOWN).near, "SN10");
  assert.equal(fromAddress("?near=swindon", KNOWN).near, "swindon");
  assert.equal(toAddress({ ...NOTHING, near: "swindon" }), "?near=swindon");
  assert.equal(fromAddress("?near=my+house", KNOWN).near, "");
});

test("a distance from nowhere and a price for nothing are none, as where the place was a whole postcode", () => {
  assert.deepEqual(fromAddress("?miles=10&near=SN101AA&price=700", KNOWN), NOTHING);
  assert.deepEqual(fromAddress("?miles=10&area=atlantis&price=700&unit=fortnight", KNOWN), NOTHING);
  const { miles, price } = fromAddress("?miles=10&area=devizes&price=700&unit=week", KNOWN);
  assert.deepEqual([miles, price], [10, 700]);
  assert.deepEqual(["near=SN10", "near=swindon"].map((place) => fromAddress(`?miles=10&${place}`, KNOWN).miles), [10, 10]);
});

test("pounds as people write them", () => {
  assert.deepEqual(["", "750", "£1,250.50", " 80 ", "£ 5"].map(pounds), [0, 750, 1250.5, 80, 5]);
  assert.deepEqual(["cheap", "-1", "1.234", "1e3", "999999999", "٣"].map(pounds), [null, null, null, null, null, null]);
});

test("how much in a week as people write it, and no more than a week has", () => {
  assert.deepEqual(["", "12", "7.5", " 168 ", "0"].map((text) => amount(text, "hour")), [0, 12, 7.5, 168, 0]);
  assert.deepEqual(["169", "-1", "a few", "1.234", "1e2"].map((text) => amount(text, "hour")), [null, null, null, null, null]);
  assert.deepEqual([amount("7", "night"), amount("8", "night"), amount("1", "fortnight")], [7, null, null]);
});

test("of every unit in which a service may be priced a week has some", async () => {
  const schema = JSON.parse(await readFile(new URL("../../generator/schemas/services.schema.json", import.meta.url), "utf8"));
  const units = schema.fields.find(({ name }) => name === "price_unit").constraints.enum;
  for (const unit of units.filter((each) => !["week", "month", "year", "after-assessment"].includes(each))) {
    assert.equal(amount("1", unit), 1, unit);
  }
});

test("cost comes first where it was chosen, or where it was said how much is needed", () => {
  assert.deepEqual([costFirst(NOTHING), costFirst({ ...NOTHING, amounts: { hour: 1 } })], [false, true]);
  assert.deepEqual(["cost", "places"].map((first) => costFirst({ amounts: { hour: 1 }, first })), [true, false]);
});

test("what was asked stands in words, and what was not is left out", () => {
  const asked = { ...NOTHING, types: ["supported-living", "shared-lives"], miles: 10, when: "soon", price: 1250.5, unit: "week", amounts: { hour: 12, night: 1 }, must: ["hoist"] };
  assert.deepEqual(inWords(asked, "Devizes", KNOWN), [
    "Type of support: Supported living, Shared Lives", "Where: Devizes", "How far: 10 miles",
    "When: Soon", "At most: £1,250.50 a week", "How much: hours a week: 12, nights a week: 1", "It must have: Hoist",
  ]);
  assert.deepEqual(inWords({ ...NOTHING, miles: 10, unit: "day" }, "", KNOWN), []);
});
