// How the search form of another page hands over what was typed there: behind the
// # of the find page's address, which no browser sends. Of a postcode the first
// part alone stands there; the whole of it waits in this tab's own storage.

const KEY = "fd-near";

/**
 * @param {string} find the address of the find page
 * @param {string} words
 * @param {string} near a place, or the first part of a postcode
 */
export function addressFor(find, words, near) {
  const address = new URL(find);
  address.hash = new URLSearchParams({ q: words, near }).toString();
  return address;
}

/**
 * The query that stands behind the #; null where the # is that of a place in the page.
 * @param {string} hash
 */
export function queryIn(hash) {
  return hash.includes("=") ? `?${hash.slice(1)}` : null;
}

/** @param {string} postcode a whole one */
export function leaveWaiting(postcode) {
  try {
    sessionStorage.setItem(KEY, postcode);
  } catch {
    // Storage may be barred; the first part will do.
  }
}

/** What waits, which is then gone; null where nothing does. */
export function takeWaiting() {
  try {
    const postcode = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return postcode;
  } catch {
    return null;
  }
}
