// What the page knows of every listed service, and what people call things.
// The shapes stand in generator/site/browser/service_list.py and vocabulary.py.

/** @typedef {import("./postcodes.js").At} At */
/**
 * @typedef {object} Service
 * @property {string} id
 * @property {string} title
 * @property {string} provider
 * @property {string} type
 * @property {readonly string[]} areas
 * @property {readonly string[]} needs
 * @property {readonly string[]} access
 * @property {At} [at]
 * @property {string} where
 * @property {string} availability
 * @property {string} places
 * @property {{ from?: number, to?: number, unit?: string }} price
 * @property {string} cost
 * @property {string} rated
 * @property {string | null} said
 * @property {string | null} checked
 * @property {{ age: readonly string[], price: string, rating: string, "self-funders": string }} bands
 */
/** @typedef {{ name: string, at?: At, places: readonly string[] }} Area */
/** @typedef {{ name: string, at: At, outcodes: readonly string[] }} Outside a town beyond the border */
/**
 * @typedef {object} Directory
 * @property {Readonly<Record<string, string>>} types
 * @property {Readonly<Record<string, string>>} pictures outlines of the types, in a square of 24
 * @property {Readonly<Record<string, Area>>} areas
 * @property {Readonly<Record<string, Outside>>} outside
 * @property {string} region
 * @property {Readonly<Record<string, string>>} needs
 * @property {Readonly<Record<string, string>>} access
 * @property {Readonly<Record<string, string>>} units
 * @property {readonly Service[]} services
 */
/** @typedef {{ words: string, types: readonly string[], needs: readonly string[] }} Thought */
/**
 * What is not listed here, and who can help instead; each call is who answers and the number.
 * @typedef {object} Elsewhere
 * @property {readonly string[]} words
 * @property {string} says
 * @property {boolean} urgent
 * @property {readonly (readonly [name: string, phone: string, href: string])[]} calls
 * @property {readonly [text: string, address: string]} [link]
 */
/**
 * @typedef {object} Words
 * @property {Readonly<Record<string, readonly string[]>>} types
 * @property {Readonly<Record<string, readonly string[]>>} needs
 * @property {Readonly<Record<string, readonly string[]>>} access
 * @property {Readonly<Record<string, Thought>>} thoughts
 * @property {readonly Elsewhere[]} elsewhere what is urgent first
 * @property {string} seen words that services use of themselves
 */

/** @type {Words} */
const NO_WORDS = { types: {}, needs: {}, access: {}, thoughts: {}, elsewhere: [], seen: "" };

/**
 * Every listed service. Rejects where it cannot be loaded.
 * @param {URL} root the site's root
 * @returns {Promise<Directory>}
 */
export function loadDirectory(root) {
  return json(new URL("find/services.json", root));
}

/**
 * What people call things; nothing where it cannot be loaded, as the page works without.
 * @param {URL} root
 * @returns {Promise<Words>}
 */
export async function loadWords(root) {
  try {
    return await json(new URL("find/words.json", root));
  } catch {
    return NO_WORDS;
  }
}

/**
 * @param {URL} address
 * @returns {Promise<any>}
 */
export async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname} cannot be loaded`);
  return answer.json();
}
