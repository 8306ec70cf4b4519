// The compare page: services of the visitor's own list, or of one that an address carries, side by side.

import { byId, element } from "../../core/dom.js";
import { MOST, entry, fromAddress, toAddress } from "../../core/entries.js";
import { rows } from "./differences.js";
import { read } from "../../core/facts.js";
import { copy } from "../../core/handing-on.js";
import { root } from "../../core/root.js";
import { all } from "../../core/store.js";
import { comparison } from "./table.js";

/** @typedef {import("../../core/facts.js").Service} Service */

const AT_ONCE = 4; // more columns than that cannot be read

const sent = fromAddress(location.search);
/** Which of them are ticked, where that was changed. */
const ticked = fromAddress(location.search, "shown");
/** @type {Service[]} */
let services = [];
/** The ids of those that are shown. @type {Set<string>} */
let chosen = new Set();

/** @returns {HTMLInputElement} */
const onlyDiffering = () => byId("compare-only");

async function load() {
  const own = new Map(all().map(({ id, name }) => [id, name]));
  const entries = sent ? sent.ids.map((id) => entry(id, own.get(id))) : [...all()];
  const answers = await Promise.all(entries.map(({ id }) => read(id, root)));
  const notes = [];
  if (sent?.cut) notes.push(`The link had ${sent.cut + MOST} services. These are the first ${MOST}.`);
  if (sent?.unreadable) notes.push("Part of the link could not be read. It may have been cut short.");
  /** @type {Map<string, Service>} */
  const found = new Map();
  for (const [i, { id, name }] of entries.entries()) {
    const answer = answers[i];
    if (answer.kind === "found") found.set(answer.service.id, answer.service);
    else if (answer.kind === "unknown") notes.push(`“${name || id}” is not in the directory.`);
    else notes.push(`“${name || id}” could not be loaded just now.`);
  }
  services = [...found.values()];
  const known = ticked?.ids.filter((id) => found.has(id));
  chosen = new Set((known ?? [...found.keys()]).slice(0, AT_ONCE));
  const list = byId("compare-notes");
  list.replaceChildren(...notes.map((note) => element("li", {}, note)));
  list.hidden = notes.length === 0;
}

function showChoices() {
  byId("compare-form").hidden = services.length < 2;
  byId("compare-legend").textContent =
    services.length > AT_ONCE ? `Which to compare, ${AT_ONCE} at most at once` : "Which to compare";
  byId("compare-choices").replaceChildren(
    ...services.map(({ id, name }) => {
      const box = element("input", { type: "checkbox", value: id });
      box.checked = chosen.has(id);
      box.addEventListener("change", () => {
        if (box.checked) chosen.add(id);
        else chosen.delete(id);
        keepAddress();
        show();
      });
      return element("li", {}, element("label", { class: "fd-option fd-option--plain" }, box, element("span", {}, name)));
    }),
  );
}

function show() {
  const shown = services.filter(({ id }) => chosen.has(id));
  for (const box of byId("compare-choices").querySelectorAll("input")) {
    box.disabled = !box.checked && shown.length >= AT_ONCE;
  }
  const every = rows(shown);
  const differing = every.filter(({ differs }) => differs);
  const table = onlyDiffering().checked && shown.length > 1 ? differing : every;
  byId("compare-table").replaceChildren(...(shown.length ? comparison(shown, table) : []));
  byId("compare-actions").hidden = shown.length < 2;
  byId("compare-done").textContent = "";
  const onPaper = document.querySelector(".fd-footer__address");
  if (onPaper) onPaper.textContent = `This comparison on the website: ${linkToShown()}`;
  const words = lead(shown.length, differing.length, every.length);
  byId("compare-lead").textContent = words;
  byId("compare-status").textContent = words;
}

/**
 * @param {number} shown
 * @param {number} differing
 * @param {number} every
 */
function lead(shown, differing, every) {
  if (!services.length) return "There is nothing to compare yet. Put two or more services on your shortlist first.";
  if (shown === 0) return "Tick two services or more to compare them.";
  if (shown === 1) return "There is one service here. Choose another to compare it with.";
  if (!differing) return `The ${shown} services say the same in all ${every} points.`;
  return `The ${shown} services differ in ${differing} of ${every} points. Each point says whether it differs.`;
}

/**
 * What is compared, and what is ticked of it, stand in the address: reload and
 * Back show the same again, and it can be sent as it is.
 */
function keepAddress() {
  const shown = services.map(({ id }) => id).filter((id) => chosen.has(id));
  history.replaceState(history.state, "", `${toAddress(services.map(({ id }) => id))}&shown=${shown.join(",")}`);
}

/** A link to what is shown, for somebody else. */
function linkToShown() {
  const link = new URL(location.pathname, location.origin);
  link.search = toAddress(services.filter(({ id }) => chosen.has(id)).map(({ id }) => id));
  return link.href;
}

async function start() {
  byId("compare-without").hidden = true;
  byId("compare").hidden = false;
  byId("compare-lead").textContent = "Getting the services…";
  await load();
  const own = all();
  if (sent && !sent.ids.every((id) => own.some((each) => each.id === id))) {
    /** @type {HTMLAnchorElement} */
    const back = byId("compare-back");
    back.search = toAddress(sent.ids);
  }
  if (!sent && services.length) history.replaceState(history.state, "", toAddress(services.map(({ id }) => id)));
  showChoices();
  onlyDiffering().addEventListener("change", show);
  byId("compare-print").addEventListener("click", () => window.print());
  byId("compare-copy-link").addEventListener("click", async () => {
    const copied = await copy("compare", linkToShown());
    byId("compare-done").textContent = copied ? "The link is copied. Whoever opens it sees this comparison." : "";
  });
  show();
}

start();
