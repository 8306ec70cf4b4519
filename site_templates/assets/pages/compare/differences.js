// Lays the facts of several services side by side, and says which of them differ.

/** @typedef {import("../../core/facts.js").ServicePage} ServicePage */
/** @typedef {{ words: string, shared: boolean }} Item `shared`: whether all the services have it */
/**
 * @typedef {object} Row
 * @property {string} label
 * @property {readonly string[]} cells one for each service
 * @property {readonly (readonly Item[])[]} items one list for each service, empty where its cell is no list
 * @property {boolean} differs
 */

const NOT_SAID = "Not said";

/**
 * One row for each fact that any of the services has, in the order of their pages.
 * @param {readonly ServicePage[]} services
 * @returns {Row[]}
 */
export function rows(services) {
  const facts = services.map(
    ({ facts, contacts }) => new Map([...facts, ...contacts].map((fact) => [fact.name, fact])),
  );
  return inOrder(facts.map((of) => [...of.keys()])).map((name) => {
    const those = facts.map((of) => of.get(name));
    const label = those.find(Boolean)?.label ?? name;
    const cells = those.map((fact) => fact?.words || NOT_SAID);
    const items = marked(those.map((fact) => fact?.items ?? []));
    const lists = items.every((list) => list.length > 0);
    // The same things in another order are no difference.
    const differs = lists ? items.some((list) => list.some(({ shared }) => !shared)) : new Set(cells).size > 1;
    return { label, cells, items, differs };
  });
}

/**
 * What all have comes first, so that the eye finds what only some have.
 * @param {readonly (readonly string[])[]} lists
 */
function marked(lists) {
  const shared = (/** @type {string} */ words) => lists.every((list) => list.includes(words));
  return lists.map((list) => {
    const all = list.map((words) => ({ words, shared: shared(words) }));
    return [...all.filter((item) => item.shared), ...all.filter((item) => !item.shared)];
  });
}

/**
 * All names once; one that only some have comes after the one that it follows there.
 * @param {readonly (readonly string[])[]} lists
 */
function inOrder(lists) {
  /** @type {string[]} */
  const all = [];
  for (const list of lists) {
    let after = -1;
    for (const name of list) {
      const at = all.indexOf(name);
      if (at >= 0) {
        after = at;
      } else {
        after += 1;
        all.splice(after, 0, name);
      }
    }
  }
  return all;
}
