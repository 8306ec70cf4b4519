// The compare page: services of the visitor's own list, or of one that an address carries, side by side.

import { byId } from "../../core/dom.js";
import { fromAddress, named, toAddress } from "../../core/entries.js";
import { read } from "../../core/facts.js";
import { copyBy } from "../../core/handing-on.js";
import { root } from "../../core/root.js";
import { all } from "../../core/store.js";
import { atFirst, listed, screen } from "./state.js";
import { begin, say, show, unfold } from "./view.js";

const page = location.origin + location.pathname;
const sent = fromAddress(location.search);

/** @type {readonly import("../../core/facts.js").ServicePage[]} */
let services = [];
/** The ids of those that are ticked. @type {Set<string>} */
let chosen = new Set();

/** What is on the screen just now. */
function now() {
  return screen({ services, chosen, page });
}

/** @param {Event} event */
function tick({ target }) {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.checked) chosen.add(target.value);
  else chosen.delete(target.value);
  const screen = now();
  // Reload and Back show the same again, and the address can be sent as it is.
  history.replaceState(history.state, "", screen.query);
  show(screen);
}

async function start() {
  byId("compare-without").hidden = true;
  byId("compare").hidden = false;
  byId("compare-lead").textContent = "Getting the services…";
  const own = all();
  const entries = named(sent, own);
  const list = listed(sent, entries, await Promise.all(entries.map(({ id }) => read(id, root))));
  services = list.services;
  chosen = atFirst(services, fromAddress(location.search, "shown"));
  const foreign = sent?.ids.some((id) => !own.some((each) => each.id === id));
  begin(list.notes, sent && foreign ? toAddress(sent.ids) : "");
  if (!sent && services.length) history.replaceState(history.state, "", toAddress(services.map(({ id }) => id)));
  byId("compare-choices").addEventListener("change", tick);
  window.addEventListener("beforeprint", unfold);
  copyBy("compare", "copy-link", () => now().link, say, "The link is copied. Whoever opens it sees this comparison.");
  show(now());
}

await start();
