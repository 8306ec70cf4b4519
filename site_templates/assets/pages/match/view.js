// The elements of the match page in which the outcome stands: the list, what may fit, what was left out.

import { card } from "../../core/card.js";
import { byId, element, offerMore, row } from "../../core/dom.js";
import { mailTo } from "../../core/mail.js";
import { MISSING } from "../../core/narrowing.js";
import { firstField, focusAmount, placeField, priceField, say, sayAmount } from "./form.js";
import { header } from "./unmet.js";

/** @typedef {import("./state.js").Found} Found */
/** @typedef {import("./state.js").Item} Item */
/** @typedef {import("./state.js").Left} Left */
/** @typedef {import("./state.js").Screen} Screen */

const AT_ONCE = 20;

/** A list that is shown a part at a time, and whole on paper. */
class LongList {
  /** @type {readonly Item[]} */
  #all = [];
  #shown = 0;

  /**
   * @param {HTMLElement} list
   * @param {HTMLElement} button for more
   */
  constructor(list, button) {
    this.list = list;
    this.button = button;
    button.addEventListener("click", () => this.#more(AT_ONCE)?.querySelector("a")?.focus());
  }

  /** @param {readonly Item[]} all */
  show(all) {
    this.#all = all;
    this.#shown = 0;
    this.list.replaceChildren();
    this.#more(AT_ONCE);
  }

  showAll() {
    this.#more(this.#all.length);
  }

  /**
   * @param {number} count
   * @returns {HTMLElement | undefined} the first that came
   */
  #more(count) {
    const next = this.#all.slice(this.#shown, this.#shown + count).map((one) => ({ above: one.above, made: item(one) }));
    this.list.append(...next.flatMap(({ above, made }) => [...(above ? [element("li", { class: "fd-charged" }, above)] : []), made]));
    this.#shown += next.length;
    offerMore(this.button, this.#all.length - this.#shown);
    return next[0]?.made;
  }
}

const fitting = new LongList(byId("match-list"), byId("match-more"));
const asking = new LongList(byId("match-ask-list"), byId("match-ask-more"));
/** @type {Found | null} */
let listed = null;

/** @param {Screen} screen */
export function show({ form, price, amount, place, found, focus }) {
  say("price", price);
  sayAmount(amount);
  say("place", place);
  if (found && found !== listed) showFound(found);
  listed = found;
  byId("match").hidden = !form;
  byId("match-found").hidden = found === null;
  if (focus === "price") priceField().focus();
  if (focus === "amount") focusAmount(amount.unit);
  if (focus === "place") placeField().focus();
  if (focus === "count") byId("match-count").focus();
}

/** @param {Found} found */
function showFound({ headline, lead, first, order, fits, ask, left, few, leftLead, status }) {
  byId("match-count").textContent = headline;
  byId("match-asked").textContent = lead;
  firstField().value = first;
  byId("match-order").hidden = order.how === "";
  byId("match-order-how").textContent = order.how;
  byId("match-order-ways").replaceChildren(...order.ways.map((way) => element("li", {}, way)));
  byId("match-order-ways").hidden = order.ways.length === 0;
  fitting.show(fits);
  byId("match-ask").hidden = ask.length === 0;
  byId("match-ask-count").textContent = ask.length.toLocaleString("en-GB");
  asking.show(ask);
  byId("match-left").hidden = left.length === 0;
  byId("match-left-lead").textContent = leftLead;
  byId("match-left-list").replaceChildren(...left.map(leftOut));
  byId("match-keep").hidden = fits.length === 0;
  showFew(few, fits.length);
  done("");
  tell(status);
}

/**
 * How to find more, and how to write down what could not be had: in place of a list, or below a short one.
 * @param {Found["few"]} few
 * @param {number} number of those that fit
 */
function showFew(few, number) {
  const part = byId("match-few");
  part.hidden = !few;
  if (!few) return;
  if (number) byId("match-ask").before(part);
  else byId("match-rule").before(part);
  byId("match-few-why").textContent = few.lead;
  const links = few.ways.map(({ text, address }) => element("a", { class: "fd-button fd-button--quiet fd-button--small", href: address }, text));
  byId("match-few-ways").replaceChildren(...links.map((link) => element("li", {}, link)));
  byId("match-few-ways").hidden = links.length === 0;
  byId("match-few-idle").textContent = few.idle;
  byId("match-few-idle").hidden = few.idle === "";
  byId("match-unmet-row").textContent = `${header}\n${few.unmet.row}`;
  /** @type {HTMLAnchorElement | null} */
  const mail = part.querySelector("a[data-to]");
  if (mail) mail.href = mailTo(MISSING, few.unmet.letters, mail.dataset.to);
  doneUnmet("");
}

/** @param {string} words */
export function doneUnmet(words) {
  byId("match-unmet-done").textContent = words;
}

/** The page is of no use without the services: it leads to the lists of them. */
export function showFailure() {
  for (const id of ["match", "match-found", "match-no-script"]) byId(id).hidden = true;
  byId("match-without").hidden = false;
  byId("match-failed").textContent = "The services cannot be loaded just now. Try again later, or go by these lists.";
}

export function showAll() {
  fitting.showAll();
  asking.showAll();
}

/** @param {string} words */
export function done(words) {
  byId("match-done").textContent = words;
}

/** @param {string} words for whoever cannot see the list */
export function tell(words) {
  byId("match-status").textContent = words;
}

/** @param {Item} item */
function item({ card: what, tag, reasons }) {
  const made = card(what);
  if (tag) made.querySelector("h3")?.append(" ", element("span", { class: "fd-tag fd-tag--places-now" }, tag));
  made.querySelector("[data-shortlist]")?.before(
    ...(reasons.length ? [element("dl", { class: "fd-facts fd-reasons" }, ...reasons.map(([label, words]) => row(label, words)))] : []),
    element("p", { class: "fd-address fd-print-only" }, what.href),
  );
  return made;
}

/** @param {Left} left */
function leftOut({ summary, services, more }) {
  const items = services.map(({ href, title, words }) => element("li", {}, element("a", { href }, title), `: ${words}`));
  return element(
    "details",
    { class: "fd-plain" },
    element("summary", {}, summary),
    element("ul", {}, ...items),
    ...(more ? [element("p", {}, more)] : []),
  );
}
