// Lays the facts of several services side by side: what differs of what people choose by, what is the
// same for all, and what is each one's own and therefore no difference.

/** @typedef {import("../../core/facts.js").Fact} Fact */
/** @typedef {import("../../core/facts.js").ServicePage} ServicePage */
/** @typedef {{ words: string, has: readonly boolean[] }} Item one of several things, and which of the services have it */
/**
 * @typedef {object} Row one fact of all services
 * @property {string} name
 * @property {string} label
 * @property {readonly (Fact | null)[]} facts one for each service; null where its page does not say
 * @property {readonly string[]} shared where the services have several things, those that all of them have
 * @property {readonly Item[]} items and those that only some of them have
 */
/**
 * @typedef {object} Comparison
 * @property {readonly Row[]} differing what people choose by and is not the same, what matters most first
 * @property {readonly Row[]} same what is the same for all
 * @property {readonly Row[]} own what is each one's own
 * @property {readonly (readonly Fact[])[]} ways how to reach each of them
 */

// What people choose by, in the order of its weight. What is in neither list comes behind it.
const CHOOSING = ["type", "places", "price", "where", "areas", "needs", "ages", "rating", "feedback", "days", "access", "languages", "self-funders"];
const OWN = ["covers", "provider", "capacity", "how-to-start", "checked"];

/**
 * @param {readonly ServicePage[]} services
 * @returns {Comparison}
 */
export function compared(services) {
  const all = rows(services);
  const chosenBy = all.filter(({ name }) => !OWN.includes(name)).sort((a, b) => placeOf(a) - placeOf(b));
  const differ = (/** @type {Row} */ row) => services.length === 1 || !isSame(row);
  return {
    differing: chosenBy.filter(differ),
    same: chosenBy.filter((row) => !differ(row)),
    own: OWN.flatMap((name) => all.filter((row) => row.name === name)),
    ways: services.map(({ contacts }) => contacts),
  };
}

/** @param {Row} row */
function placeOf({ name }) {
  const at = CHOOSING.indexOf(name);
  return at < 0 ? CHOOSING.length : at;
}

/**
 * What a fact says where it is compared.
 * @param {Fact | null} fact
 */
export function inBrief(fact) {
  return fact?.brief ?? fact?.words ?? "";
}

/**
 * One row for each fact that any of the services has, in the order of their pages.
 * @param {readonly ServicePage[]} services
 * @returns {Row[]}
 */
function rows(services) {
  const facts = services.map((service) => new Map(service.facts.flatMap(withRest).map((fact) => [fact.name, fact])));
  return inOrder(facts.map((of) => [...of.keys()])).map((name) => {
    const those = facts.map((of) => of.get(name) ?? null);
    const lists = services.length > 1 ? those.map((fact) => fact?.items ?? []) : [];
    const items = inOrder(lists).map((words) => ({ words, has: lists.map((list) => list.includes(words)) }));
    return {
      name,
      label: those.find(Boolean)?.label ?? name,
      facts: those,
      shared: items.filter(({ has }) => has.every(Boolean)).map(({ words }) => words),
      items: items.filter(({ has }) => !has.every(Boolean)),
    };
  });
}

/**
 * What follows the price itself is a fact of its own.
 * @param {Fact} fact
 * @returns {Fact[]}
 */
function withRest(fact) {
  const rest = fact.brief ? fact.words.slice(fact.brief.length).replace(/^\. /, "") : "";
  return rest && fact.name === "price" ? [fact, { name: "covers", label: "What the price covers", words: rest }] : [fact];
}

/**
 * The same things in another order are no difference.
 * @param {Row} row
 */
function isSame({ facts, shared, items }) {
  return shared.length + items.length ? items.length === 0 : new Set(facts.map(inBrief)).size === 1;
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
