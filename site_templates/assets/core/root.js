// Where the site begins: every address that a script makes starts here.

export const root = new URL("../../../", import.meta.url);

/**
 * The address of a service's page.
 * @param {string} id
 */
export function pageOf(id) {
  return new URL(`services/${encodeURIComponent(id)}/`, root).href;
}
