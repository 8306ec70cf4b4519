// The self-check: takes the questions from the page, keeps the answers on this
// device, and says what they mean.

import { keep, kept } from "./answers.js";
import { asCsv, asText, judge, words } from "./outcome.js";
import { part } from "./parts.js";
import "../joining/index.js";

/** @typedef {import("./outcome.js").Question} Question */

const form = /** @type {HTMLFormElement} */ (document.getElementById("check"));
/** @type {import("./outcome.js").Setting} */
const setting = {
  lot: form.dataset.lot ?? "",
  name: form.dataset.name ?? "",
  registration: /** @type {import("./outcome.js").Setting["registration"]} */ (form.dataset.registration),
  care: form.dataset.what ?? "",
};
/** @type {Question[]} */
const questions = [...form.querySelectorAll("[data-criterion]")].map(question);

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {Element} field @returns {Question} */
function question(field) {
  const { criterion = "", page = "", stage = "", mandatory, regulated } = /** @type {HTMLElement} */ (field).dataset;
  const text = (/** @type {string} */ where) => field.querySelector(where)?.textContent?.trim() ?? "";
  return {
    id: criterion,
    title: text("legend"),
    page,
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

function outcome() {
  return judge(questions, answers(), setting.registration);
}

/** @param {Record<string, string>} found */
function fill(found) {
  for (const input of form.querySelectorAll("input")) input.checked = found[input.name] === input.value;
}

/** Hide what does not apply, keep what was answered, and say how far it has come. */
function follow() {
  const now = outcome();
  const ruledOut = now.verdict === "not-this-lot";
  const asked = new Set([...now.cqc, ...(ruledOut ? [] : now.asked.map((each) => each.id))]);
  for (const field of form.querySelectorAll("fieldset")) {
    field.hidden = !asked.has(field.dataset.criterion ?? field.dataset.care ?? "");
  }
  for (const heading of form.querySelectorAll("h2")) heading.hidden = ruledOut;
  const all = now.asked.length + now.cqc.length;
  byId("check-bar").hidden = ruledOut;
  byId("check-progress").textContent = `${all - now.left} of ${all} answered`;
  byId("check-kept").textContent = keep(answers())
    ? "Your answers are kept on this device, so you can come back later."
    : "This browser does not keep your answers. They are gone when you leave this page.";
  byId("check-outcome").hidden = true;
  if (ruledOut) show();
}

function show() {
  const found = outcome();
  const ruledOut = found.verdict === "not-this-lot";
  const [heading, sentence] = words(found, setting);
  byId("check-verdict").textContent = heading;
  byId("check-why").textContent = sentence;
  byId("check-talk").hidden = found.verdict !== "talk-first";
  byId("check-others").hidden = !ruledOut || !byId("check-others").querySelector("li");
  byId("check-missing").replaceChildren(
    ...(ruledOut ? [] : part("What is missing, and how to show it", found.missing)),
    ...(ruledOut ? [] : part("What you could still add", found.better)),
    ...(found.verdict === "unfinished" ? part("Not answered yet", found.open) : []),
  );
  const pack = document.getElementById("check-pack");
  if (pack) pack.hidden = found.verdict !== "ready" && found.verdict !== "not-yet";
  byId("check-outcome").hidden = false;
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
  for (const id of ["check-kept", "check-clear"]) byId(id).hidden = false;
  fill(kept());
  follow();
  form.addEventListener("change", follow);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    byId("check-verdict").focus();
  });
  byId("check-clear").addEventListener("click", () => {
    fill({});
    follow();
    form.querySelector("input")?.focus();
  });
  byId("check-print").addEventListener("click", () => window.print());
  byId("check-text").addEventListener("click", () => {
    save("self-check.txt", "text/plain;charset=utf-8", asText(outcome(), answers(), setting, location.href));
  });
  byId("check-csv").addEventListener("click", () => {
    save("self-check.csv", "text/csv;charset=utf-8", asCsv(outcome(), answers(), setting));
  });
}

start();
