// The page's elements, told what is on the screen.

import { card, shown } from "../../core/card.js";
import { byId, element, offerMore } from "../../core/dom.js";
import { MISSING } from "../../core/narrowing.js";
import { root } from "../../core/root.js";
import { showElsewhere } from "./elsewhere.js";
import { showCounts, showSort } from "./form.js";
import { farness } from "./near.js";
import { services } from "./telling.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("./near.js").Near} Near */
/** @typedef {import("./screen.js").Link} Link */
/** @typedef {import("./screen.js").Screen} Screen */
/** @typedef {import("./screen.js").Way} Way */
/** @typedef {(way: Way) => void} Choose */

const own = document.title;

/**
 * Show all but the list.
 * @param {Screen} screen
 * @param {Choose} go look for something else
 */
export function show(screen, go) {
  document.title = screen.title ? `${screen.title} – ${own}` : own;
  byId("find-count").textContent = screen.count;
  byId("find-done").textContent = screen.number ? `Show ${services(screen.number)}` : "Close the filters";
  showCounts(screen.counts);
  showSort(screen.order);
  showChips("find-chips", screen.chips, go);
  byId("find-clear").hidden = screen.chips.length < 2;
  showChips("find-understood", screen.understood, go);
  byId("find-understood-line").hidden = screen.understood.length === 0;
  showWhere(screen.where, go);
  line("find-meant", onward(screen.meant, go));
  line("find-named", screen.named ? [screen.named.words, ...links(screen.named.links), ...onward(screen.named.other ? [screen.named.other] : [], go)] : []);
  showElsewhere(screen.elsewhere, root);
  line("find-types", screen.types.length ? ["Type of support:", ...listed(links(screen.types))] : []);
  line("find-plain", screen.plain ? [screen.plain] : []);
  line("find-sort-note", screen.order.note ? [screen.order.note] : []);
  showThought(screen.thought);
  showNothing(screen.nothing, go);
  showPages(screen.pages);
  showFailure(screen.lacking);
}

/**
 * @param {string} id
 * @param {readonly Way[]} ways
 * @param {Choose} go
 */
function showChips(id, ways, go) {
  const list = byId(id);
  list.replaceChildren(
    ...ways.map((way) => {
      const button = element("button", { class: "fd-chip", type: "button" }, element("span", { class: "fd-hidden" }, "Remove "), way.text);
      return element("li", {}, pressed(button, way, go));
    }),
  );
  list.hidden = ways.length === 0;
}

/**
 * Buttons that lead on inside the page.
 * @param {readonly Way[]} ways
 * @param {Choose} go
 */
function onward(ways, go) {
  return ways.map((way) =>
    pressed(element("button", { class: "fd-button fd-button--quiet fd-button--small", type: "button" }, way.text), way, go),
  );
}

/**
 * The button goes when the answer comes; whoever used the keyboard goes on where that is told.
 * @param {HTMLButtonElement} button
 * @param {Way} way
 * @param {Choose} go
 */
function pressed(button, way, go) {
  button.addEventListener("click", () => {
    go(way);
    byId("find-count").focus();
  });
  return button;
}

/** @param {readonly Link[]} some */
function links(some) {
  return some.map(({ text, address }) => element("a", { href: new URL(address, root).href }, text));
}

/**
 * With a comma after each but the last.
 * @param {readonly Node[]} parts
 */
function listed(parts) {
  return parts.map((part, i) => (i < parts.length - 1 ? element("span", {}, part, ",") : part));
}

/**
 * A line of words, links and buttons; without any it is not there.
 * @param {string} id
 * @param {readonly (string | Node)[]} parts
 */
function line(id, parts) {
  const place = byId(id);
  place.replaceChildren(...parts.flatMap((part, i) => (i ? [" ", part] : [part])));
  place.hidden = parts.length === 0;
}

/**
 * From where distances are measured, or why they are not.
 * @param {Screen["where"]} where
 * @param {Choose} go
 */
function showWhere({ words, wrong, ways }, go) {
  line("find-near-note", words ? [words, ...onward(ways, go)] : []);
  if (wrong) byId("find-near").setAttribute("aria-invalid", "true");
  else byId("find-near").removeAttribute("aria-invalid");
}

/** @param {Screen["thought"]} thought */
function showThought(thought) {
  const notice = byId("find-thought");
  notice.hidden = !thought;
  if (thought) notice.replaceChildren(element("p", {}, element("strong", {}, thought.title), ` ${thought.words} `, ...links([thought.link])));
}

/**
 * @param {Screen["nothing"]} nothing
 * @param {Choose} go
 */
function showNothing(nothing, go) {
  const notice = byId("find-nothing");
  notice.hidden = !nothing;
  if (!nothing) return;
  const { words, ways, letter } = nothing;
  const items = onward(ways, go).map((button) => element("li", {}, button));
  notice.replaceChildren(
    ...(words ? [element("p", {}, words)] : []),
    ...(items.length ? [element("p", {}, "You could:"), element("ul", { class: "fd-ways" }, ...items)] : []),
    ...missing(notice.dataset.missing ?? "", letter),
  );
}

/**
 * How to tell the council of what is missing.
 * @param {string} address "mailto:…", or "" where there is none
 * @param {string} letter
 */
function missing(address, letter) {
  if (!address || !letter) return [];
  const link = element("a", { href: `${address}?subject=${encodeURIComponent(MISSING)}&body=${encodeURIComponent(letter.replaceAll("\n", "\r\n"))}` }, "Tell the council what is missing");
  const after = ". Your e-mail program opens with a letter that says what you chose, and nothing about you.";
  return [element("p", {}, "Is this something that people need and nobody offers? ", link, after)];
}

/** @param {readonly Link[]} pages */
function showPages(pages) {
  byId("find-pages").hidden = pages.length === 0;
  byId("find-pages-list").replaceChildren(...links(pages).map((link) => element("li", {}, link)));
}

const WHY = {
  "": "",
  text:
    "The search for words did not load. We looked by name, type of support, place and need. " +
    "You can choose from the filters, or try again later.",
  words:
    "A part of the search did not load: we know names here, and not the other words that people use for them. " +
    "You can choose from the filters, or try again later. If somebody is in danger now, ring 999.",
  services: "The search did not load. Please try again later.",
};

/**
 * What did not load. Without the services there is nothing to choose from; without the text of the
 * site there is all but some of the words. The lists are there in any case.
 * @param {keyof typeof WHY} what
 */
export function showFailure(what) {
  const notice = byId("find-failed");
  const why = byId("find-failed-why");
  if (what === "text" || what === "words") byId("find-nothing").before(notice); // beside the list, which is there
  else byId("find").before(notice);
  if (why.textContent !== WHY[what]) why.textContent = WHY[what];
  notice.hidden = what === "";
}

/**
 * The items for some of the services.
 * @param {readonly Service[]} some
 * @param {Directory} directory
 * @param {Near | null} near
 */
export function items(some, directory, near) {
  const area = near?.areas.length ? (directory.areas[near.areas[0]]?.name ?? "") : "";
  return some.map((service) => card(shown(service, directory, near ? farness(service, near, area) : "")));
}

/** @param {readonly HTMLElement[]} all */
export function showList(all) {
  byId("results").replaceChildren(...all);
}

/**
 * Add to the list, and go to the first that is new.
 * @param {readonly HTMLElement[]} more
 */
export function addToList(more) {
  byId("results").append(...more);
  more[0]?.querySelector("a")?.focus();
}

/**
 * Whether there is more to show.
 * @param {number} left
 */
export function showMore(left) {
  offerMore(byId("find-more"), left);
}

/** Go to what was found: the focus to how many, and the first of them into sight. */
export function goToFound() {
  const count = byId("find-count");
  count.focus({ preventScroll: true });
  const first = document.querySelector("#results h3") ?? count;
  const inSight = count.getBoundingClientRect().top >= 0 && first.getBoundingClientRect().bottom <= innerHeight;
  if (!inSight) count.scrollIntoView({ block: "start", behavior: "instant" });
}

/**
 * Tell people who cannot see the list.
 * @param {string} text
 */
export function tell(text) {
  byId("find-status").textContent = text;
}
