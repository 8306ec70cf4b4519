// What the card of a service shows.

import assert from "node:assert/strict";
import { test } from "node:test";

import { shown } from "../../site_templates/assets/core/card.js";
import { aService } from "./services.mjs";

const DIRECTORY = {
  types: { "supported-living": "Supported living" },
  pictures: { "supported-living": "M1 1" },
  providers: { "kite-hill": { name: "Kite Hill Trust" } },
  languages: { polish: "Polish" },
};

test("a card shows what the service says, by its names", () => {
  const { href, ...rest } = shown(aService("mill-lane", { title: "Mill Lane", opening: "Every day", languages: ["polish", "urdu"], feedback: "All 3 people say it is good or very good" }), DIRECTORY);
  assert.ok(href.endsWith("/services/mill-lane/"), href);
  assert.deepEqual(rest, {
    id: "mill-lane", title: "Mill Lane", picture: "M1 1", kind: "Supported living, by Kite Hill Trust", where: "Devizes", far: "",
    availability: { state: "places-now", words: "Places now", said: "2026-11-02", updated: "updated 2 November 2026" },
    opening: "Every day", languages: "Polish, urdu", price: "£500 to £700 a week", rating: "Good",
    feedback: "All 3 people say it is good or very good",
  });
});

test("how far it is stands after where it is", () => {
  const { where, far } = shown(aService("a"), DIRECTORY, "3.4 miles away");
  assert.deepEqual([where, far], ["Devizes.", "3.4 miles away"]);
});

test("a type without a picture and a name that is missing leave no hole", () => {
  const { picture, kind } = shown(aService("a", { type: "new" }), { ...DIRECTORY, providers: {} });
  assert.deepEqual([picture, kind], ["", "new, by kite-hill"]);
});
