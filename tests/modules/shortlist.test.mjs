// A shortlist: what is kept, what an address carries, what differs, and the text that is handed on.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST, fromAddress, fromText, toAddress } from "../../site_templates/assets/core/entries.js";
import { compared } from "../../site_templates/assets/pages/compare/differences.js";
import { inFull, mail } from "../../site_templates/assets/pages/shortlist/text.js";

const ABOUT = { title: "Alliance", council: "Council", asOf: "23 November 2026", link: "https://care.example.org/shortlist/?ids=a-b" };

const aService = (name, changes = {}) => ({
  id: name.toLowerCase(), name, address: `https://care.example.org/services/${name}/`, summary: "A house.",
  facts: [{ name: "where", label: "Where", words: "Devizes" }], contacts: [{ name: "phone", label: "Telephone", words: "01632 960124" }],
  gone: [], near: null, picture: "", whole: null, ...changes,
});

test("an address carries ids, each once", () => {
  assert.deepEqual(fromAddress("?ids=a,b-2,a"), { ids: ["a", "b-2"], unreadable: 0, cut: 0 });
  assert.deepEqual(fromAddress("?ids=a&ids=b"), { ids: ["a", "b"], unreadable: 0, cut: 0 });
  assert.equal(fromAddress("?other=a"), null);
  assert.deepEqual(fromAddress(toAddress(["a", "b-2"])).ids, ["a", "b-2"]);
});

test("what is no id is counted and left out", () => {
  const query = `?ids=${encodeURIComponent("<script>,../../etc,ok-1,UPPER,--,a b")}`;
  assert.deepEqual(fromAddress(query), { ids: ["ok-1", "a", "b"], unreadable: 4, cut: 0 });
  assert.deepEqual(fromAddress("?ids="), { ids: [], unreadable: 0, cut: 0 });
  assert.deepEqual(fromAddress("?ids=%E0%A4%A").ids, []);
});

test("thousands of ids are cut", () => {
  const ids = Array.from({ length: 4000 }, (_, i) => `service-${i}`);
  const found = fromAddress(`?ids=${ids.join(",")}`);
  assert.deepEqual(found.ids, ids.slice(0, MOST));
  assert.equal(found.cut, 4000 - MOST);
});

test("what was kept is read with care", () => {
  assert.deepEqual(fromText('[{"id":"a","name":" Kite \\n Hill "}]'), [{ id: "a", name: "Kite Hill" }]);
  for (const text of [null, "", "{", "7", "null", '{"id":"a"}', '[1,null,{"id":5},{"id":"<b>"}]']) {
    assert.deepEqual(fromText(text), [], `${text}`);
  }
  assert.deepEqual(fromText('[{"id":"a"},{"id":"a","name":5}]'), [{ id: "a", name: "" }]);
});

const fact = (name, words, changes = {}) => ({ name, label: name.toUpperCase(), words, ...changes });
const saying = (name, ...facts) => aService(name, { facts });
const labels = (rows) => rows.map(({ label }) => label);

test("side by side: what differs, what matters most first; what is the same for all apart from it", () => {
  const { differing, same } = compared([
    saying("One", fact("where", "Devizes"), fact("access", "Hoist", { items: ["Hoist"] }), fact("price", "£5"), fact("places", "Full")),
    saying("Two", fact("where", "Devizes"), fact("something-new", "Yes"), fact("price", "£6"), fact("places", "Places now")),
  ]);
  assert.deepEqual(labels(differing), ["PLACES", "PRICE", "ACCESS", "SOMETHING-NEW"]);
  assert.deepEqual(differing[1].facts.map(({ words }) => words), ["£5", "£6"]);
  assert.equal(differing[3].facts[0], null);
  assert.deepEqual(labels(same), ["WHERE"]);
});

test("what is each one's own is no difference: who provides it, how to start, how to reach it", () => {
  const own = (day) => [fact("provider", `Kite ${day}`), fact("checked", day), fact("how-to-start", `Ring on ${day}`)];
  const two = [saying("One", ...own("Monday")), saying("Two", ...own("Friday"))];
  const { differing, same, own: rows, ways } = compared(two);
  assert.deepEqual([differing, same], [[], []]);
  assert.deepEqual(labels(rows), ["PROVIDER", "HOW-TO-START", "CHECKED"]);
  assert.deepEqual(ways, two.map(({ contacts }) => contacts));
});

test("prices are compared by the price itself; what it covers is said of each", () => {
  const price = (words) => fact("price", words, { brief: "£5 an hour" });
  const { same, own } = compared([saying("One", price("£5 an hour. Travel is in.")), saying("Two", price("£5 an hour"))]);
  assert.deepEqual(labels(same), ["PRICE"]);
  assert.deepEqual(own.map(({ label, facts }) => [label, facts.map((each) => each?.words)]), [["What the price covers", ["Travel is in.", undefined]]]);
});

test("of one service alone everything is said", () => {
  const { differing, same } = compared([saying("One", fact("price", "£5"), fact("access", "Hoist", { items: ["Hoist"] }))]);
  assert.deepEqual([labels(differing), same, differing[1].items], [["PRICE", "ACCESS"], [], []]);
});

test("as text: every fact of each service, and the way back", () => {
  assert.equal(
    inFull([aService("Kite")], ABOUT),
    "Care and support services, from Alliance (Council), as known on 23 November 2026.\n\n" +
      "KITE\nA house.\nWhere: Devizes\nTelephone: 01632 960124\nhttps://care.example.org/services/Kite/\n\n" +
      "The list on the website: https://care.example.org/shortlist/?ids=a-b",
  );
});

test("a service that has gone says so in the text", () => {
  const text = inFull([aService("Kite", { gone: ["It has closed."] })], ABOUT);
  assert.match(text, /KITE\nNot listed at present\. It has closed\./);
});

test("of several things: those that all have once, and of each other one who has it", () => {
  const having = (name, ...items) => saying(name, ...(items.length ? [fact("access", items.join(", "), { items })] : []));
  const [row] = compared([having("A", "Hoist", "Makaton"), having("B", "Makaton", "Quiet space")]).differing;
  assert.deepEqual([row.shared, row.items], [["Makaton"], [{ words: "Hoist", has: [true, false] }, { words: "Quiet space", has: [false, true] }]]);
  assert.deepEqual(labels(compared([having("A", "Hoist", "Makaton"), having("B", "Makaton", "Hoist")]).same), ["ACCESS"]);
  const [silent] = compared([having("A"), having("B", "Hoist")]).differing;
  assert.deepEqual(silent.items, [{ words: "Hoist", has: [false, true] }]);
});

test("an e-mail holds as much as fits, and is never longer than what programs take", () => {
  const body = (count, changes) => mail(Array.from({ length: count }, (_, i) => aService(`Service${i}`, changes)), ABOUT);
  assert.match(decodeURIComponent(body(1)), /A house\./);
  const long = { summary: "x".repeat(3000) };
  assert.match(decodeURIComponent(body(2, long)), /SERVICE0\r\nTelephone/);
  assert.match(decodeURIComponent(body(30, long)), /- Service0\r\n- Service1/);
  for (const count of [1, 5, 30]) assert.ok(body(count, long).length <= 1900);
  assert.equal(mail([aService("A")], { ...ABOUT, link: `https://care.example.org/${"x".repeat(2000)}` }), "");
});
