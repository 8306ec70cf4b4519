// Says what did not load. Without the services there is nothing to choose from;
// without the index there is all but the words. The lists are there in any case.

import { byId } from "../../core/dom.js";

const WHY = {
  "": "",
  words:
    "The search for words did not load. We looked by name, type of support, place and need. " +
    "You can choose from the filters, or try again later.",
  services: "The search did not load. Please try again later.",
};

/** @param {keyof typeof WHY} what */
export function showFailure(what) {
  const notice = byId("find-failed");
  const why = byId("find-failed-why");
  if (what === "words") byId("find-nothing").before(notice); // beside the list, which is there
  else byId("find").before(notice);
  if (why.textContent !== WHY[what]) why.textContent = WHY[what];
  notice.hidden = what === "";
}
