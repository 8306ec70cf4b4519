// The shortlist page: the visitor's own list, or one that an address carries.

import { byId, element } from "../../core/dom.js";
import { MOST, entry, fromAddress, toAddress } from "../../core/entries.js";
import { read } from "../../core/facts.js";
import { copy } from "../../core/handing-on.js";
import { root } from "../../core/root.js";
import { section, sectionOfFailed, sectionOfUnknown } from "./section.js";
import { add, all, clear, follow, has, lasting, rename } from "../../core/store.js";
import { inFull, mail } from "./text.js";

/** @typedef {import("../../core/entries.js").Entry} Entry */
/** @typedef {import("../../core/facts.js").Service} Service */

const page = byId("list");
const sent = fromAddress(location.search);

/** @type {readonly Entry[]} */
let entries = [];
/** The services that were found, by their ids. @type {Map<string, Service>} */
const found = new Map();
let unknown = 0;

/** @param {number} count */
function services(count) {
  return count === 1 ? "1 service" : `${count} services`;
}

/** What is handed on: what was found, without what has been taken off since. */
function chosen() {
  return entries
    .filter(({ id }) => sent || has(id))
    .flatMap(({ id }) => found.get(id) ?? []);
}

/** @param {readonly Service[]} list */
function about(list) {
  const link = new URL(location.pathname, location.origin);
  link.search = toAddress(list.map(({ id }) => id));
  const { title = "", council = "", asOf = "" } = page.dataset;
  return { title, council, asOf, link: link.href };
}

/** @returns {Entry[]} */
function listed() {
  if (!sent) return [...all()];
  const own = new Map(all().map(({ id, name }) => [id, name]));
  return sent.ids.map((id) => entry(id, own.get(id)));
}

/** Fetch what the services' pages say, and show one part for each. */
async function load() {
  entries = listed();
  byId("list-status").textContent = entries.length ? "Getting the services…" : "";
  const answers = await Promise.all(entries.map(({ id }) => read(id, root)));
  const parts = [];
  const known = [];
  unknown = 0;
  for (const [i, { id, name }] of entries.entries()) {
    const answer = answers[i];
    if (answer.kind === "found") {
      const { service } = answer;
      const present = entry(service.id, service.name);
      if (!sent && service.id !== id) rename(id, present);
      // A service that was renamed may be on a list under both its ids.
      if (found.has(service.id)) continue;
      found.set(service.id, service);
      known.push(present);
      parts.push(section(service));
    } else if (answer.kind === "unknown") {
      unknown += 1;
      known.push(entry(id, name));
      parts.push(sectionOfUnknown(id, name, has(id)));
    } else {
      known.push(entry(id, name));
      parts.push(sectionOfFailed(id, name, new URL(`services/${id}/`, root).href));
    }
  }
  entries = known;
  byId("list-services").replaceChildren(...parts);
}

/** The lines and buttons that depend on what is on the list just now. */
function show() {
  const list = chosen();
  const left = sent ? entries.length - unknown : all().length;
  byId("list-lead").textContent = lead(left);
  byId("list-empty").hidden = left > 0;
  byId("list-actions").hidden = list.length === 0;
  byId("list-clear-line").hidden = sent !== null || left === 0;
  byId("list-foot").textContent = list.length
    ? `This is what was known on ${page.dataset.asOf}. Places and prices change, so ring before you decide.`
    : "";
  for (const part of byId("list-services").querySelectorAll("[data-entry]")) {
    part.classList.toggle("fd-listed--off", !sent && !has(part.getAttribute("data-entry") ?? ""));
  }
  showLinks(list);
  if (sent) showSent();
}

/** @param {number} left how many are on the list */
function lead(left) {
  if (sent && !left) return "There is no service on it that we know.";
  if (sent) return left === 1 ? "There is 1 service on it." : `There are ${left} services on it.`;
  if (!left) return "There is nothing on your shortlist yet.";
  const where = lasting() ? "It is kept on this device and nowhere else." : "Your browser cannot keep the list, so it lasts until you leave this page.";
  return `You have put ${services(left)} aside. ${where}`;
}

/** @param {readonly Service[]} list */
function showLinks(list) {
  const letter = mail(list, about(list));
  /** @type {HTMLAnchorElement} */
  const mailLink = byId("list-mail");
  mailLink.href = letter;
  mailLink.hidden = letter === "";
  /** @type {HTMLAnchorElement} */
  const compare = byId("list-compare");
  compare.hidden = list.length < 2;
  const address = new URL("compare/", root);
  if (sent || !lasting()) address.search = toAddress(list.map(({ id }) => id));
  compare.href = address.href;
  byId("list-share").hidden = typeof navigator.share !== "function";
  showSheet(list);
}

/**
 * The first sheet of paper: names, and whom to ring.
 * @param {readonly Service[]} list
 */
function showSheet(list) {
  // One service needs no list of its own.
  byId("list-sheet").hidden = list.length < 2;
  byId("list-sheet-services").replaceChildren(
    ...list.map(({ name, facts, contacts, gone }) => {
      const type = facts.find(({ label }) => label === "Type of support");
      const said = gone.length ? ["Not listed at present"] : [...(type ? [type] : []), ...contacts.slice(0, 1)].map(({ words }) => words);
      return element("div", {}, element("dt", {}, name), " ", element("dd", {}, said.join(". ")));
    }),
  );
  byId("list-sheet-address").textContent = about(list).link;
}

function showSent() {
  byId("list-sent").hidden = false;
  const missing = entries.filter(({ id }) => found.has(id) && !has(id));
  byId("list-keep").hidden = missing.length === 0;
  byId("list-sent-words").textContent = missing.length
    ? "It is not kept on this device unless you say so."
    : found.size
      ? "Everything on it is on your own shortlist too."
      : "";
}

/** What was odd about the address. */
function showNotes() {
  const notes = [];
  if (sent?.cut) notes.push(`The link had ${services(sent.cut + MOST)}. These are the first ${MOST}.`);
  if (sent?.unreadable) {
    notes.push(`We could not read ${sent.unreadable} of the names in the link. It may have been cut short.`);
  }
  const list = byId("list-notes");
  list.replaceChildren(...notes.map((note) => element("li", {}, note)));
  list.hidden = notes.length === 0;
}

function keep() {
  const wanted = entries.flatMap(({ id }) => {
    const service = found.get(id);
    return service ? [entry(service.id, service.name)] : [];
  });
  const room = add(wanted);
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

/** @param {string} text */
function say(text) {
  byId("list-done").textContent = text;
  byId("list-status").textContent = text;
}

async function share() {
  const list = chosen();
  const { title, link } = about(list);
  try {
    await navigator.share({ title, text: list.map(({ name }) => name).join(", "), url: link });
  } catch {
    // Whoever closed the share sheet meant to.
  }
}

function listen() {
  byId("list-print").addEventListener("click", () => window.print());
  byId("list-copy").addEventListener("click", async () => {
    const copied = await copy("list", inFull(chosen(), about(chosen())));
    say(copied ? "Copied as text. Paste it where you need it." : "");
  });
  byId("list-copy-link").addEventListener("click", async () => {
    const copied = await copy("list", about(chosen()).link);
    say(copied ? "The link is copied. Whoever opens it sees this list." : "");
  });
  byId("list-share").addEventListener("click", share);
  byId("list-keep").addEventListener("click", keep);
  byId("list-clear").addEventListener("click", () => {
    clear();
    say("Your shortlist is empty. Until you leave this page you can put services back one by one.");
    byId("list-heading").focus();
  });
  follow(show);
}

async function start() {
  byId("list-without").hidden = true;
  page.hidden = false;
  if (sent) {
    byId("list-heading").textContent = "A shortlist for you";
    document.title = document.title.replace(/^[^–]+/, "A shortlist for you ");
  }
  showNotes();
  await load();
  listen();
  show();
  byId("list-status").textContent = byId("list-lead").textContent ?? "";
}

start();
