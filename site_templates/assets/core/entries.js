// What a shortlist holds: the ids of services, each with the name that it had when it was chosen.

/** @typedef {{ id: string, name: string }} Entry */
/**
 * A list that an address carries.
 * @typedef {object} Sent
 * @property {readonly string[]} ids
 * @property {number} unreadable how many were no ids at all
 * @property {number} cut how many more than MOST there were
 */

/** No list is longer: each service on it is a page to read. */
export const MOST = 30;

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 80; // as in services.schema.json
const LONGEST_NAME = 120;

/**
 * @param {unknown} id
 * @returns {id is string}
 */
export function isId(id) {
  return typeof id === "string" && id.length <= LONGEST_ID && ID.test(id);
}

/**
 * The entries of a list that was kept as text. Whatever cannot be read is left out.
 * @param {string | null} text
 * @returns {Entry[]}
 */
export function fromText(text) {
  let found;
  try {
    found = JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
  if (!Array.isArray(found)) return [];
  const entries = found.filter((entry) => isId(entry?.id)).map(({ id, name }) => entry(id, name));
  return once(entries).slice(0, MOST);
}

/**
 * @param {string} id
 * @param {unknown} name
 * @returns {Entry}
 */
export function entry(id, name) {
  const words = typeof name === "string" ? name.replace(/\s+/g, " ").trim() : "";
  return { id, name: words.slice(0, LONGEST_NAME) };
}

/**
 * The ids that an address carries, such as "?ids=a,b,c"; null where it carries no list.
 * @param {string} query
 * @param {string} name of the part that carries them
 * @returns {Sent | null}
 */
export function fromAddress(query, name = "ids") {
  const given = new URLSearchParams(query).getAll(name);
  if (given.length === 0) return null;
  const all = [...new Set(given.join(",").split(/[\s,]+/).filter(Boolean))];
  const ids = all.filter(isId);
  return {
    ids: ids.slice(0, MOST),
    unreadable: all.length - ids.length,
    cut: Math.max(0, ids.length - MOST),
  };
}

/**
 * What an address carries, with the names that are known here; without that, the visitor's own list.
 * @param {Sent | null} sent
 * @param {readonly Entry[]} own
 * @returns {readonly Entry[]}
 */
export function named(sent, own) {
  if (!sent) return own;
  const names = new Map(own.map(({ id, name }) => [id, name]));
  return sent.ids.map((id) => entry(id, names.get(id)));
}

/**
 * The query of an address that carries the ids.
 * @param {readonly string[]} ids
 */
export function toAddress(ids) {
  return `?ids=${ids.join(",")}`;
}

/**
 * How many, in words: "No services", "1 service", "1,200 services".
 * @param {number} count
 */
export function services(count) {
  if (count === 0) return "No services";
  return count === 1 ? "1 service" : `${count.toLocaleString("en-GB")} services`;
}

/** @param {readonly Entry[]} entries */
function once(entries) {
  return [...new Map(entries.map((each) => [each.id, each])).values()];
}
