// The elements of a provider's page: what was chosen of each service, and the message that comes of it.

import { byId } from "../../core/dom.js";

/** @typedef {import("./state.js").Chosen} Chosen */
/** @typedef {import("./state.js").Screen} Screen */
/** @typedef {import("./state.js").Setting} Setting */

/** @type {HTMLFormElement} */
export const form = byId("update");

/** @returns {Setting} */
export function setting() {
  const { from = "", detailsRight = "", months = "", monthsWithoutYear, subject = "", email = "" } = form.dataset;
  return { subject, email, words: { from, detailsRight, months: months.split(" "), monthsWithoutYear: Number(monthsWithoutYear) } };
}

/** @returns {HTMLFieldSetElement[]} */
function fields() {
  return [...form.querySelectorAll("fieldset")];
}

/** @param {HTMLFieldSetElement} field @param {string} which @returns {HTMLInputElement | null} */
function input(field, which) {
  return field.querySelector(`input${which}`);
}

/** @param {HTMLFieldSetElement} field @returns {Chosen} */
function chosen(field) {
  const places = input(field, ":checked[type=radio]");
  return {
    id: field.dataset.service ?? "",
    title: field.querySelector("legend")?.textContent?.trim() ?? "",
    places: places?.value ?? "",
    hasNumber: places?.hasAttribute("data-number") ?? false,
    hasDay: places?.hasAttribute("data-day") ?? false,
    free: input(field, "[data-free]")?.value ?? "",
    since: input(field, "[data-since]")?.value ?? "",
    right: input(field, "[data-right]")?.checked ?? false,
  };
}

/** What was chosen of each service, in the page's order. */
export function services() {
  return fields().map(chosen);
}

export function begin() {
  // A browser may have kept what was chosen before; the page says that nothing is.
  form.reset();
  form.hidden = false;
  byId("update-without").hidden = true;
  byId("update-result").hidden = false;
  /** @type {HTMLDetailsElement} */
  const paper = byId("update-paper");
  paper.open = false;
}

/** @param {Screen} screen */
export function show({ faults, progress, lead, text, mail, tooLong }) {
  for (const field of fields()) {
    const { id, hasNumber, hasDay } = chosen(field);
    part(field, "[data-of-number]").hidden = !hasNumber;
    part(field, "[data-of-day]").hidden = !hasDay;
    part(field, "[data-more]").hidden = !hasNumber && !hasDay;
    const fault = faults.get(id);
    for (const words of /** @type {NodeListOf<HTMLElement>} */ (field.querySelectorAll("[data-wrong]"))) {
      const which = words.dataset.wrong ?? "";
      const wrong = fault?.field === which;
      words.textContent = wrong ? fault.words : "";
      const typed = input(field, `[data-${which}]`);
      if (wrong) typed?.setAttribute("aria-invalid", "true");
      else typed?.removeAttribute("aria-invalid");
    }
  }
  byId("update-progress").textContent = progress;
  byId("update-lead").textContent = lead;
  byId("update-ready").hidden = !text;
  byId("update-lines").textContent = text;
  byId("update-too-long").textContent = tooLong;
  byId("update-too-long").hidden = !tooLong;
  /** @type {HTMLAnchorElement} */
  const link = byId("update-mail");
  link.hidden = !mail;
  link.href = mail || "mailto:";
  say("");
}

/** @param {string} words what was done */
export function say(words) {
  byId("update-done").textContent = words;
}

/** @param {HTMLElement} field @param {string} which @returns {HTMLElement} */
function part(field, which) {
  const found = field.querySelector(which);
  if (!found) throw new Error(`The page has no ${which}`);
  return /** @type {HTMLElement} */ (found);
}
