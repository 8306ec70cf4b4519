// What the page knows of every listed service, and what people call things. The shapes are
// those of generator/schemas/browser/, from which the types are made.

/** @typedef {import("../../types/services").ListedServices} ListedServices as they come: services in columns */
/** @typedef {import("../../types/services").Service} Service */
/** @typedef {import("../../types/services").Availability} Availability */
/** @typedef {import("../../types/services").Area} Area */
/** @typedef {import("../../types/services").Outside} Outside a town beyond the border */
/** @typedef {Omit<ListedServices, "services"> & { services: readonly Service[] }} Directory */
/** @typedef {import("../../types/hits").Hits} TextHits what each result of the index is */
/** @typedef {import("../../types/pages").SitePages} SitePages */
/** @typedef {import("../../types/pages").SitePage} SitePage */
/** @typedef {import("../../types/words").Words} Words */
/** @typedef {import("../../types/words").Thought} Thought */
/** @typedef {import("../../types/words").Elsewhere} Elsewhere what is not listed here, and who can help instead */

/** Nothing but the names of the list. @type {Words} */
export const NO_WORDS = {
  types: {}, needs: {}, access: {}, languages: {}, thoughts: {}, elsewhere: [], groups: {}, small: [], everyday: [],
  cheap: [], alike: [], often_misspelt: [], spelt_right: [], in_languages: {},
};

/**
 * Every listed service. Rejects where it cannot be loaded.
 * @param {URL} root the site's root
 * @returns {Promise<Directory>}
 */
export async function loadDirectory(root) {
  return unpacked(await json(new URL("find/services.json", root)));
}

/**
 * The services as records: the nth of each column makes the nth service.
 * @param {ListedServices} listed
 * @returns {Directory}
 */
export function unpacked({ services: columns, ...names }) {
  const filled = Object.entries(columns).map(([name, column]) => ({
    name,
    cells: Array.isArray(column) ? column : column.rows.map((row) => column.values[row]),
  }));
  const services = (filled[0]?.cells ?? []).map((_, i) => {
    const cells = filled.map((column) => /** @type {const} */ ([column.name, column.cells[i]]));
    const present = cells.filter(([name, value]) => name !== "at" || value !== null);
    // The build has checked each record by the schema of a service before it made columns of them.
    return /** @type {Service} */ (/** @type {unknown} */ (Object.fromEntries(present)));
  });
  return { ...names, services };
}

/**
 * Whether there is room, never without its day: "Waiting list, updated 6 November 2026".
 * @param {Availability} availability
 */
export function inFull({ words, updated }) {
  return updated ? `${words}, ${updated}` : words;
}

/**
 * What people call things; null where it cannot be loaded or is not what it should be: the page works
 * without, and has to say so.
 * @param {URL} root
 * @returns {Promise<Words | null>}
 */
export async function loadWords(root) {
  try {
    const words = await json(new URL("find/words.json", root));
    const whole = Object.entries(NO_WORDS).every(([name, part]) => words[name] instanceof Object && Array.isArray(words[name]) === Array.isArray(part));
    return whole ? words : null;
  } catch {
    return null;
  }
}

/**
 * The pages that explain something; none where they cannot be loaded.
 * @param {URL} root
 * @returns {Promise<readonly SitePage[]>}
 */
export async function loadPages(root) {
  try {
    const { pages } = await /** @type {Promise<SitePages>} */ (json(new URL("find/pages.json", root)));
    return Array.isArray(pages) ? pages : [];
  } catch {
    return [];
  }
}

/**
 * What stands at an address: T is what the build has checked it to be. Rejects where it cannot be loaded.
 * @template T
 * @param {URL} address
 * @returns {Promise<T>}
 */
export async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname} cannot be loaded`);
  return answer.json();
}
