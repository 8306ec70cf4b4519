// What somebody needs, in the page's address, and amounts as people write them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { NOTHING, fromAddress, pounds, toAddress } from "../../site_templates/assets/pages/match/criteria.js";

const KNOWN = {
  type: new Set(["supported-living", "shared-lives"]),
  need: new Set(["autism"]),
  area: new Set(["", "devizes"]),
  near: new Set(["swindon"]),
  miles: new Set(["", "10"]),
  age: new Set(["", "18-25"]),
  when: new Set(["any", "soon", "now"]),
  unit: new Set(["week", "day"]),
  must: new Set(["hoist"]),
  like: new Set(["hoist"]),
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
