// Hands text on: to the clipboard, or, where the browser does not let us, to be copied by hand.

import { byId } from "../find/element.js";

/**
 * Copy; where that fails, show the text in the page's `<prefix>-by-hand` and `<prefix>-text`.
 * @param {string} prefix
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(prefix, text) {
  const byHand = byId(`${prefix}-by-hand`);
  try {
    await navigator.clipboard.writeText(text);
    byHand.hidden = true;
    return true;
  } catch {
    byHand.hidden = false;
    /** @type {HTMLTextAreaElement} */
    const area = byId(`${prefix}-text`);
    area.value = text;
    area.focus();
    area.select();
    return false;
  }
}
