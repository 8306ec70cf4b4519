// A shortlist: what is kept, what an address carries, what differs, and the text that is handed on.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST, fromAddress, fromText, toAddress } from "../../site_templates/assets/core/entries.js";
import { rows } from "../../site_templates/assets/pages/compare/differences.js";
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

test("side by side: every fact once, in the order of the pages, and whether it differs", () => {
  const one = aService("One", { facts: [{ name: "where", label: "Where", words: "Devizes" }, { name: "price", label: "Price", words: "£5" }] });
  const two = aService("Two", { facts: [{ name: "where", label: "Where", words: "Devizes" }, { name: "access", label: "Access", words: "Hoist" }, { name: "price", label: "Price", words: "£6" }] });
  const plain = rows([one, two]).map(({ label, cells, differs }) => ({ label, cells, differs }));
  assert.deepEqual(plain, [
    { label: "Where", cells: ["Devizes", "Devizes"], differs: false },
    { label: "Access", cells: ["Not said", "Hoist"], differs: true },
    { label: "Price", cells: ["£5", "£6"], differs: true },
    { label: "Telephone", cells: ["01632 960124", "01632 960124"], differs: false },
  ]);
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

test("of a list, what all have comes first, and what only some have is known", () => {
  const having = (name, ...items) => aService(name, { facts: [{ name: "access", label: "Access", words: items.join(", "), items }] });
  const [row] = rows([having("A", "Hoist", "Makaton"), having("B", "Makaton", "Quiet space")]);
  assert.deepEqual(row.items, [
    [{ words: "Makaton", shared: true }, { words: "Hoist", shared: false }],
    [{ words: "Makaton", shared: true }, { words: "Quiet space", shared: false }],
  ]);
  assert.equal(row.differs, true);
  assert.equal(rows([having("A", "Hoist", "Makaton"), having("B", "Makaton", "Hoist")])[0].differs, false);
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
