// What somebody needs, in the page's address, and amounts as people write them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { NOTHING, fromAddress, inWords, pounds, toAddress } from "../../site_templates/assets/pages/match/criteria.js";

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
    age: "18-25", when: "soon", price: 750.5, unit: "week", must: ["hoist"], like: ["hoist"],
  };
  assert.deepEqual(fromAddress(toAddress(asked), KNOWN), asked);
});

test("what is not on offer is left out, and nothing is thrown", () => {
  for (const query of [
    "?type=<script>&need=constructor&area=__proto__&miles=-1&when=yesterday&age=0-999&must=x&like=y",
    "?price=NaN&unit=week", "?price=-5", "?price=1e9", "?near=SN10%201AA", "?near=%E0%A4%A", "?type", "?&&&==",
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

test("pounds as people write them", () => {
  assert.deepEqual(["", "750", "£1,250.50", " 80 ", "£ 5"].map(pounds), [0, 750, 1250.5, 80, 5]);
  assert.deepEqual(["cheap", "-1", "1.234", "1e3", "999999999", "٣"].map(pounds), [null, null, null, null, null, null]);
});

test("what was asked stands in words, and what was not is left out", () => {
  const asked = { ...NOTHING, types: ["supported-living", "shared-lives"], miles: 10, when: "soon", price: 1250.5, unit: "week", must: ["hoist"] };
  assert.deepEqual(inWords(asked, "Devizes", KNOWN), [
    "Type of support: Supported living, Shared Lives", "Where: Devizes", "How far: 10 miles",
    "When: Soon", "At most: £1,250.5 a week", "It must have: Hoist",
  ]);
  assert.deepEqual(inWords({ ...NOTHING, miles: 10, unit: "day" }, "", KNOWN), []);
});
