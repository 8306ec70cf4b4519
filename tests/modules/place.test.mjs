// Where somebody is: one resolver, and the two pages that go by it know the same places.

import assert from "node:assert/strict";
import { test } from "node:test";

import { gazetteer, resolve } from "../../site_templates/assets/core/place.js";
import { farness, whereabouts } from "../../site_templates/assets/pages/find/near.js";
import { distance } from "../../site_templates/assets/pages/match/checks.js";
import { fromAddress } from "../../site_templates/assets/pages/match/criteria.js";
import { inAddresses, understand } from "../../site_templates/assets/pages/match/place.js";

const DIRECTORY = {
  areas: {
    devizes: { name: "Devizes", at: [51.35, -1.99], places: { Potterne: [51.326, -2.009], Hindon: null, devises: null } },
    trowbridge: { name: "Trowbridge", at: [51.32, -2.21], places: { Holt: [51.357, -2.2], Bath: null, trowbrige: null } },
    rwb: { name: "Royal Wootton Bassett", at: [51.54, -1.9], places: { swindin: null, "wootton basset": null } },
  },
  outside: {
    swindon: { name: "Swindon", at: [51.558, -1.781], outcodes: ["SN1", "SN2"] },
    "bath-spa": { name: "Bath", at: [51.381, -2.359], outcodes: ["BA1"] },
    stow: { name: "Stow-on-the-Wold", at: [51.93, -1.72], outcodes: [] },
  },
  region: "Wiltshire",
  services: [],
};
const PLACES = gazetteer(DIRECTORY);
const OFFERED = ["type", "need", "area", "near", "miles", "age", "when", "unit", "amount", "first", "must", "like"];
const NOTHING_OFFERED = Object.fromEntries(OFFERED.map((name) => [name, new Set()]));

// SN10 is held, with one postcode in it.
const POSTCODES = {
  outcodes: async () => ({ SN10: [51.35, -1.99, 1], SN9: [51.3, -1.8, 1], BA14: [51.3, -2.2, 1] }),
  locate: async ({ outcode, inward }) => {
    if (outcode !== "SN10") return null;
    return inward === "1AA"
      ? { name: "SN10 1AA", outcode, exact: true, at: [51.36, -1.98], areas: ["devizes"] }
      : { name: "SN10", outcode, exact: false, at: [51.35, -1.99], areas: ["devizes", "trowbridge"] };
  },
};
const BROKEN = { outcodes: () => Promise.reject(new Error()), locate: () => Promise.reject(new Error()) };

const resolved = (text, postcodes = POSTCODES) => resolve(text, PLACES, postcodes);

/** In short: where it is, "?" and what may have been meant, or the parts of which only one can be. */
async function inShort(text) {
  const found = await resolved(text);
  if (found.kind === "place") return found.place.area ? `${found.place.name} in ${found.place.area}` : `${found.place.name} outside`;
  if (found.kind === "postcode") return found.spot.name;
  if (found.kind === "several") return found.places.map(({ name }) => name).join(" | ");
  return `? ${found.kind === "unknown" ? found.like.map(({ name }) => name).join(" | ") : found.like.join(" ")}`.trim();
}

const SAID = {
  // areas and what lies in them, however written
  "Devizes": "Devizes in devizes",
  "  dEVIZES ": "Devizes in devizes",
  "potterne": "Potterne in devizes",
  "rwb": "Royal Wootton Bassett in rwb",
  "royal-wootton-bassett": "Royal Wootton Bassett in rwb",
  "Trowbridge, Wiltshire": "Trowbridge in trowbridge",
  "Trowbridge Wiltshire": "Trowbridge in trowbridge",
  "Holt, Trowbridge": "Holt | Trowbridge",
  "Devizes or Trowbridge": "Devizes | Trowbridge",
  "Devizes and devises": "Devizes in devizes",
  // misspelt
  "devises": "Devizes in devizes",
  "wootton basset": "Royal Wootton Bassett in rwb",
  "Devizess": "? Devizes",
  "Trowbrigde, Wiltshire": "? Trowbridge",
  // over the border, where a name is no misspelling of one inside
  "Swindon": "Swindon outside",
  "swindon": "Swindon outside",
  "Swindon, Wiltshire": "Swindon outside",
  "Swindonn": "? Swindon",
  "SN1": "Swindon outside",
  "sn2 1ab": "Swindon outside",
  "BA1 1": "Bath outside",
  "bath-spa": "Bath outside",
  "stow": "Stow-on-the-Wold outside",
  "Stow on the Wold": "Stow-on-the-Wold outside",
  "Swindon or Devizes": "Swindon | Devizes",
  // a name inside goes before the same one outside
  "Bath": "Bath in trowbridge",
  // postcodes
  "SN10 1AA": "SN10 1AA",
  "sn101aa": "SN10 1AA",
  "Devizes SN10 1AA": "SN10 1AA",
  "SN10": "SN10",
  "sn10 1": "SN10",
  "SN10 9ZZ": "SN10",
  // as they are pasted
  "12 High Street, Devizes SN10 1AA": "SN10 1AA",
  "12 High Street\nDevizes\nSN10 1AA\n": "SN10 1AA",
  "SN10 1AA.": "SN10 1AA",
  "SN10-1AA": "SN10 1AA",
  "(SN10\u00a01AA)": "SN10 1AA",
  "ＳＮ１０ １ＡＡ": "SN10 1AA",
  "Devizes SN10": "SN10",
  "SN10.": "SN10",
  // with letters for digits
  "SN1O 1AA": "SN10 1AA",
  "snIo iaa": "SN10 1AA",
  "SNIO IAA": "SN10 1AA",
  "SNI0 IAA": "SN10 1AA",
  "sn10laa": "SN10 1AA",
  "sn1o": "SN10",
  "Devizes SN1O lAA": "SN10 1AA",
  "BAL 1AA": "Bath outside",
  "Hill Lea": "?", // a name, and no postcode that is held
  // among other words
  "near Potterne": "Potterne in devizes",
  "my house in Royal Wootton Bassett": "Royal Wootton Bassett in rwb",
  "12 high street devizes": "Devizes in devizes",
  "12 Potterne Road, Devizes": "Devizes in devizes",
  "12 potterne road devizes": "Devizes in devizes",
  "Bath Road": "?",
  "between Holt and somewhere": "Holt in trowbridge",
  "near Devizess": "? Devizes",
  // the beginning of a name
  "Wootton": "? Royal Wootton Bassett",
  "Trow": "? Trowbridge",
  "Swin": "? Swindon | Royal Wootton Bassett",
  "Tro": "?",
  "Bassett": "? Royal Wootton Bassett",
  // a postcode that nobody here knows, beside a place that is named
  "12 High Street, Devizes SN10 9ZZ": "Devizes in devizes",
  "Potterne SN99 9ZZ": "Potterne in devizes",
  "Holt or Potterne SN10 9ZZ": "SN10",
  // what nobody here holds is not read as what somebody holds
  "SL1 1AA": "? SN9 SN10",
  "SO1 4BA": "? SN9 SN10",
  "SN99 9ZZ": "? SN9 SN10",
  "ZZ9 9ZZ": "?",
  // nothing that is known
  "Hogwarts": "?",
  "<script>alert(1)</script>": "?",
  "constructor": "?",
  "__proto__": "?",
};

for (const [text, place] of Object.entries(SAID)) {
  test(`“${text}” is ${place}`, async () => assert.equal(await inShort(text), place));
}

test("a misspelling that many make is known to be one", async () => {
  assert.equal((await resolved("devises")).place.misspelt, true);
  assert.equal((await resolved("devizes")).place.misspelt, false);
});

test("what stands in an address for a place leads to the same place", async () => {
  for (const place of PLACES.names.values()) {
    const { area, slug } = (await resolved(place.slug)).place;
    assert.deepEqual([area, slug], [place.area, place.slug]);
  }
});

test("what Find knows, Match knows", async () => {
  for (const text of Object.keys(SAID)) {
    const found = await whereabouts(text, DIRECTORY, PLACES, POSTCODES);
    const matched = await understand(text, DIRECTORY, PLACES, POSTCODES);
    assert.equal(matched.kind === "unknown", found.near === null, text);
    const areas = matched.kind === "near" ? matched.near.areas : [matched.area];
    if (found.near) assert.ok(found.near.areas.every((area) => areas.includes(area)), text);
    // What may have been meant is the same, too.
    for (const { value } of found.suggestions) {
      const meant = await understand(value, DIRECTORY, PLACES, { ...POSTCODES, locate: async () => null });
      const name = meant.area ? PLACES.names.get(value)?.name ?? DIRECTORY.areas[meant.area].name : meant.near?.name ?? value;
      assert.ok(matched.words.includes(name), `${text}: ${matched.words}`);
    }
  }
});

test("both say that a town over the border is over it, and which area is next", async () => {
  const says = "Swindon is not in Wiltshire. The nearest area is Royal Wootton Bassett. Distances are from the middle of Swindon.";
  for (const text of ["Swindon", "SN1 1AA"]) {
    const { near } = await whereabouts(text, DIRECTORY, PLACES, POSTCODES);
    assert.deepEqual(near, { slug: "swindon", name: "Swindon", at: [51.558, -1.781], areas: [], note: says });
    assert.deepEqual(await understand(text, DIRECTORY, PLACES, POSTCODES), {
      kind: "near", near, area: "", words: says,
    });
  }
});

test("a place has its own point, or none; an area that of its town", async () => {
  const at = async (text) => (await resolved(text)).place.at;
  assert.deepEqual(await at("Potterne"), [51.326, -2.009]);
  assert.deepEqual(await at("Devizes"), [51.35, -1.99]);
  assert.deepEqual(await at("devises"), [51.35, -1.99]);
  assert.deepEqual(await at("Swindon"), [51.558, -1.781]);
  assert.equal(await at("Hindon"), null);
  assert.equal(gazetteer({ areas: { a: { name: "Ash", places: {} } } }).names.get("ash").at, null);
});

test("both measure from the place that was named, and give no miles where nobody knows where it lies", async () => {
  for (const [text, at] of [["Potterne", [51.326, -2.009]], ["Hindon", null]]) {
    const { near } = await whereabouts(text, DIRECTORY, PLACES, POSTCODES);
    const matched = await understand(text, DIRECTORY, PLACES, POSTCODES);
    assert.deepEqual([near.slug, near.at, near.areas], [text.toLowerCase(), at, ["devizes"]]);
    assert.deepEqual(matched, { kind: "near", near, area: "", words: near.note });
  }
  const service = { at: [51.35, -1.99], access: [], areas: ["devizes"], where: "Devizes" };
  const from = async (text) => {
    const { near } = await whereabouts(text, DIRECTORY, PLACES, POSTCODES);
    return farness(service, near, "Devizes");
  };
  assert.equal(await from("Potterne"), "1.8 miles away");
  assert.equal(await from("Hindon"), "Covers your area");
  const matchedFrom = async (text) => distance(service, { area: "devizes", ...(await understand(text, DIRECTORY, PLACES, POSTCODES)) }, DIRECTORY);
  assert.equal((await matchedFrom("Potterne")).toFixed(1), "1.8");
  assert.equal(await matchedFrom("Hindon"), null);
});

test("what a match writes into its address for a place leads to the same place", async () => {
  const written = inAddresses(PLACES);
  assert.equal(written.get("potterne"), "Potterne");
  assert.equal(written.get("swindon"), "Swindon");
  assert.equal(written.has("devizes"), false);
  for (const id of written.keys()) {
    assert.equal((await understand(id, DIRECTORY, PLACES, POSTCODES)).near.slug, id);
    assert.equal(fromAddress(`?near=${id}`, { ...NOTHING_OFFERED, near: new Set(written.keys()) }).near, id);
  }
});

test("a match goes by what the address holds: the outcode's middle, and the area of the postcode", async () => {
  const { near, area, words } = await understand("SN10 1AA", DIRECTORY, PLACES, POSTCODES);
  assert.deepEqual([near.name, near.slug, near.at, near.areas], ["SN10", "SN10", [51.35, -1.99], ["devizes", "trowbridge"]]);
  assert.equal(area, "devizes");
  assert.equal(words, "SN10 1AA is in the Devizes area. A link to this page shows only the first part. Distances are from the middle of SN10.");
});

const NOTES = {
  "devises": "We took “devises” for Devizes. Distances are from the middle of Devizes.",
  "Potterne": "Potterne is in the Devizes area. Distances are from the middle of Potterne.",
  "Hindon": "Hindon is in the Devizes area. We do not know exactly where Hindon lies, so we give no distances from it.",
  "SN10 9ZZ": "We do not know the postcode SN10 9ZZ, so we look near SN10. Distances are from the middle of SN10.",
  "Devizes SN10 9ZZ": "We do not know the postcode SN10 9ZZ, so we look near Devizes. Distances are from the middle of Devizes.",
};

test("Find and Match say the same of a place", async () => {
  for (const [text, says] of Object.entries(NOTES)) {
    const { near, problem } = await whereabouts(text, DIRECTORY, PLACES, POSTCODES);
    assert.equal([problem, near.note].filter(Boolean).join(" "), says);
    assert.equal((await understand(text, DIRECTORY, PLACES, POSTCODES)).words, says);
  }
});

test("of what is no place, Match says what Find says, and asks what Find offers to press", async () => {
  const says = async (text, postcodes = POSTCODES) => (await understand(text, DIRECTORY, PLACES, postcodes)).words;
  assert.equal(await says("Devizes or Swindon"), "We can measure from one place at a time. Did you mean Devizes or Swindon?");
  assert.equal(await says("Devizess"), "We do not know a place called “Devizess”. Did you mean Devizes?");
  assert.equal(await says("Hogwarts"), "We do not know a place called “Hogwarts”. Try the nearest town, or choose an area from the list.");
  assert.equal(await says("SN99"), "We do not know the postcode SN99. We only know those in and around this county. Did you mean SN9 or SN10?");
  assert.equal(await says("SN10 1AA", BROKEN), "Postcodes could not be looked up just now. You can choose an area from the list.");
  assert.equal(await says("Swindon", BROKEN), await says("Swindon"));
  assert.equal(await says("  "), "");
  for (const text of ["Devizes or Swindon", "Devizess", "Hogwarts", "SN99"]) {
    const { problem, suggestions } = await whereabouts(text, DIRECTORY, PLACES, POSTCODES);
    const match = await says(text);
    assert.ok(match.startsWith(problem) && suggestions.every(({ name }) => match.includes(name)), match);
  }
});
