// Where somebody is: one resolver, and the two pages that go by it know the same places.

import assert from "node:assert/strict";
import { test } from "node:test";

import { gazetteer, resolve } from "../../site_templates/assets/core/place.js";
import { whereabouts } from "../../site_templates/assets/pages/find/near.js";
import { understand } from "../../site_templates/assets/pages/match/place.js";

const DIRECTORY = {
  areas: {
    devizes: { name: "Devizes", at: [51.35, -1.99], places: ["Potterne", "Hindon", "devises"] },
    trowbridge: { name: "Trowbridge", at: [51.32, -2.21], places: ["Holt", "Bath", "trowbrige"] },
    rwb: { name: "Royal Wootton Bassett", at: [51.54, -1.9], places: ["swindin", "wootton basset"] },
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
  return `? ${found.kind === "unknown" ? (found.like?.name ?? "") : found.like.join(" ")}`.trim();
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
      kind: "near", near: { name: "Swindon", id: "swindon", at: [51.558, -1.781], areas: [] }, words: says,
    });
  }
});

test("a match goes by what the address holds: the outcode's middle, and the area of the postcode", async () => {
  const whole = await understand("SN10 1AA", DIRECTORY, PLACES, POSTCODES);
  assert.deepEqual(whole.near, { name: "SN10", id: "SN10", at: [51.35, -1.99], areas: ["devizes", "trowbridge"] });
  assert.equal(whole.area, "devizes");
  assert.match(whole.words, /^SN10 1AA is in Devizes\. Distances are from the middle of SN10/);
});

test("what a match says of a place", async () => {
  const says = async (text, postcodes = POSTCODES) => (await understand(text, DIRECTORY, PLACES, postcodes)).words;
  assert.equal(await says("devises"), "We took “devises” for Devizes. Devizes: distances are from the middle of the area.");
  assert.equal(await says("Potterne"), "Potterne is in the area of Devizes. Distances are from the middle of it.");
  assert.equal(await says("Devizes or Swindon"), "We can match from one place at a time: Devizes or Swindon?");
  assert.equal(await says("Devizess"), "We do not know that place. Did you mean Devizes?");
  assert.equal(await says("SN99"), "We hold no postcodes that begin with SN99. Did you mean SN9 or SN10? Or choose an area.");
  assert.equal(await says("SN10 1AA", BROKEN), "The postcodes could not be loaded just now. Choose an area instead.");
  assert.equal(await says("Swindon", BROKEN), await says("Swindon"));
  assert.equal(await says("  "), "");
});
