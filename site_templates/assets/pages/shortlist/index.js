// The shortlist page: the visitor's own list, or one that an address carries.

import { byId } from "../../core/dom.js";
import { MOST, entry, fromAddress, named } from "../../core/entries.js";
import { read } from "../../core/facts.js";
import { copyBy } from "../../core/handing-on.js";
import { root } from "../../core/root.js";
import { add, all, clear, follow, lasting, rename } from "../../core/store.js";
import { listed, notes, screen } from "./state.js";
import { inFull } from "./text.js";
import { begin, say, show, showParts, tell } from "./view.js";

const { title = "", council = "", asOf = "" } = byId("list").dataset;
const about = { title, council, asOf, page: location.origin + location.pathname };
const sent = fromAddress(location.search);

/** @type {import("./state.js").Listed} */
let list = { entries: [], parts: [], renamed: [] };

/** What is on the screen just now. */
function now() {
  return screen({ sent, listed: list, own: all(), lasting: lasting(), about });
}

function inText() {
  const { chosen, link } = now();
  return inFull(chosen, { ...about, link });
}

function keep() {
  const room = add(now().chosen.map(({ id, name }) => entry(id, name)));
  byId("list-keep").hidden = true;
  say(
    !room
      ? `Your shortlist is full: it holds ${MOST} services. We kept as many as there was room for.`
      : lasting()
        ? "They are on your shortlist now."
        : "Your browser cannot keep the list. Save this page’s address to come back to the list.",
  );
  byId("list-heading").focus();
}

function share() {
  const { chosen, link } = now();
  // Whoever closes the share sheet has changed their mind; that is no failure.
  navigator.share({ title, text: chosen.map(({ name }) => name).join(", "), url: link }).catch(() => {});
}

function listen() {
  copyBy("list", "copy", inText, say, "Copied as text. Paste it where you need it.");
  copyBy("list", "copy-link", () => now().link, say, "The link is copied. Whoever opens it sees this list.");
  byId("list-share").addEventListener("click", share);
  byId("list-keep").addEventListener("click", keep);
  byId("list-clear").addEventListener("click", () => {
    clear();
    say("Your shortlist is empty. Until you leave this page you can put services back one by one.");
    byId("list-heading").focus();
  });
  follow(() => show(now()));
}

async function start() {
  begin(sent !== null, notes(sent), title);
  const entries = named(sent, all());
  if (entries.length) tell("Getting the services…");
  const answers = await Promise.all(entries.map(({ id }) => read(id, root)));
  list = listed(entries, answers, new Set(all().map(({ id }) => id)));
  if (!sent) for (const { former, present } of list.renamed) rename(former, present);
  showParts(list.parts);
  listen();
  show(now());
  tell(now().lead);
}

await start();
