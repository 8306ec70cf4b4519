// FlexSearch: it has an order of its own in each field, and no score over several or over words. So
// each word is asked alone, and a service gets the weights of the fields that have it, times how rare
// the word is. "tolerant" lets one letter be missing, doubled or swapped.

import FlexSearch from "flexsearch";
import { WEIGHTS, words } from "./text.js";

const ALL = 1_000_000;

const empty = () =>
  new FlexSearch.Document({
    document: { id: "id", index: Object.keys(WEIGHTS) },
    tokenize: "tolerant",
    encode: words,
    resolution: 9,
  });

export function build(documents) {
  const index = empty();
  for (const one of documents) index.add(one);
  index.services = documents.length;
  return index;
}

export function serialise(index) {
  const parts = {};
  index.export((key, data) => {
    parts[key] = data;
  });
  return JSON.stringify(parts);
}

export function open(text) {
  const index = empty();
  for (const [key, data] of Object.entries(JSON.parse(text))) index.import(key, data);
  return index;
}

export function search(index, text) {
  const scores = new Map();
  for (const word of new Set(words(text))) {
    const weights = new Map();
    for (const { field, result } of index.search(word, { limit: ALL })) {
      for (const id of result) weights.set(id, (weights.get(id) ?? 0) + WEIGHTS[field]);
    }
    const rarity = Math.log(1 + index.services / weights.size);
    for (const [id, weight] of weights) scores.set(id, (scores.get(id) ?? 0) + weight * rarity);
  }
  return [...scores].sort((one, other) => other[1] - one[1]).map(([id]) => id);
}
