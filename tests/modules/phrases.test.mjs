// What people speak of: the phrases of an officer's file, and who can help.

import assert from "node:assert/strict";
import { test } from "node:test";

import { groupsFrom, has, phrasesFrom, takenOut, wordsIn } from "../../site_templates/assets/core/phrases.js";
import { tokens } from "../../site_templates/assets/core/text.js";
import { signposts, whereNone } from "../../site_templates/assets/pages/find/signposts.js";

const GROUPS = { family: ["mum/dad", "mother in law"], who: ["me", "my/our <family>"] };
const groups = groupsFrom(GROUPS);
const says = (phrase, text) => has(tokens(text), phrasesFrom([phrase], groups));
const left = (phrases, text) => takenOut(tokens(text), phrasesFrom(phrases, groups)).join(" ");

test("phrases: whole words in their order, whatever the case, accents and apostrophes", () => {
  assert.ok(says("can't cope", "I CANT  cope!"));
  assert.ok(says("no-one came", "no one came"));
  assert.ok(!says("in danger", "danger in here"));
  assert.ok(!says("rat", "rate"));
});

test("phrases: any one of some words, and words that begin so", () => {
  for (const text of ["he hits", "he threatened", "he threatens"]) assert.ok(says("hits/threaten*", text), text);
  for (const text of ["he hit", "he threat"]) assert.ok(!says("hits/threaten*", text), text);
});

test("phrases: a regular verb in all its forms, a g at its end left out too", () => {
  const forms = {
    slap: "slap slaps slapped slapping slappin", shout: "shout shouts shouted shouting", bite: "bites biting",
    bully: "bullies bullied bullying", punch: "punches punched", play: "plays played", threaten: "threatens threatening",
  };
  for (const [verb, words] of Object.entries(forms)) {
    for (const word of words.split(" ")) assert.ok(says(`${verb}~ <who>`, `he ${word} me`), word);
  }
  for (const text of ["slapstick me", "slaping me", "threatenning me"]) assert.ok(!says("slap~/threaten~ me", text), text);
});

test("phrases: what is in brackets may be left out, one of several words or all of them", () => {
  for (const text of ["takes my money", "takes all my money"]) assert.ok(says("takes (all/some) my money", text), text);
  assert.ok(!says("takes (all/some) my money", "takes half my money"));
  assert.ok(says("ask (<who>) now", "ask our mother in law now"));
});

test("phrases: a gap is of three words at most", () => {
  assert.ok(says("left … floor", "left floor"));
  assert.ok(says("left … floor", "left lying on floor"));
  assert.ok(says("left … floor", "left on the cold floor"));
  assert.ok(!says("left … floor", "left on the cold kitchen floor"));
});

test("phrases: a group is everybody in it and in those above it; one that is not there is nobody", () => {
  for (const text of ["hits me", "hits our dad", "hits my mother in law"]) assert.ok(says("hits <who>", text), text);
  assert.ok(!says("hits <who>", "hits mum"));
  for (const text of ["ask us", "ask me", "ask our dad"]) assert.ok(says("ask us/<who>", text), text);
  assert.ok(!says("ask us/<who>", "ask them"));
  assert.ok(!says("hits <whom>", "hits me"));
  assert.equal(groupsFrom({ who: ["<family>"], family: ["mum"] }).get("who").ends(["mum"], 0).length, 0);
});

test("phrases: the longest is taken out, and nothing reaches over what is gone", () => {
  assert.equal(left(["hit", "hit by a car"], "he was hit by a car in town"), "he was  in town");
  const without = takenOut(tokens("left after lunch floor"), phrasesFrom(["after lunch"], groups));
  assert.ok(!has(without, phrasesFrom(["left … floor"], groups)));
});

test("phrases: where there are none, nothing is found", () => {
  assert.ok(!has(tokens("anything"), phrasesFrom([], groups)));
  assert.ok(!has([], phrasesFrom(["anything"], groups)));
  assert.deepEqual([...wordsIn(["hits/threaten* (all) <who> … it"])], ["hits", "threaten", "all", "it"]);
  assert.deepEqual([...wordsIn(["hit~ it"])], ["hit", "hits", "hitted", "hitting", "hittin", "it"]);
});

const entry = (id, words, changes = {}) => ({
  id, words, unless: [], where_none: [], says: id, urgent: false, calls: [], ...changes,
});
const WORDS = {
  types: { respite: ["emergency respite"] },
  needs: { "drugs-and-alcohol": ["substance abuse"], "mental-health": ["self harm"] },
  access: {}, thoughts: {}, groups: GROUPS, small: [], everyday: [], cheap: [], alike: [], in_languages: {},
  often_misspelt: ["stealing", "abuse"], spelt_right: ["steaming"], seen: "",
  elsewhere: [
    entry("harm", ["abuse", "stealing", "hits <who>"], { urgent: true, unless: ["abuse … years ago"] }),
    entry("life", ["self harm", "emergency"], { urgent: true }),
    entry("home-care", ["help at home"]),
    entry("interpreter", ["interpreter"], { where_none: ["sign-language", "languages"] }),
  ],
};
const ids = (text) => signposts(text, WORDS).entries.map(({ id }) => id);

test("signposts: in danger all that is urgent and nothing else, otherwise the first that fits", () => {
  assert.deepEqual(ids("help at home, he hits me: an emergency"), ["harm", "life"]);
  assert.equal(signposts("he hits me", WORDS).urgent, true);
  assert.deepEqual(ids("an interpreter, and help at home"), ["home-care"]);
  assert.deepEqual(signposts("day centre", WORDS), { entries: [], urgent: false });
});

test("signposts: a longer name of what is listed is that, and hides nothing beside it", () => {
  assert.deepEqual(ids("emergency respite"), []);
  assert.deepEqual(ids("substance abuse"), []);
  assert.deepEqual(ids("substance abuse, and he hits me"), ["harm"]);
  assert.deepEqual(ids("self harm"), ["life"]);
});

test("signposts: what only sounds like it counts for nothing", () => {
  assert.deepEqual(ids("abuse, thirty years ago"), []);
  assert.deepEqual(ids("abuse, now and thirty years ago, abuse"), ["harm"]);
});

test("signposts: one letter may be wrong, unless it makes another word", () => {
  for (const text of ["stealling", "staeling", "steling"]) assert.deepEqual(ids(text), ["harm"], text);
  for (const text of ["steaming", "dealing"]) assert.deepEqual(ids(text), [], text);
});

test("signposts: who helps where no service has what is asked", () => {
  assert.deepEqual(whereNone("sign-language", WORDS).map(({ id }) => id), ["interpreter"]);
  assert.deepEqual(whereNone("hoist", WORDS), []);
});

test("signposts: a text of any length and kind is read at once", () => {
  const start = performance.now();
  for (const text of ["he hits ".repeat(200_000), "\u0000\u202e<b>", "ਦੇਖਭਾਲ ".repeat(50_000)]) signposts(text, WORDS);
  assert.ok(performance.now() - start < 1000);
});
