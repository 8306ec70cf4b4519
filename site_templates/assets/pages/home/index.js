// The search forms of other pages: what is typed there reaches the find page and stands in no request.

import { addressFor, leaveWaiting } from "../../core/handed.js";
import { parse, takeOut } from "../../core/postcodes.js";
import { tidy } from "../find/state.js";

for (const form of document.querySelectorAll("form[data-find]")) {
  if (form instanceof HTMLFormElement) form.addEventListener("submit", (event) => leave(event, form));
}

/**
 * @param {SubmitEvent} event
 * @param {HTMLFormElement} form
 */
function leave(event, form) {
  const typed = said(form, "[data-words]");
  const place = said(form, "[data-near]");
  if (!typed && !place) return;
  event.preventDefault();
  const among = inWords(typed);
  const postcode = (place ? inWords(place) : among)?.postcode;
  const words = among?.rest ?? typed;
  const near = postcode?.outcode ?? place;
  if (postcode?.inward) leaveWaiting(`${near} ${postcode.inward}`);
  location.assign(addressFor(form.action, words, near));
}

/**
 * @param {HTMLFormElement} form
 * @param {string} selector
 */
function said(form, selector) {
  const field = form.querySelector(selector);
  return field instanceof HTMLInputElement ? tidy(field.value) : "";
}

/**
 * A whole postcode among the words, or the first part of one that is all of them.
 * @param {string} words
 */
function inWords(words) {
  const alone = parse(words);
  return alone ? { postcode: alone, rest: "" } : takeOut(words, () => false);
}
