// Where the dots of what was found stand on the map: beside one another, and beside the names.

import assert from "node:assert/strict";
import { test } from "node:test";

import { beside } from "../../site_templates/assets/pages/find/map.js";

const NAME = { x: 100, y: 100, width: 70, height: 17 };
const RADIUS = 6;

const covers = ({ x, y, width, height }, [u, v]) =>
  u > x - RADIUS && u < x + width + RADIUS && v > y - RADIUS && v < y + height + RADIUS;

test("map: a dot with nothing near it stays where it is", () => {
  assert.deepEqual(beside([50, 50], [], [NAME]), [50, 50]);
  assert.deepEqual(beside([50, 50], [[80, 50]], []), [50, 50]);
});

test("map: a dot that would stand on a name moves beside it, and no further than need be", () => {
  for (let x = 90; x <= 180; x += 3) {
    for (let y = 90; y <= 130; y += 3) {
      const [u, v] = beside([x, y], [], [NAME]);
      assert.ok(!covers(NAME, [u, v]), `${x} ${y}`);
      assert.ok(Math.hypot(u - x, v - y) <= 30, `${x} ${y}`);
    }
  }
});

test("map: many services in one place under a name neither hide one another nor the name", () => {
  const taken = [];
  for (let n = 0; n < 20; n++) beside([135, 108], taken, [NAME]);
  assert.equal(taken.length, 20);
  for (const [n, [a, b]] of taken.entries()) {
    assert.ok(!covers(NAME, [a, b]));
    for (const [u, v] of taken.slice(0, n)) assert.ok(Math.hypot(a - u, b - v) >= 2 * RADIUS);
  }
});
