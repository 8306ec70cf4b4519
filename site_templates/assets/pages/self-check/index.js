// The self-check: takes the questions from the page, keeps the answers on this
// device, and says what they mean.

import { byId } from "../../core/dom.js";
import { save } from "../../core/handing-on.js";
import { keep, kept } from "./answers.js";
import { asCsv, asText, judge } from "./outcome.js";
import { screen } from "./state.js";
import { answers, begin, fill, form, questions, setting, show } from "./view.js";
import "../joining/index.js";

const asked = questions();
const about = setting();

/**
 * Keep what was answered, and say how far it has come, or, where it is finished, what it means.
 * @param {boolean} finished
 */
function follow(finished) {
  const given = answers();
  show(screen({ questions: asked, answers: given, setting: about, kept: keep(given), finished }));
}

function outcome() {
  return judge(asked, answers(), about.registration);
}

begin();
fill(kept());
follow(false);
form.addEventListener("change", () => follow(false));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  follow(true);
  byId("check-verdict").focus();
});
byId("check-clear").addEventListener("click", () => {
  fill({});
  follow(false);
  form.querySelector("input")?.focus();
});
byId("check-text").addEventListener("click", () => {
  save("self-check.txt", "text/plain;charset=utf-8", asText(outcome(), answers(), about, location.href));
});
byId("check-csv").addEventListener("click", () => {
  save("self-check.csv", "text/csv;charset=utf-8", asCsv(outcome(), answers(), about));
});
