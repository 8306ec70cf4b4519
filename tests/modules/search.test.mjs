// The search's pure modules: amounts, names, reading, the answer, and what is on the screen.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ageIn, daysIn, priceIn } from "../../site_templates/assets/pages/find/amounts.js";
import { answer, asked } from "../../site_templates/assets/pages/find/answer.js";
import { lexicon } from "../../site_templates/assets/pages/find/lexicon.js";
import { named, namesOf } from "../../site_templates/assets/pages/find/names.js";
import { NOWHERE } from "../../site_templates/assets/pages/find/near.js";
import { read } from "../../site_templates/assets/pages/find/reading.js";
import { screen } from "../../site_templates/assets/pages/find/screen.js";
import { pagesOf } from "../../site_templates/assets/pages/find/site-pages.js";
import { EVERYTHING, FACETS } from "../../site_templates/assets/pages/find/state.js";
import { aService as service } from "./services.mjs";

function aService(id, changes = {}) {
  return service(id, { type: "day", rating: "", price: {}, ...changes });
}

const SERVICES = [
  aService("barge-lane", { title: "Barge Lane House", provider: "lockgate", type: "home", needs: ["dementia", "frailty"], areas: ["calne"], phone: "01632 960481", address: "12 Barge Lane, Calne", cqc: "1-000010111", price: { from: 950, to: 1200, unit: "week" } }),
  aService("spar-cottage", { title: "Spar Cottage", provider: "lockgate", type: "respite", needs: ["dementia"], areas: ["calne", "devizes"], email: "spar@lockgate.example.org", price: { from: 140, unit: "night" } }),
  aService("garden-days", { title: "The Garden Room", says: "horses tea garden", days: ["mon", "tue"], closes: 960, languages: ["polish"] }),
  aService("night-kitchen", { title: "Night Kitchen", days: ["fri"], closes: 1290, access: ["hoist"] }),
  aService("steady", { title: "Steady", says: "garden kitchen allotment", provider: "owl", type: "outreach", needs: ["parents"], areas: ["chippenham"] }),
  aService("zolty", { title: "Żółty Dom", provider: "owl", type: "home", needs: ["dementia"], areas: ["devizes"], former: ["The Laurels"], also: ["Larkrise Manor", "Owlet Group"] }),
];
const DIRECTORY = {
  region: "Wiltshire",
  types: { day: "Day opportunities", home: "Residential and nursing care", respite: "Respite and short breaks", outreach: "Outreach support" },
  pictures: {},
  areas: {
    devizes: { name: "Devizes", at: [51.35, -1.99], places: { Potterne: [51.32, -2.0], devises: null } },
    chippenham: { name: "Chippenham", at: [51.46, -2.12], places: { "St Mark's": null } },
    calne: { name: "Calne", at: [51.44, -2.0], places: {} },
  },
  outside: { swindon: { name: "Swindon", at: [51.558, -1.781], outcodes: ["SN1"] } },
  needs: { autism: "Autism", dementia: "Dementia", frailty: "Getting older and frail", "learning-disability": "Learning disability", parents: "Parents with a disability" },
  access: { hoist: "Hoist", "sign-language": "British Sign Language" },
  languages: { polish: "Polish" },
  units: { week: "a week", night: "a night", hour: "an hour" },
  providers: {
    lockgate: { name: "Lockgate Care", also: ["Quillfeather Limited"], phone: "", email: "", website: "https://lockgate.example.org", cqc: "1-000000301" },
    "kite-hill": { name: "Kite Hill Trust", also: [], phone: "01632 960001", email: "", website: "", cqc: "" },
    owl: { name: "Owl", also: [], phone: "", email: "", website: "", cqc: "" },
  },
  services: SERVICES,
};
const WORDS = {
  types: { day: ["day centre", "day club"], home: ["care home", "dementia care home"], respite: ["carer's break"], outreach: ["help to keep my tenancy", "floating support"] },
  needs: { autism: ["autistic"], dementia: ["Alzheimer's"], frailty: ["falling", "falls"], "learning-disability": ["Down's syndrome", "down syndrome"], parents: [] },
  access: { hoist: ["ceiling hoist"], "sign-language": ["BSL"] },
  languages: { polish: ["polski"] },
  thoughts: {}, elsewhere: [], groups: {}, often_misspelt: [], spelt_right: [],
  small: ["a", "and", "for", "not", "has", "i", "in", "is", "me", "mum", "my", "of", "on", "or", "the", "there", "to", "with", "at"],
  everyday: ["keep", "home", "house", "care", "night", "help", "support", "day", "place", "room", "week", "carer"],
  alike: [["pet", "dog"], ["garden", "allotment"]],
  cheap: ["cheap", "low cost"],
  in_languages: { opieka: { language: "polish", types: [], needs: [] }, "dom opieki": { language: "polish", types: ["home"], needs: [] } },
};
const SPOKEN = lexicon(WORDS, DIRECTORY);
const NAMES = namesOf(DIRECTORY, SPOKEN);
const KNOWN = { directory: DIRECTORY, lexicon: SPOKEN, names: NAMES, words: WORDS, pages: pagesOf([{ address: "carers/", title: "Becoming a carer", description: "The steps and the pay." }, { address: "privacy/", title: "Privacy", description: "What we keep." }], SPOKEN.small), offer: offerOf() };

function offerOf() {
  const of = { type: DIRECTORY.types, area: { devizes: "Devizes", chippenham: "Chippenham", calne: "Calne" }, need: DIRECTORY.needs, access: DIRECTORY.access };
  return Object.fromEntries(FACETS.map((facet) => [facet, of[facet] ?? {}]));
}

/** What the text of the site says: each word with the services and the pages that say it. */
function text(said, pages = {}) {
  const of = (ids) => new Map(ids.map((id) => [id, 1]));
  return new Map([...new Set([...Object.keys(said), ...Object.keys(pages)])].map((word) => [word, { services: of(said[word] ?? []), pages: of(pages[word] ?? []) }]));
}

const ask = (words, index = new Map(), asWords = false) => answer(words, asWords, KNOWN, index);
const ids = ({ matches }) => [...matches].sort((a, b) => b.relevance - a.relevance).map(({ service }) => service.id);
const kinds = (words) => read(words, SPOKEN).choices.map(({ kind, ids: of }) => `${kind}:${of.join("+")}`);

// ── Amounts ───────────────────────────────────────────────────────────────────

for (const [said, price] of Object.entries({
  "under £150 a night": { most: 150, unit: "night" },
  "£600 a week": { most: 600, unit: "week" },
  "respite 150 a night": { most: 150, unit: "night" },
  "less than 20 an hour": { most: 20, unit: "hour" },
  "between £500 and £800 a week": { least: 500, most: 800, unit: "week" },
  "£500-£800 pw": { least: 500, most: 800, unit: "week" },
  "£1,200 per week": { most: 1200, unit: "week" },
  "£22.50/hour": { most: 22.5, unit: "hour" },
  "over £30 a day": { least: 30, unit: "day" },
  "up to 900 pounds a month": { most: 900, unit: "month" },
  "£150": { most: 150, unit: "" },
})) {
  test(`amounts: a price is read in its unit: ${said}`, () => assert.deepEqual(priceIn(said)?.price, price));
}

test("amounts: ages, times, addresses and telephone numbers are no prices", () => {
  for (const said of ["24 hour care", "over 60", "under 25s", "2 nights a week", "3 days a week", "12 High Street", "01632 960100", "1-000010111", "SN10 1AA"]) {
    assert.equal(priceIn(said), null, said);
  }
});

test("amounts: days by their names, and what stands for several", () => {
  for (const [words, days] of Object.entries({
    tuesday: ["tue"], weekend: ["sat", "sun"], evening: ["evening"], constructor: [], weekday: ["mon", "tue", "wed", "thu", "fri"],
    "monday to wednesday": ["mon", "tue", "wed"], "saturday till monday": ["mon", "sat", "sun"], "monday to evening": ["mon", "evening"],
    sun: ["sun"], "sit in the sun": [], "on sun": ["sun"], "wed or fri": ["wed", "fri"], "we wed in may": [],
  })) assert.deepEqual(daysIn(words.split(" ")).days, days, words);
  assert.deepEqual(daysIn(["open", "mon", "to", "fri"]).at, [1, 3]);
});

test("amounts: an age, however it is told", () => {
  for (const [words, years] of Object.entries({ "he is 19": 19, "an 82 year old": 82, "82-year-old": 82, "aged 40": 40, "over 65": 66, "under 25s": 24 })) {
    assert.equal(ageIn(words)?.years, years, words);
  }
  for (const words of ["he is 5 miles off", "24 hour care", "is 150 a week", "she is 200"]) assert.equal(ageIn(words), null, words);
});

// ── Names and numbers ─────────────────────────────────────────────────────────

for (const words of ["Barge Lane House", "barge lane house", "Barge Lane", "Brage Lane House", "Bargee Lane House", "the barge lane house", "Barge Lane Hosue"]) {
  test(`names: a name comes alone, however it is written: ${words}`, () => {
    assert.deepEqual(ids(ask(words)), ["barge-lane"]);
    assert.ok(ask(words).named?.whole);
  });
}

test("names: accents, letters of other alphabets and the article make no difference", () => {
  for (const words of ["Zolty Dom", "żółty dom", "Garden Room", "the garden room"]) assert.equal(ids(ask(words)).length, 1, words);
});

test("names: a former name finds what is called otherwise now", () => {
  const { named: name, matches } = ask("the laurels");
  assert.deepEqual([name?.what, matches[0].service.id], ["former", "zolty"]);
});

test("names: another name of it, and the group that it belongs to, find it", () => {
  for (const words of ["larkrise manor", "owlet group"]) {
    const { named: name, matches } = ask(words);
    assert.deepEqual([name?.what, matches[0].service.id], ["also", "zolty"]);
  }
});

test("names: a provider brings its own services, by any of its names", () => {
  for (const words of ["Lockgate Care", "lockgate", "Quillfeather", "quillfeather limited"]) {
    assert.deepEqual(ids(ask(words)), ["barge-lane", "spar-cottage"], words);
    assert.equal(ask(words).named?.entries[0].provider, "lockgate", words);
  }
});

test("names: in a sentence a name comes first, and is not alone", () => {
  const found = ask("is there a place at spar cottage for autism");
  assert.equal(ids(found)[0], "spar-cottage");
  assert.equal(found.named?.whole, false);
  assert.ok(found.matches.length > 1);
});

test("names: an ordinary word that stands in a name is a word", () => {
  for (const words of ["garden", "house", "night", "care", "day"]) assert.equal(named(words, NAMES), null, words);
});

test("names: that it is a name can be denied, and then it is words", () => {
  const found = ask("Night Kitchen", text({ kitchen: ["night-kitchen", "steady"] }), true);
  assert.deepEqual(new Set(ids(found)), new Set(["night-kitchen", "steady"]));
});

for (const [words, id] of Object.entries({
  "01632 960481": "barge-lane", "01632960481": "barge-lane", "+44 1632 960481": "barge-lane", "0044 (0)1632 960481": "barge-lane", 960481: "barge-lane",
  "ring 01632-960-481": "barge-lane", "SPAR@lockgate.example.org": "spar-cottage", "1-000010111": "barge-lane", "12 Barge Lane": "barge-lane",
})) {
  test(`numbers: ${words} is found, and nothing else`, () => assert.deepEqual(ids(ask(words)), [id]));
}

test("numbers: a website is found with and without what stands before it", () => {
  for (const words of ["https://lockgate.example.org/", "www.lockgate.example.org", "lockgate.example.org"]) assert.deepEqual(ids(ask(words)), ["barge-lane", "spar-cottage"], words);
});

test("numbers: one that nobody here has brings nothing", () => {
  for (const words of ["01632 999999", "nobody@example.org", "1-999999999", "www.nobody.example.org"]) {
    const { matches, named: name } = ask(words, text({ nobody: ["steady"] }));
    assert.deepEqual([matches, name?.entries], [[], []], words);
  }
});

// ── Reading ───────────────────────────────────────────────────────────────────

test("reading: a phrase counts as a whole, and a common word of it for nothing", () => {
  assert.deepEqual(kinds("help to keep my tenancy"), ["type:outreach"]);
  const reading = read("my mum has dementia and keeps falling", SPOKEN);
  assert.deepEqual(kinds("my mum has dementia and keeps falling"), ["need:dementia", "need:frailty"]);
  assert.deepEqual([reading.common.map(({ written }) => written), reading.rest, reading.like], [["keeps"], [], []]);
});

test("reading: type, need, place, day, price and language, in any order", () => {
  assert.deepEqual(kinds("Chippenham day centres for autistic people on Tuesdays"), ["type:day", "need:autism", "day:tue", "area:chippenham"]);
  assert.deepEqual(kinds("dom opieki"), ["type:home", "language:polish"]);
  assert.deepEqual(kinds("low cost respite and short breaks"), ["type:respite", "cheap:"]);
  assert.deepEqual(kinds("somewhere under £150 a night"), ["price:"]);
});

test("reading: a need inside the name of a type is both; of two needs the longer name is one", () => {
  assert.deepEqual(kinds("dementia care home"), ["type:home", "need:dementia"]);
  assert.deepEqual(kinds("a ceiling hoist"), ["access:hoist"]);
});

test("reading: misspellings are mended, of needs and of places, and said", () => {
  const reading = read("demetia day club chipenham", SPOKEN);
  assert.deepEqual(reading.choices.map(({ kind }) => kind), ["type", "need", "area"]);
  assert.deepEqual(reading.corrections.map(({ meant }) => meant.toLowerCase()), ["chippenham", "dementia"]);
  assert.equal(read("devises", SPOKEN).place?.name, "Devizes");
  assert.deepEqual(kinds("downs syndrom"), ["need:learning-disability"]);
});

test("reading: what services say is no misspelling, and a town over the border is measured from and narrows nothing", () => {
  assert.deepEqual(read("kichen", SPOKEN).corrections.length, 1);
  assert.deepEqual(read("kichen", SPOKEN, new Set(["kichen"])).corrections, []);
  const outside = read("respite swindon", SPOKEN);
  assert.deepEqual([outside.place?.name, outside.choices.map(({ kind }) => kind), outside.corrections], ["Swindon", [], []]);
});

test("reading: a word that is half typed is the beginning of others, and no misspelling", () => {
  const { begun, corrections } = read("gard", SPOKEN);
  assert.deepEqual([begun.includes("garden"), corrections], [true, []]);
});

// ── The answer ────────────────────────────────────────────────────────────────

test("answer: no need and no place that was said goes without any", () => {
  const found = ask("floating support for dementia in Calne");
  assert.ok(found.partly);
  assert.ok(found.matches.some(({ service }) => service.needs.includes("dementia")));
  assert.ok(found.matches.some(({ service }) => service.areas.includes("calne")));
});

test("answer: what nobody has gives way and is said, and the rest is answered", () => {
  const found = ask("care home with BSL");
  assert.deepEqual(found.unmet.map(({ ids: of }) => of), [["sign-language"]]);
  assert.ok(found.matches.every(({ service }) => service.type === "home"));
});

test("answer: what somebody does not want puts nothing before the rest", () => {
  const found = ask("not a care home");
  assert.deepEqual([found.denied, found.types, found.matches.length], [["care home"], [], SERVICES.length]);
  assert.ok(found.matches.every(({ relevance }) => relevance === 0));
});

test("answer: every word that goes unused is named", () => {
  const found = ask("zumba at home in Devizes");
  assert.deepEqual([found.unheard, found.unused], [["zumba"], ["home"]]);
  assert.ok(found.matches.length);
  assert.deepEqual(ask("zumba").matches, []);
});

test("answer: everyday words narrow nothing by themselves", () => {
  for (const words of ["care", "help at home", "house", "night"]) assert.equal(ask(words).matches.length, SERVICES.length, words);
});

test("answer: what says the other words comes first among what fits", () => {
  const found = ask("dementia horses", text({ horses: ["zolty"] }));
  assert.equal(ids(found)[0], "zolty");
  assert.equal(found.matches.length, 3);
});

test("answer: words that mean the same are found by each other", () => {
  assert.deepEqual(asked("dog", false, KNOWN), ["dog", "pet"]);
  for (const words of ["dementia in Calne", "Spar Cottage", "01632 960481"]) assert.deepEqual(asked(words, false, KNOWN), [], words);
  assert.deepEqual(ids(ask("dog", text({ pet: ["steady"] }))), ["steady"]);
});

test("answer: prices, days and evenings narrow", () => {
  assert.deepEqual(ids(ask("under £150 a night")), ["spar-cottage"]);
  assert.deepEqual(ids(ask("£5000 a month")), ["barge-lane"]);
  assert.deepEqual(ids(ask("Tuesdays")), ["garden-days"]);
  assert.deepEqual(ids(ask("of an evening")), ["night-kitchen"]);
  assert.deepEqual(ids(ask("opieka")), ["garden-days"]);
});

test("answer: pages of the site are found by what they are called and about, and by their text", () => {
  const addresses = (words, index) => ask(words, index).pages.map(({ address }) => address);
  assert.deepEqual(addresses("becoming a carer"), ["carers/"]);
  assert.deepEqual(addresses("privacy notice keep"), ["privacy/"]);
  assert.deepEqual(addresses("cookies"), []);
  assert.deepEqual(addresses("cookies", text({}, { cookies: ["privacy/"] })), ["privacy/"]);
  assert.deepEqual(addresses("dementia", text({}, { dementia: ["carers/"] })), []);
});

test("answer: any text has an answer, and soon", () => {
  const odd = ["\u0000\u0007", "<script>alert(1)</script>", "日本語の検索", "🙂".repeat(90), "£", "£££ a week", "-".repeat(200), "a".repeat(200), "1 ".repeat(100), "((((", "constructor __proto__ toString", "()[]{}^$.*+?|\\"];
  for (const words of odd) {
    const begin = performance.now();
    assert.ok(Array.isArray(ask(words).matches), words);
    assert.ok(performance.now() - begin < 300, words);
  }
});

test("answer: it does not hang on the order in which services come", () => {
  const backwards = { ...KNOWN, directory: { ...DIRECTORY, services: [...SERVICES].reverse() } };
  for (const words of ["dementia in Calne", "Lockgate Care", "garden", "under £150 a night"]) {
    assert.deepEqual(new Set(ids(answer(words, false, backwards, new Map()))), new Set(ids(ask(words))), words);
  }
});

// ── The screen ────────────────────────────────────────────────────────────────

function seen(words, { index = new Map(), lacking = "", ...changes } = {}) {
  const state = { ...EVERYTHING, words, ...changes };
  return screen({ state, where: NOWHERE, place: "", alone: "" }, ask(words, index, state.asWords), null, KNOWN, lacking);
}

test("screen: a name says what it is, and offers the other reading", () => {
  const { named: line, number } = seen("Spar Cottage");
  assert.equal(line.words, "Spar Cottage: a name.");
  assert.equal(line.other.state.asWords, true);
  assert.equal(number, 1);
  assert.deepEqual(seen("Quillfeather").named.links, [{ text: "About Lockgate Care", address: "providers/lockgate/" }]);
});

test("screen: what was understood stands as choices that can be taken away with their words", () => {
  const { understood } = seen("respite for dementia under £150 a night in Calne");
  assert.deepEqual(understood.map(({ text: of }) => of), ["Up to £150 a night", "Dementia", "Calne"]);
  assert.equal(understood[0].state.words, "respite for dementia in Calne");
  assert.equal(understood[1].state.words, "respite for under £150 a night in Calne");
  const [day] = seen("Tuesday and Thursday in Devizes").understood;
  assert.deepEqual([day.text, day.state.words, day.less], ["Tuesday or Thursday", "and in Devizes", ["Tuesday", "Thursday"]]);
  assert.equal(seen("for me in Calne").understood[0].state.words, "", "little words alone look for nothing");
});

test("screen: what was understood and nobody has can be taken away as well", () => {
  const { understood, plain } = seen("care home with BSL");
  assert.deepEqual(understood.map(({ text: of }) => of), ["Residential and nursing care", "British Sign Language"]);
  assert.match(plain, /No service here says that it has this: British Sign Language/);
});

test("screen: of what cannot be read it is said so", () => {
  assert.match(seen("??? !!!").plain, /could not read a word/);
  assert.equal(seen("").plain, "");
});

test("screen: where somebody may be in danger nothing stands beside who can help but the list", () => {
  const words = { ...WORDS, elsewhere: [{ id: "danger", urgent: true, words: ["is hit"], unless: [], where_none: [], says: "", calls: [], link: null }] };
  const state = { ...EVERYTHING, words: "mum is hit and keeps falling" };
  const { elsewhere, meant, plain, pages, types, thought, services } = screen({ state, where: NOWHERE, place: "", alone: "" }, ask(state.words), null, { ...KNOWN, words }, "");
  assert.deepEqual([elsewhere.map(({ id }) => id), meant, plain, pages, types, thought], [["danger"], [], "", [], [], null]);
  assert.ok(services.length);
  const nowhere = { ...EVERYTHING, words: "zumba is hit" };
  assert.equal(screen({ state: nowhere, where: NOWHERE, place: "", alone: "" }, ask(nowhere.words), null, { ...KNOWN, words }, "").number, SERVICES.length);
});

test("screen: a number that nobody has says so, and asks nobody to tell the council", () => {
  const { named: line, nothing } = seen("01632 999999");
  assert.match(line.words, /“01632 999999” is a telephone number that nobody here has/);
  assert.equal(nothing.letter, "");
});

test("screen: where the text could not be asked nobody is told that nobody offers it", () => {
  const { nothing, lacking } = seen("zumba", { lacking: "text" });
  assert.equal(lacking, "text");
  assert.equal(nothing.letter, "");
  assert.doesNotMatch(nothing.words, /in the directory/);
});

test("screen: left out words are named in a sentence, and what is in part is said to be", () => {
  assert.match(seen("my mum has dementia and keeps falling").plain, /We did not look for “keeps”/);
  assert.match(seen("floating support for dementia in Calne").plain, /Nothing listed is all of this: Outreach support, Dementia, Calne/);
});

test("screen: choices count within what the words find", () => {
  const { counts, number } = seen("dementia");
  assert.equal(number, 3);
  assert.deepEqual([counts.type.home, counts.type.respite, counts.type.day], [2, 1, 0]);
});

test("screen: the lowest price first where that was asked for", () => {
  assert.equal(seen("cheap care home").order.order, "price");
  assert.deepEqual(seen("cheap care home").understood.map(({ text: of }) => of).at(-1), "Lowest price first");
});
