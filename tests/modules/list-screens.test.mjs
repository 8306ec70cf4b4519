// What is on the screens of the shortlist and of the comparison.

import assert from "node:assert/strict";
import { test } from "node:test";

import { named } from "../../site_templates/assets/core/entries.js";
import { atFirst, listed as compared, screen as comparison } from "../../site_templates/assets/pages/compare/state.js";
import { listed, notes, screen } from "../../site_templates/assets/pages/shortlist/state.js";

const ABOUT = { title: "Alliance", council: "Council", asOf: "23 November 2026", page: "https://care.example.org/shortlist/" };
const PAGE = "https://care.example.org/compare/";

const aService = (id, changes = {}) => ({
  id, name: id.toUpperCase(), address: `https://care.example.org/services/${id}/`, summary: "",
  facts: [{ name: "type", label: "Type of support", words: "Supported living" }, { name: "price", label: "Price", words: `£${id}` }],
  contacts: [{ name: "phone", label: "Telephone", words: "01632 960124" }],
  gone: [], near: null, picture: "", whole: null, ...changes,
});
const found = (id, changes) => ({ kind: "found", service: aService(id, changes) });
const entries = (...ids) => ids.map((id) => ({ id, name: `old ${id}` }));
const sentList = (...ids) => ({ ids, unreadable: 0, cut: 0 });

const state = (ids, { own = entries(...ids), sent = null, answers = ids.map((id) => found(id)), lasting = true } = {}) =>
  screen({ sent, own, lasting, about: ABOUT, listed: listed(entries(...ids), answers, new Set(own.map(({ id }) => id))) });

test("names: those that are known here, for what an address carries; otherwise the own list", () => {
  assert.deepEqual(named(sentList("a", "b"), entries("b")), [{ id: "a", name: "" }, { id: "b", name: "old b" }]);
  assert.deepEqual(named(null, entries("b")), entries("b"));
});

test("listed: a service under two ids stands once; what was renamed is told", () => {
  const list = listed(entries("former", "a"), [found("a"), found("a")], new Set());
  assert.deepEqual(list.entries, [{ id: "a", name: "A" }]);
  assert.deepEqual(list.renamed, [{ former: "former", present: { id: "a", name: "A" } }]);
});

test("listed: of what is not there or not to be had something is said, and whether it can be taken off", () => {
  const { parts } = listed([...entries("gone"), { id: "odd", name: "" }, ...entries("slow")], [{ kind: "unknown" }, { kind: "unknown" }, { kind: "failed" }], new Set(["gone"]));
  assert.deepEqual(parts.map(({ title, link, choosable }) => [title, link !== "", choosable]), [["old gone", false, true], ["odd", false, false], ["old slow", true, true]]);
  assert.match(parts[0].words, /“old gone” is not in the directory any more/);
  assert.match(parts[1].words, /no service with the name “odd”/);
});

test("the own list: how many, where it is kept, and nothing in the query of the comparison", () => {
  const { lead, empty, clearable, compare, sent, link, foot } = state(["a", "b"]);
  assert.deepEqual([lead, empty, clearable, compare, sent], ["You have put 2 services aside. It is kept on this device and nowhere else.", false, true, "", null]);
  assert.equal(link, "https://care.example.org/shortlist/?ids=a,b");
  assert.match(foot, /known on 23 November 2026/);
});

test("where nothing can be kept, it says so, and the comparison takes the list along", () => {
  const { lead, compare } = state(["a"], { lasting: false });
  assert.match(lead, /lasts until you leave this page/);
  assert.equal(compare, "?ids=a");
});

test("what was taken off since is struck out and not handed on", () => {
  const { off, chosen, lead } = state(["a", "b"], { own: entries("b") });
  assert.deepEqual([[...off], chosen.map(({ id }) => id)], [["a"], ["b"]]);
  assert.match(lead, /^You have put 1 service aside/);
  const empty = state(["a"], { own: [] });
  assert.deepEqual([empty.empty, empty.clearable, empty.foot, empty.lead], [true, false, "", "There is nothing on your shortlist yet."]);
});

test("a list that was sent: what is unknown does not count, and what is not here may be kept", () => {
  const sent = state(["a", "b"], { sent: sentList("a", "b"), own: entries("a"), answers: [found("a"), { kind: "unknown" }] });
  assert.deepEqual([sent.lead, sent.sent], ["There is 1 service on it.", { words: "Everything on it is on your own shortlist too.", keepable: false }]);
  const fresh = state(["a"], { sent: sentList("a"), own: [] });
  assert.deepEqual([fresh.sent.keepable, [...fresh.off], fresh.clearable], [true, [], false]);
  const none = state(["a"], { sent: sentList("a"), answers: [{ kind: "unknown" }] });
  assert.deepEqual([none.lead, none.empty], ["There is no service on it that we know.", true]);
});

test("the first sheet has each name, its type and whom to ring, or that it is not listed", () => {
  const { sheet } = state(["a", "b"], { answers: [found("a"), found("b", { gone: ["It has closed."] })] });
  assert.deepEqual(sheet, [{ name: "A", words: "Supported living. 01632 960124" }, { name: "B", words: "Not listed at present" }]);
});

test("an address that was cut or cannot be read is told of", () => {
  assert.deepEqual(notes({ ids: [], unreadable: 2, cut: 3000 }), [
    "The link had 3,030 services. These are the first 30.",
    "We could not read 2 of the names in the link. It may have been cut short.",
  ]);
  assert.deepEqual([notes(null), notes(sentList())], [[], []]);
});

test("compare: what is not there or not listed is told of, and a service stands once", () => {
  const answers = [found("a"), found("a"), { kind: "unknown" }, { kind: "failed" }, found("shut", { gone: ["It has closed."] })];
  const { services, notes } = compared({ ids: [], unreadable: 1, cut: 0 }, [...entries("a", "old", "x"), { id: "y", name: "" }, ...entries("shut")], answers);
  assert.deepEqual(services.map(({ id }) => id), ["a"]);
  assert.deepEqual(notes.map(({ words }) => words), [
    "Part of the link could not be read. It may have been cut short.",
    "“old x” is not in the directory.",
    "“y” could not be loaded just now.",
    "“SHUT” is not listed at present.",
  ]);
  assert.deepEqual(notes[3].link, { words: "See why, and what is like it", id: "shut" });
});

const FIVE = ["a", "b", "c", "d", "e"].map((id) => aService(id));
const compare = (ids, services = FIVE) => comparison({ services, chosen: new Set(ids), page: PAGE });

test("compare: four at most at once, or what the address has ticked", () => {
  assert.deepEqual([...atFirst(FIVE, null)], ["a", "b", "c", "d"]);
  assert.deepEqual([...atFirst(FIVE, sentList("e", "unknown", "b"))], ["e", "b"]);
  const { choices, legend, summary, choosing } = compare(["a", "b", "c", "d"]);
  assert.deepEqual(choices.map(({ checked, disabled }) => [checked, disabled]), [...Array(4).fill([true, false]), [false, true]]);
  assert.deepEqual([legend, summary, choosing], ["Which to compare, 4 at most at once", "Choose which to compare (4 of 5)", true]);
});

test("compare: the choice is folded where all can be seen at once, and open where there is nothing to see", () => {
  const three = FIVE.slice(0, 3);
  assert.deepEqual([compare(["a", "b", "c"], three).choosing, compare(["a"], three).choosing], [false, true]);
});

test("compare: what is the same for all is one line", () => {
  assert.equal(compare(["a", "b"]).same, "The same for both: Type of support");
  assert.equal(compare(["a", "b", "c", "d"]).same, "The same for all four: Type of support");
  assert.equal(compare(["a"]).same, "");
});

test("compare: the lead says how it stands, and the address holds what is ticked", () => {
  assert.match(compare([], []).lead, /^There is nothing to compare yet/);
  assert.match(compare([]).lead, /^Tick two services/);
  assert.match(compare(["a"]).lead, /^There is one service here/);
  const two = compare(["e", "a"]);
  assert.equal(two.lead, "They differ in one thing.");
  assert.deepEqual([two.query, two.link], ["?ids=a,b,c,d,e&shown=a,e", `${PAGE}?ids=a,e`]);
  const alike = ["a", "b"].map((id) => aService(id, { facts: [] }));
  assert.equal(compare(["a", "b"], alike).lead, "They say the same in all that people choose by.");
});
