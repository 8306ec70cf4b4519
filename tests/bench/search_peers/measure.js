// node measure.js LIBRARY INPUT: builds the library's index of INPUT's documents, asks its queries,
// and prints as JSON what was answered, and how long and how heavy it was.
//
//   {"documents": [{"id": …, "title": …, …}, …], "queries": ["…", …]}  →
//   {"build": ms, "open": ms, "query": ms, "library": bytes, "index": bytes, "answers": [[id, …], …]}
//
// Times are medians, weights are compressed.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";

const BUILDS = 5;
const ANSWERS = 50; // more than any provider has services

const [name, path] = process.argv.slice(2);
const { documents, queries } = JSON.parse(readFileSync(path, "utf8"));
const library = await import(`./${name}.js`);

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** @param {() => unknown} work */
async function timed(work) {
  const began = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - began };
}

const builds = [];
let index;
for (let turn = 0; turn < BUILDS; turn++) {
  const { value, milliseconds } = await timed(() => library.build(documents));
  builds.push(milliseconds);
  index = value;
}
const text = library.serialise(index);
const opens = [];
for (let turn = 0; turn < BUILDS; turn++) opens.push((await timed(() => library.open(text))).milliseconds);

for (const query of queries.slice(0, 50)) await library.search(index, query); // warms up
const answers = [];
const times = [];
for (const query of queries) {
  const { value, milliseconds } = await timed(() => library.search(index, query));
  times.push(milliseconds);
  answers.push(value.slice(0, ANSWERS));
}

const bundle = buildSync({
  entryPoints: [`${name}.js`],
  bundle: true,
  minify: true,
  format: "esm",
  write: false,
});
process.stdout.write(
  JSON.stringify({
    build: median(builds),
    open: median(opens),
    query: median(times),
    library: gzipSync(bundle.outputFiles[0].contents, { level: 6 }).length,
    index: gzipSync(text, { level: 6 }).length,
    answers,
  }),
);
