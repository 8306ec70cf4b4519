// What is on the screen of the match page, after what was sent or what an address asks.

import assert from "node:assert/strict";
import { test } from "node:test";

import { shown } from "../../site_templates/assets/core/card.js";
import { NOTHING } from "../../site_templates/assets/pages/match/criteria.js";
import { BLANK, screen } from "../../site_templates/assets/pages/match/state.js";
import { aService } from "./services.mjs";

const of = (labels) => new Map(Object.entries(labels));
const KNOWN = {
  type: of({ "supported-living": "Supported living" }), need: of({ autism: "Autism" }), area: of({ devizes: "Devizes" }), near: of({}),
  miles: of({ 10: "10 miles" }), age: of({}), when: of({ any: "At any time" }), unit: of({ week: "a week" }), amount: of({ hour: "Hours a week" }), first: of({}), must: of({}), like: of({}),
};
const directory = (...services) => ({
  as_of: "2026-11-23", types: { "supported-living": "Supported living" }, pictures: {}, outside: {}, region: "Wiltshire", access: {},
  areas: { devizes: { name: "Devizes", at: [51.35, -1.99], places: [] } }, needs: { autism: "Autism" }, units: { week: "a week" },
  providers: { "kite-hill": { name: "Kite Hill Trust" } }, services,
});
const TWO = directory(aService("a"), aService("b", { needs: [], price: { from: 400, unit: "week" } }));
// What no card says: how old the word on places is, the day of the rating, what people say, what to ask.
const EVER = [
  ["Availability", "That word is 21 days old."],
  ["CQC", "Rated Good by CQC on 3 March 2025."],
  ["What people say", "Too few people."],
  ["Ask", "Whether there is still a place."],
];
const NO_PLACE = { kind: "none", words: "" };
const after = (request, before = BLANK, data = TWO) => screen({ asked: NOTHING, place: NO_PLACE, sent: true, ...request }, before, data, KNOWN, "Too few people");

test("an address that asks for nothing shows the empty form; a form sent empty shows every service", () => {
  assert.deepEqual(after({ sent: false }), BLANK);
  const { form, found, focus } = after({});
  assert.deepEqual([form, focus, found.headline, found.lead], [false, "count", "2 services fit", "Nothing was asked for."]);
});

test("what fits, what was asked, and what was left out with every reason", () => {
  const { found, form } = after({ asked: { ...NOTHING, needs: ["autism"] }, sent: false });
  assert.equal(form, false);
  assert.deepEqual(found.question, ["For: Autism"]);
  assert.deepEqual(found.fits.map(({ card }) => card.id), ["a"]);
  assert.equal(found.left.length, 1);
  assert.equal(found.left[0].summary, "Not set up for: Autism: 1");
  assert.deepEqual(found.left[0].services.map(({ title, words }) => [title, words]), [["b", "It does not say that it is set up for this: Autism."]]);
  assert.equal(found.status, "1 service fits. No services to ask first. 1 service left out.");
});

test("a card shows what it shows everywhere, and reasons do not say it again", () => {
  const [{ card, tag, reasons }] = after({}).found.fits;
  assert.deepEqual(card, shown(TWO.services[1], TWO));
  assert.deepEqual(reasons, EVER);
  assert.equal(tag, "Lowest price a week of this type");
  const asked = { ...NOTHING, types: ["supported-living"], needs: ["autism"], area: "devizes", when: "now", price: 900, unit: "week" };
  assert.deepEqual(after({ asked, sent: false }).found.fits[0].reasons, [
    ["Choice", "Set up for: Autism."],
    ["Geography", "It is less than half a mile away in a straight line."],
    ...EVER.slice(0, -1),
    ["Ask", "Whether there is still a place; what it would cost."],
  ]);
});

test("what the card cannot say is a reason: what is good to have, and what has to be asked", () => {
  const liked = after({ asked: { ...NOTHING, like: ["self-funders"] } }).found.fits[0].reasons;
  assert.deepEqual(liked[0], ["Choice", "Good to have: It takes people who pay for themselves."]);
  const [{ reasons }] = after({ asked: { ...NOTHING, price: 600, unit: "week" } }).found.ask;
  assert.deepEqual(reasons.filter(([label]) => label === "Price"), [["Price", "£500 to £700 a week. It begins within £600 a week: ask what it would be."]]);
});

test("of a rating the day is a reason; that there is none the card says whole", () => {
  const [{ card, reasons }] = after({}, BLANK, directory(aService("a", { rating: "" }))).found.fits;
  assert.equal(card.rating, "Not rated yet");
  assert.equal(reasons.some(([label]) => label === "CQC"), false);
});

test("of many that are left out fifty are named", () => {
  const many = Array.from({ length: 1052 }, (_, i) => aService(`s${i}`, { needs: [] }));
  const { left, leftLead } = after({ asked: { ...NOTHING, needs: ["autism"] } }, BLANK, directory(...many)).found;
  assert.deepEqual([left[0].services.length, left[0].more, left[0].summary], [50, "And 1,002 more.", "Not set up for: Autism: 1,052"]);
  assert.match(leftLead, /^1,052 services did not meet a must\./);
});

test("a field that has to be put right first leaves the list as it was, and takes the focus", () => {
  const before = after({});
  const price = after({ asked: "price" }, before);
  assert.deepEqual([price.focus, price.price.wrong, price.found], ["price", true, before.found]);
  const { focus, amount, found } = after({ asked: "hour" }, price);
  assert.deepEqual([focus, amount.unit, found], ["amount", "hour", before.found]);
  assert.equal(amount.words, "Write “Hours a week” as a number of at most 168, such as 1 or 0.5.");
  const place = after({ place: { kind: "unknown", words: "We do not know that place." } }, before);
  assert.deepEqual([place.focus, place.place, place.found], ["place", { words: "We do not know that place.", wrong: true }, before.found]);
  const far = after({ asked: { ...NOTHING, miles: 10 } }, before);
  assert.deepEqual([far.focus, far.place.wrong, far.found], ["place", true, before.found]);
});

test("of an address with a place that cannot be read the list is shown, and the form to put it right", () => {
  const shown = after({ asked: { ...NOTHING, near: "ZZ99" }, place: { kind: "unknown", words: "We do not know it." }, sent: false });
  assert.deepEqual([shown.form, shown.place.wrong, shown.focus, shown.found.fits.length], [true, true, "", 2]);
});

test("of a distance from a place that cannot be read nothing is said anywhere", () => {
  const { found } = after({ asked: { ...NOTHING, near: "ZZ99", miles: 10, needs: ["dementia"] }, place: { kind: "unknown", words: "We do not know it." }, sent: false });
  const { question, withIds, few, status, lead } = found;
  assert.equal(few.unmet.row, "2026-11,dementia,,,Support with dementia,1");
  for (const words of [...question, ...withIds, lead, status, few.lead, few.idle, ...few.ways.map(({ text }) => text), ...few.unmet.letters]) assert.doesNotMatch(words, /miles/);
});

test("where cost comes first, what is announced, what stands above the cards and the order say the same", () => {
  const data = directory(aService("week"), aService("hour", { price: { from: 25, unit: "hour", words: "£25 an hour" } }), aService("none", { price: {} }));
  const { fits, order, status, first } = after({ asked: { ...NOTHING, amounts: { hour: 20 } } }, BLANK, data).found;
  assert.equal(first, "cost");
  assert.deepEqual(fits.map(({ above, card }) => [above, card.id]), [
    ["By the hour, 20 a week: from £500 a week", "hour"], ["By the week: from £500 a week", "week"], ["No price named", "none"],
  ]);
  assert.deepEqual(order.ways, fits.slice(0, 2).map(({ above }) => above));
  assert.equal(status, `3 services fit. No services to ask first. No services left out. ${order.how}`);
  const plain = after({ asked: { ...NOTHING, amounts: { hour: 20 }, first: "places" } }, BLANK, data).found;
  assert.deepEqual([plain.order.how, ...plain.fits.map(({ above }) => above)], ["", "", "", ""]);
  assert.equal(plain.status, "3 services fit. No services to ask first. No services left out.");
});

test("a place that was typed goes before the area that was chosen, and stands in the address as it may", () => {
  const near = { name: "SN10", slug: "SN10", at: [51.35, -1.99], areas: ["devizes", "calne"] };
  const { asked, question } = after({ place: { kind: "near", near, area: "devizes", words: "" } }).found;
  assert.deepEqual([asked.near, asked.area], ["SN10", "devizes"]);
  assert.deepEqual(question, ["Where: SN10"]);
  const chosen = after({ asked: { ...NOTHING, area: "devizes", miles: 10 } }).found;
  assert.deepEqual(chosen.question, ["Where: Devizes", "How far: 10 miles"]);
  const town = after({ asked: { ...NOTHING, area: "devizes" }, place: { kind: "near", near: { ...near, areas: [] }, words: "" } }).found;
  assert.equal(town.asked.area, "");
});
