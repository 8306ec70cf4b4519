// The search forms of other pages: a postcode typed there reaches the find page
// without standing in any request. Its first part goes in the address; the
// whole of it waits in this tab's own storage.

import { parse, takeOut } from "./postcodes.js";
import { tidy } from "./state.js";

const HANDED_OVER = "fd-near"; // as find.js has it

for (const form of document.querySelectorAll("form[data-find]")) {
  if (form instanceof HTMLFormElement) form.addEventListener("submit", (event) => leave(event, form));
}

/**
 * @param {SubmitEvent} event
 * @param {HTMLFormElement} form
 */
function leave(event, form) {
  const box = form.elements.namedItem("q");
  const field = form.querySelector("[data-near]");
  if (!(box instanceof HTMLInputElement)) return;
  const place = field instanceof HTMLInputElement ? tidy(field.value) : "";
  const typed = inWords(box.value);
  const postcode = (place ? inWords(place) : typed)?.postcode;
  const words = typed?.rest ?? tidy(box.value);
  const near = postcode?.outcode ?? place;
  if (!near) return;
  event.preventDefault();
  try {
    if (postcode?.inward) sessionStorage.setItem(HANDED_OVER, `${near} ${postcode.inward}`);
  } catch {
    // Storage may be barred; the first part will do.
  }
  const address = new URL(form.action);
  address.search = new URLSearchParams({ ...(words && { q: words }), near }).toString();
  location.assign(address);
}

/**
 * A whole postcode among the words, or the first part of one that is all of them.
 * @param {string} words
 */
function inWords(words) {
  const alone = parse(words);
  return alone ? { postcode: alone, rest: "" } : takeOut(words, () => false);
}
