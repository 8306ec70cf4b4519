// The elements of a self-check: the questions, and what the answers mean.

import { byId, element, row } from "../../core/dom.js";

/** @typedef {import("./outcome.js").Answers} Answers */
/** @typedef {import("./outcome.js").Question} Question */
/** @typedef {import("./outcome.js").Setting} Setting */
/** @typedef {import("./state.js").Part} Part */
/** @typedef {import("./state.js").Screen} Screen */

/** @type {HTMLFormElement} */
export const form = byId("check");

/** @returns {Setting} */
export function setting() {
  const { lot = "", name = "", registration, what = "" } = form.dataset;
  return { lot, name, registration: /** @type {Setting["registration"]} */ (registration), care: what };
}

/** @returns {Question[]} */
export function questions() {
  return [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-criterion]"))].map((field) => {
    const { criterion = "", title, page = "", stage = "", mandatory, askedOf, aboutCqc = "" } = field.dataset;
    const text = (/** @type {string} */ where) => field.querySelector(where)?.textContent?.trim() ?? "";
    return {
      id: criterion,
      title: title ?? text("legend"),
      page,
      stage,
      mandatory: mandatory === "yes",
      regulatedOnly: askedOf === "regulated",
      unregulatedOnly: askedOf === "unregulated",
      aboutCqc,
      passes: text("[data-passes]"),
      evidence: text("[data-evidence]"),
      guidance: text("[data-guidance]"),
    };
  });
}

/** @returns {Record<string, string>} */
export function answers() {
  return /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
}

/** @param {Answers} given */
export function fill(given) {
  for (const input of form.querySelectorAll("input")) input.checked = given[input.name] === input.value;
}

export function begin() {
  byId("check-without").hidden = true;
  for (const id of ["check-kept", "check-clear"]) byId(id).hidden = false;
}

/** @param {Screen} screen */
export function show({ asked, ruledOut, progress, kept, verdict }) {
  for (const field of form.querySelectorAll("fieldset")) {
    field.hidden = !asked.has(field.dataset.care ?? field.dataset.criterion ?? "");
  }
  for (const stage of form.querySelectorAll("section")) {
    stage.hidden = ruledOut || !stage.querySelector("fieldset:not([hidden])");
  }
  byId("check-bar").hidden = ruledOut;
  byId("check-progress").textContent = progress;
  byId("check-kept").textContent = kept;
  byId("check-outcome").hidden = verdict === null;
  if (!verdict) return;
  byId("check-verdict").textContent = verdict.heading;
  byId("check-why").textContent = verdict.sentence;
  byId("check-talk").hidden = !verdict.talk;
  byId("check-others").hidden = !verdict.others || !byId("check-others").querySelector("li");
  byId("check-missing").replaceChildren(...verdict.parts.flatMap(part));
  const pack = document.getElementById("check-pack");
  if (pack) pack.hidden = !verdict.pack;
}

/**
 * A heading, and for each criterion what passes, what shows it and what helps.
 * @param {Part} part
 */
function part({ heading, questions }) {
  return [element("h3", {}, heading), ...questions.flatMap(lines)];
}

/** What the questions say already is not printed again. @param {Part["questions"][0]} question */
function lines({ page, title, passes, evidence, guidance, asked }) {
  const facts = [["What passes", passes], ["What shows it", evidence], ["What helps", guidance]];
  const rows = facts.filter(([, words]) => words).map(([label, words]) => row(label, words));
  return [element("h4", {}, element("a", { href: page }, title)), element("dl", { class: `fd-facts${asked && guidance ? " fd-check-printed" : ""}` }, ...rows)];
}
