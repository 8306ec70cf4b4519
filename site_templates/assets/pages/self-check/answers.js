// Keeps the answers of one self-check on this device and nowhere else. Where
// the browser does not allow that, they last as long as the page.

// One set for each page of each site.
const KEY = `self-check ${location.pathname}`;

/** @type {Record<string, string>} */
let inMemory = {};

/** @returns {Record<string, string>} */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return inMemory;
  }
}

/**
 * Keep them; false where they will be gone with the page.
 * @param {Record<string, string>} answers
 */
export function keep(answers) {
  inMemory = answers;
  try {
    if (Object.keys(answers).length) localStorage.setItem(KEY, JSON.stringify(answers));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}
