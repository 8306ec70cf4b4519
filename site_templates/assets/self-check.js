// The self-check: takes the questions from the page, keeps the answers on this
// device, and says what they mean.

import { keep, kept } from "./join/answers.js";
import { asCsv, asText, judge, words } from "./join/outcome.js";

/** @typedef {import("./join/outcome.js").Question} Question */

const form = /** @type {HTMLFormElement} */ (document.getElementById("check"));
const lot = form.dataset.lot ?? "";
const registration = /** @type {import("./join/outcome.js").Registration} */ (form.dataset.registration);
/** @type {Question[]} */
const questions = [...form.querySelectorAll("[data-criterion]")].map(question);

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {Element} field @returns {Question} */
function question(field) {
  const { criterion = "", stage = "", mandatory, regulated } = /** @type {HTMLElement} */ (field).dataset;
  const text = (/** @type {string} */ where) => field.querySelector(where)?.textContent?.trim() ?? "";
  return {
    id: criterion,
    title: text("legend"),
    stage,
    mandatory: mandatory === "yes",
    regulatedOnly: regulated === "yes",
    passes: text("[data-passes]"),
    evidence: text("[data-evidence]"),
    guidance: text("[data-guidance]"),
  };
}

/** @returns {Record<string, string>} */
function answers() {
  return /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
}

/** @param {Record<string, string>} found */
function fill(found) {
  for (const input of form.querySelectorAll("input")) input.checked = found[input.name] === input.value;
}

/** Hide what does not apply, and keep what was answered. */
function follow() {
  const now = answers();
  const asked = new Set(judge(questions, now, registration).asked.map((each) => each.id));
  for (const field of form.querySelectorAll("[data-criterion]")) {
    /** @type {HTMLElement} */ (field).hidden = !asked.has(/** @type {HTMLElement} */ (field).dataset.criterion ?? "");
  }
  const lasting = keep(now);
  byId("check-kept").textContent = lasting
    ? "Your answers are kept on this device, so you can come back later."
    : "This browser does not keep your answers. They are gone when you leave this page.";
}

function show() {
  const outcome = judge(questions, answers(), registration);
  const [heading, sentence] = words(outcome, lot);
  byId("check-verdict").textContent = heading;
  byId("check-why").textContent = sentence;
  byId("check-missing").replaceChildren(
    ...part("What is missing, and how to show it", outcome.missing),
    ...part("What you could still add", outcome.better),
    ...part("Not answered yet", outcome.verdict === "unfinished" ? outcome.open : []),
  );
  byId("check-others").hidden = outcome.verdict !== "not-this-lot" || !byId("check-others").querySelector("li");
  const pack = document.getElementById("check-pack");
  if (pack) pack.hidden = outcome.verdict !== "ready" && outcome.verdict !== "not-yet";
  byId("check-outcome").hidden = false;
  byId("check-verdict").focus();
}

/** @param {string} heading @param {readonly Question[]} missing */
function part(heading, missing) {
  if (!missing.length) return [];
  const title = document.createElement("h3");
  title.textContent = heading;
  const list = document.createElement("ul");
  list.append(...missing.map(line));
  return [title, list];
}

/** @param {Question} each */
function line(each) {
  const item = document.createElement("li");
  const name = document.createElement("strong");
  name.textContent = `${each.title}. `;
  item.append(name, [each.passes, each.evidence, each.guidance].filter(Boolean).join(" "));
  return item;
}

/** @param {string} name @param {string} type @param {string} text */
function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function start() {
  byId("check-without").hidden = true;
  for (const id of ["check-kept", "check-show", "check-clear"]) byId(id).hidden = false;
  fill(kept());
  follow();
  form.addEventListener("change", () => {
    follow();
    byId("check-outcome").hidden = true;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  byId("check-clear").addEventListener("click", () => {
    fill({});
    follow();
    byId("check-outcome").hidden = true;
    form.querySelector("input")?.focus();
  });
  byId("check-print").addEventListener("click", () => window.print());
  byId("check-text").addEventListener("click", () => {
    const now = answers();
    save("self-check.txt", "text/plain;charset=utf-8", asText(judge(questions, now, registration), now, lot));
  });
  byId("check-csv").addEventListener("click", () => {
    const now = answers();
    save("self-check.csv", "text/csv;charset=utf-8", asCsv(judge(questions, now, registration), now));
  });
}

start();
