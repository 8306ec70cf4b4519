// The search forms of other pages: a postcode typed there reaches the find page
// without standing in any request. Its first part goes in the address; the
// whole of it waits in this tab's own storage.

import { parse, takeOut } from "./postcodes.js";

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
  if (!(box instanceof HTMLInputElement)) return;
  const alone = parse(box.value);
  const taken = alone ? { postcode: alone, rest: "" } : takeOut(box.value, () => false);
  if (!taken) return;
  event.preventDefault();
  const { outcode, inward } = taken.postcode;
  try {
    if (inward) sessionStorage.setItem(HANDED_OVER, `${outcode} ${inward}`);
  } catch {
    // Storage may be barred; the first part will do.
  }
  const address = new URL(form.action);
  address.search = new URLSearchParams({ ...(taken.rest && { q: taken.rest }), near: outcode }).toString();
  location.assign(address);
}
