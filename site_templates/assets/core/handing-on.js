// Hands text on: into a file, or the clipboard, or, where the browser does not let us, to be copied by hand.

import { byId } from "./dom.js";

/**
 * Offer what the browser can do: `<prefix>-mail` leads to the letter, `<prefix>-share` is shown.
 * @param {string} prefix
 * @param {string} letter its address, "" where no e-mail can hold it
 */
export function offer(prefix, letter) {
  /** @type {HTMLAnchorElement} */
  const mail = byId(`${prefix}-mail`);
  mail.href = letter;
  mail.hidden = letter === "";
  byId(`${prefix}-share`).hidden = typeof navigator.share !== "function";
}

/**
 * Give the visitor a file to keep.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Let a button of the page copy, and say that it did.
 * @param {string} prefix
 * @param {"copy" | "copy-link"} button
 * @param {() => string} text
 * @param {(words: string) => void} say
 * @param {string} done
 */
export function copyBy(prefix, button, text, say, done) {
  byId(`${prefix}-${button}`).addEventListener("click", async () => say((await copy(prefix, text())) ? done : ""));
}

/**
 * Copy; where that fails, show the text in the page's `<prefix>-by-hand` and `<prefix>-text`.
 * @param {string} prefix
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
async function copy(prefix, text) {
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
