// Wires the part of the page in which a choice is written down to the list that stands on it.

import { byId } from "../../core/dom.js";
import { copyBy, save } from "../../core/handing-on.js";
import { asText, offeredOf, sheet, weighed } from "./record.js";
import { asFile, doneRecord, filledIn, goToOffered, printSheet, showCost, showSheet, showToChoose, showToOffer } from "./record-view.js";

/** @typedef {import("./record.js").List} List */

/**
 * @param {() => List} list that which is on the page
 */
export function listenToRecord(list) {
  byId("match-record-form").addEventListener("change", () => follow(list()));
  byId("match-record-form").addEventListener("submit", (event) => event.preventDefault());
  byId("match-record-go").addEventListener("click", () => {
    byId("match-record").scrollIntoView();
    byId("match-record-heading").focus({ preventScroll: true });
  });
  byId("match-record-print").addEventListener("click", () => {
    if (made(list())) printSheet();
  });
  byId("match-record-save").addEventListener("click", () => {
    if (!made(list())) return;
    save(`choice-${list().directory.as_of}.html`, "text/html;charset=utf-8", asFile());
    doneRecord("The sheet is saved with your downloads.");
  });
  copyBy("match-record", "copy", () => asText(sheet(filledIn(), list())), doneRecord, "Copied as a case note. Paste it where you need it.");
}

/**
 * Offer what the list holds, and say again what follows from what is filled in.
 * @param {List} list
 */
export function offerToRecord(list) {
  showToOffer(list.outcome);
  follow(list);
  doneRecord("");
}

/** @param {List} list */
function follow({ outcome, directory, amounts }) {
  const offered = offeredOf(filledIn(), outcome);
  showToChoose(offered.map(({ service: { id, title } }) => ({ id, title })));
  showCost(weighed(filledIn().chosen, offered, directory.units, amounts));
}

/**
 * Make the sheet; where nothing was offered there is none.
 * @param {List} list
 */
function made(list) {
  const choice = filledIn();
  if (choice.offered.length === 0) {
    doneRecord("Tick first what was offered.");
    goToOffered();
    return false;
  }
  showSheet(sheet(choice, list));
  doneRecord("");
  return true;
}
