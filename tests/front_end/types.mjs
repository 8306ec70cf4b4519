// The types of what the build hands to the scripts, from its schemas: `npm run types` writes
// them to site_templates/types/, and with --check says which are out of date.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { compileFromFile } from "json-schema-to-typescript";

const SCHEMAS = new URL("../../generator/schemas/browser/", import.meta.url);
const TYPES = new URL("../../site_templates/types/", import.meta.url);
const OPTIONS = {
  bannerComment: "// Made from generator/schemas/browser/ by tests/front_end/types.mjs.",
  additionalProperties: false,
  unreachableDefinitions: true,
};
// Says of each type no more than its name does.
const REFERENCE = /^ \*(?: \*)?\n? \* This interface was referenced by [^\n]*\n \* via [^\n]*\n|^\/\*\*\n \* This interface was referenced by [^\n]*\n \* via [^\n]*\n \*\/\n/gm;

for (const name of (await readdir(SCHEMAS)).sort()) {
  const made = (await compileFromFile(new URL(name, SCHEMAS).pathname, OPTIONS)).replace(REFERENCE, "");
  const target = new URL(name.replace(".schema.json", ".d.ts"), TYPES);
  if (!process.argv.includes("--check")) await writeFile(target, made);
  else if ((await readFile(target, "utf8").catch(() => "")) !== made) {
    console.error(`${target.pathname} is out of date: npm --prefix tests/front_end run types`);
    process.exitCode = 1;
  }
}
