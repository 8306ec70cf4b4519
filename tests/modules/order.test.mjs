// The one order of services, for Find and for Match.

import assert from "node:assert/strict";
import { test } from "node:test";

import { commonest, ordered, unitOf } from "../../site_templates/assets/core/order.js";
import { aService } from "./services.mjs";

const ORDERS = ["best", "nearest", "soonest", "price", "checked", "match", "cost"];

const ranked = (...services) => services.map((service) => ({ service, relevance: 0 }));
const ids = (items) => items.map(({ service }) => service.id);

test("best: what answers the words better, then places; without words by name alone", () => {
  const items = [
    { service: aService("full", { availability: "full" }), relevance: 2 },
    { service: aService("now"), relevance: 2 },
    { service: aService("best", { availability: "full" }), relevance: 3 },
  ];
  assert.deepEqual(ids(ordered(items, "best")), ["best", "now", "full"]);
  const plain = items.map(({ service }) => ({ service }));
  assert.deepEqual(ids(ordered(plain, "best")), ["best", "full", "now"]);
});

test("nearest: among those that answer as well first, unless it was asked for", () => {
  const miles = { near: 1, far: 9, off: 0 };
  const items = [
    { service: aService("far"), relevance: 4, tier: 1 },
    { service: aService("near"), relevance: 2, tier: 1 },
    { service: aService("off"), relevance: 1.9, tier: 0 },
  ];
  const far = ({ service }) => miles[service.id];
  assert.deepEqual(ids(ordered(items, "nearest", { far, strictly: false })), ["near", "far", "off"]);
  assert.deepEqual(ids(ordered(items, "nearest", { far })), ["off", "near", "far"]);
});

test("soonest: places first, then the latest word; checked: the latest first, the unknown last", () => {
  const items = ranked(
    aService("full", { availability: "full", said: "2026-11-20", checked: "2026-01-01" }),
    aService("old", { said: "2026-09-01" }),
    aService("new", { said: "2026-11-01", checked: "2026-11-11" }),
  );
  assert.deepEqual(ids(ordered(items, "soonest")), ["new", "old", "full"]);
  assert.deepEqual(ids(ordered(items, "checked")), ["new", "full", "old"]);
});

test("price: the commonest unit first, a month counted as weeks, then each other unit, unknown prices last", () => {
  const priced = (id, from, unit) => aService(id, { price: { from, unit } });
  const items = ranked(
    aService("unknown", { price: {} }),
    priced("hour", 20, "hour"),
    priced("week-900", 900, "week"),
    priced("week-500", 500, "week"),
    priced("month", 2600, "month"),
  );
  assert.equal(unitOf(items), "week");
  assert.deepEqual(ids(ordered(items, "price")), ["week-500", "month", "week-900", "hour", "unknown"]);
  assert.deepEqual(ids(ordered(items, "price", { unit: "hour" }))[0], "hour");
  assert.deepEqual(ids(ordered(items, "price", { unit: "month" })), ids(ordered(items, "price")));
});

test("match: liked, places, whole miles, price; a price by the month is compared with one by the week", () => {
  const miles = { near: 1.4, close: 0.6, far: 1.6 };
  const items = [
    { service: aService("near", { price: { from: 400, unit: "week" } }), liked: [] },
    { service: aService("close", { price: { from: 2000, unit: "month" } }), liked: [] },
    { service: aService("far", { price: { from: 1, unit: "week" } }), liked: [] },
    { service: aService("liked", { availability: "waiting-list" }), liked: ["hoist"] },
  ];
  const far = ({ service }) => miles[service.id] ?? 0;
  assert.deepEqual(ids(ordered(items, "match", { far })), ["liked", "near", "close", "far"]);
});

test("cost: before places and miles, never before needs and what is liked; what is not known last", () => {
  const items = [
    { service: aService("near", { price: { from: 500, unit: "week" } }) },
    { service: aService("cheap", { price: { from: 400, unit: "week" }, availability: "full" }) },
    { service: aService("liked", { price: { from: 900, unit: "week" } }), liked: ["hoist"] },
    { service: aService("unsure", { price: { from: 1, unit: "week" } }), liked: ["hoist", "lift"], met: 0 },
    { service: aService("unknown", { price: { from: 1, unit: "hour" } }), costed: false },
  ].map((item) => ({ met: 1, ...item }));
  assert.deepEqual(ids(ordered(items, "cost")), ["liked", "cheap", "near", "unknown", "unsure"]);
  assert.deepEqual(ids(ordered(items, "match")), ["liked", "near", "unknown", "cheap", "unsure"]);
});

test("of two alike the first by name: without The, accents and the visitor's language, then by id", () => {
  const titles = ["The Éden", "Zeta", "eden", "Ebb", "The Ark", "Äther", "Then"];
  const items = ranked(...titles.map((title, i) => aService(`s${i}`, { title })));
  for (const order of ORDERS) {
    const names = ordered(items, order).map(({ service }) => service.title);
    assert.deepEqual(names, ["The Ark", "Äther", "Ebb", "The Éden", "eden", "Then", "Zeta"], order);
  }
});

test("no order hangs on the order in which services come, and none loses any", () => {
  const items = ["c", "a", "d", "b"].map((id, i) => ({ service: aService(id, { said: null }), relevance: i % 2 }));
  for (const order of ORDERS) {
    const once = ids(ordered(items, order));
    assert.deepEqual(ids(ordered([...items].reverse(), order)), once, order);
    assert.deepEqual([...once].sort(), ["a", "b", "c", "d"], order);
  }
  assert.deepEqual(ordered([], "best"), []);
});

test("the commonest of words; of two as common the first in the alphabet", () => {
  assert.equal(commonest(["week", "", "day", "week"]), "week");
  assert.equal(commonest(["week", "day"]), "day");
  assert.equal(commonest(["", ""]), "");
});
