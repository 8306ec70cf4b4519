// Orama: BM25 over weighted fields, any of the words, beginnings of words. One slip is let pass only in
// words that nothing has: to Orama what has a slip is as good as what has none. The weights' square
// roots answered better than the weights.

import { create, insertMultiple, load, save, search as ask } from "@orama/orama";
import { WEIGHTS, words } from "./text.js";

const SCHEMA = Object.fromEntries(Object.keys(WEIGHTS).map((field) => [field, "string"]));
const BOOST = Object.fromEntries(Object.entries(WEIGHTS).map(([field, weight]) => [field, Math.sqrt(weight)]));
const OPTIONS = { boost: BOOST, threshold: 1, limit: 100 };

const empty = () =>
  create({
    schema: SCHEMA,
    components: { tokenizer: { language: "english", normalizationCache: new Map(), tokenize: words } },
  });

export async function build(documents) {
  const index = empty();
  await insertMultiple(index, documents, 500);
  return index;
}

export const serialise = (index) => JSON.stringify(save(index));

export function open(text) {
  const index = empty();
  load(index, JSON.parse(text));
  return index;
}

export async function search(index, text) {
  const terms = { exact: [], slips: [] };
  for (const term of new Set(words(text))) {
    const { count } = await ask(index, { ...OPTIONS, term, limit: 1 });
    terms[count || term.length < 5 ? "exact" : "slips"].push(term);
  }
  const scores = new Map();
  for (const [tolerance, some] of [terms.exact, terms.slips].entries()) {
    if (!some.length) continue;
    const { hits } = await ask(index, { ...OPTIONS, term: some.join(" "), tolerance });
    for (const { id, score } of hits) scores.set(id, (scores.get(id) ?? 0) + score);
  }
  return [...scores].sort((one, other) => other[1] - one[1]).map(([id]) => id);
}
