// The list of services as it comes, in columns, and the records that are made of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inFull, unpacked } from "../../site_templates/assets/core/data.js";

const NAMES = { as_of: "2026-11-23", region: "Wiltshire", types: { respite: "Respite" } };

test("services: a value for each, whether its column is plain or lists what differs once", () => {
  const columns = {
    id: ["kite-hill", "moss-end", "quarr"],
    type: { values: ["respite", "extra-care"], rows: [0, 1, 0] },
    ages: { values: [[18, null]], rows: [0, 0, 0] },
    at: { values: [[51.35, -1.99], null], rows: [1, 0, 1] },
    checked: [null, "2026-10-08", null],
  };
  assert.deepEqual(unpacked({ ...NAMES, services: columns }), {
    ...NAMES,
    services: [
      { id: "kite-hill", type: "respite", ages: [18, null], checked: null },
      { id: "moss-end", type: "extra-care", ages: [18, null], at: [51.35, -1.99], checked: "2026-10-08" },
      { id: "quarr", type: "respite", ages: [18, null], checked: null },
    ],
  });
});

test("services: none is listed", () => {
  assert.deepEqual(unpacked({ ...NAMES, services: {} }).services, []);
});

test("places: the state never stands without its day, where that is known", () => {
  assert.equal(inFull({ words: "Full", updated: "updated 2 November 2026" }), "Full, updated 2 November 2026");
  assert.equal(inFull({ words: "Ask about places", updated: "" }), "Ask about places");
});
