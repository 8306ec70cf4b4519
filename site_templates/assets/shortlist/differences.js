// Lays the facts of several services side by side, and says which of them differ.

/** @typedef {import("./facts.js").Service} Service */
/** @typedef {{ label: string, cells: readonly string[], differs: boolean }} Row */

const NOT_SAID = "Not said";

/**
 * One row for each fact that any of the services has, in the order of their pages.
 * @param {readonly Service[]} services
 * @returns {Row[]}
 */
export function rows(services) {
  const facts = services.map(
    ({ facts, contacts }) => new Map([...facts, ...contacts].map(({ label, words }) => [label, words])),
  );
  return inOrder(facts.map((of) => [...of.keys()])).map((label) => {
    const cells = facts.map((of) => of.get(label) || NOT_SAID);
    return { label, cells, differs: new Set(cells).size > 1 };
  });
}

/**
 * All labels once; one that only some have comes after the one that it follows there.
 * @param {readonly (readonly string[])[]} lists
 */
function inOrder(lists) {
  /** @type {string[]} */
  const all = [];
  for (const list of lists) {
    let after = -1;
    for (const label of list) {
      const at = all.indexOf(label);
      if (at >= 0) {
        after = at;
      } else {
        after += 1;
        all.splice(after, 0, label);
      }
    }
  }
  return all;
}
