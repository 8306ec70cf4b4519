// The page that matches needs to services. What is typed stays on this device;
// the address holds the criteria, with an area, an outcode or a town over the border and no more.

import { gazetteer } from "../../core/place.js";
import { json } from "../../core/data.js";
import { byId } from "../../core/dom.js";
import { postcodesOf } from "../../core/postcodes.js";
import { NOTHING, fromAddress, toAddress } from "./criteria.js";
import { inWords, known, placeField, priceField, read, say, setArea, setUnit, showChosen, write } from "./form.js";
import { item, leftOut, LongList } from "./list.js";
import { commonestUnit, match } from "./matching.js";
import { understand, within } from "./place.js";
import { inShort, inText } from "./text.js";
import { MOST } from "../../core/entries.js";
import { copy, mailTo } from "../../core/handing-on.js";
import { root } from "../../core/root.js";
import { add } from "../../core/store.js";

/** @typedef {import("./checks.js").Service} Service */
/** @typedef {import("./checks.js").Names} Names */
/** @typedef {import("./criteria.js").Asked} Asked */
/** @typedef {import("./criteria.js").Near} Near */
/** @typedef {import("./matching.js").Outcome} Outcome */
/** @typedef {import("../../core/place.js").Gazetteer} Gazetteer */
/** @typedef {import("../../core/place.js").Names} Places */

const form = byId("match");
const found = byId("match-found");

/** @type {Names & Places & { services: readonly Service[] }} */
let data;
/** @type {Gazetteer} */
let places;
/** @type {Outcome} */
let outcome = { fits: [], ask: [], left: [] };
/** @type {readonly string[]} */
let question = [];
const fitting = new LongList(byId("match-list"), byId("match-more"), (each) => item(each, data, root));
const asking = new LongList(byId("match-ask-list"), byId("match-ask-more"), (each) => item(each, data, root));

/**
 * Match, and show what comes of it.
 * @param {Asked} asked
 * @param {Near | null} near
 */
function show(asked, near) {
  outcome = match(data.services, { ...asked, near }, data);
  const here = near?.name ?? data.areas[asked.area]?.name ?? "";
  question = inWords(asked, here);
  const { fits, ask, left } = outcome;
  byId("match-count").textContent = headline(fits.length);
  byId("match-asked").textContent = question.length ? question.join(". ") : "Nothing was asked for, so this is every service.";
  fitting.show(fits);
  byId("match-ask").hidden = ask.length === 0;
  byId("match-ask-count").textContent = ask.length.toLocaleString("en-GB");
  asking.show(ask);
  const count = left.reduce((sum, { services }) => sum + services.length, 0);
  byId("match-left").hidden = count === 0;
  byId("match-left-lead").textContent = `${services(count)} did not meet a must. Each is counted once, at the first reason; open a reason to see them all.`;
  byId("match-left-list").replaceChildren(...left.map((group) => leftOut(group, root)));
  byId("match-done").textContent = "";
  byId("match-keep").hidden = fits.length === 0;
  showHandingOn();
  form.hidden = true;
  found.hidden = false;
  byId("match-status").textContent = `${headline(fits.length)}. ${services(ask.length)} to ask first. ${services(count)} left out.`;
}

/** What is handed on: the list in full, and the shorter forms of it that an e-mail can hold. */
function letters() {
  const { title = "", council = "", asOf = "" } = found.dataset;
  const about = { title, council, asOf, asked: question, link: location.href, root };
  return { full: inText(outcome, data, about), short: inShort(outcome, about) };
}

function showHandingOn() {
  const { full, short } = letters();
  const letter = mailTo("Services matched to needs", [full, ...short]);
  /** @type {HTMLAnchorElement} */
  const mail = byId("match-mail");
  mail.href = letter;
  mail.hidden = letter === "";
  byId("match-share").hidden = typeof navigator.share !== "function";
  byId("match-address").textContent = location.href;
}

/** Put what fits on the shortlist, the first first. */
function keep() {
  const { fits } = outcome;
  const room = add(fits.map(({ service: { id, title } }) => ({ id, name: title })));
  return room
    ? "All that fit are on your shortlist."
    : `Your shortlist holds ${MOST} services at most. Those that come first are on it.`;
}

/** @param {number} count */
function services(count) {
  if (count === 0) return "No services";
  return count === 1 ? "1 service" : `${count.toLocaleString("en-GB")} services`;
}

/** @param {number} fits */
function headline(fits) {
  return fits === 1 ? "1 service fits" : `${services(fits)} fit`;
}

/** @param {string} text */
const whereIs = (text) => understand(text, data, places, postcodesOf(root));

/** Take what the form says; stay where a field has to be put right first. */
async function submit() {
  const asked = read();
  say("price", asked ? "" : "Write the price as a number, such as 750.", asked === null);
  if (!asked) return priceField().focus();
  const place = await whereIs(placeField().value);
  say("place", place.words, place.kind === "unknown");
  if (place.kind === "unknown") return placeField().focus();
  const area = place.kind === "none" ? asked.area : place.area ?? "";
  if (asked.miles && !area && !place.near) {
    say("place", "Choose an area or give a postcode to say how far.", true);
    return placeField().focus();
  }
  const whole = { ...asked, area, near: place.near?.id ?? "" };
  setArea(area);
  const address = location.pathname + toAddress(whole);
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  show(whole, within(place.near, area));
  byId("match-count").focus();
}

/** Make the form and the list what the address says. */
async function follow() {
  const asked = fromAddress(location.search, known(Object.keys(data.outside ?? {})));
  write(asked, data.outside?.[asked.near]?.name);
  say("price", "", false);
  say("place", "", false);
  if (!toAddress(asked)) {
    found.hidden = true;
    form.hidden = false;
    return;
  }
  const place = await whereIs(asked.near);
  say("place", place.words, place.kind === "unknown");
  show(asked, within(place.near, asked.area));
  // What could not be read has to be put right in the form.
  form.hidden = place.kind !== "unknown";
}

function listen() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    calmly(submit());
  });
  form.addEventListener("change", (event) => {
    showChosen();
    const { target } = event;
    if (target instanceof HTMLInputElement && target.name === "type") followType();
  });
  byId("match-clear").addEventListener("click", () => {
    write(NOTHING);
    history.pushState(null, "", location.pathname);
    calmly(follow());
    byId("match-status").textContent = "Everything is cleared.";
  });
  byId("match-change").addEventListener("click", () => {
    form.hidden = false;
    form.querySelector("summary")?.focus();
    form.scrollIntoView();
  });
  window.addEventListener("beforeprint", () => {
    fitting.showAll();
    asking.showAll();
  });
  byId("match-print").addEventListener("click", () => window.print());
  const done = (/** @type {string} */ words) => {
    byId("match-done").textContent = words;
  };
  byId("match-copy").addEventListener("click", async () => {
    done((await copy("match", letters().full)) ? "Copied as text. Paste it where you need it." : "");
  });
  byId("match-copy-link").addEventListener("click", async () => {
    done((await copy("match", location.href)) ? "The link is copied. It holds what was asked for, and nothing else." : "");
  });
  byId("match-share").addEventListener("click", () => {
    // Whoever closes the share sheet has changed their mind; that is no failure.
    navigator.share({ title: document.title, url: location.href }).catch(() => {});
  });
  byId("match-keep").addEventListener("click", () => done(keep()));
  window.addEventListener("popstate", () => calmly(follow()));
}

/** Offer the unit in which the chosen types are mostly priced, while no price is asked about. */
function followType() {
  if (priceField().value) return;
  const { types } = read() ?? NOTHING;
  const ofTypes = data.services.filter(({ type }) => types.includes(type));
  setUnit(commonestUnit(ofTypes));
}

async function load() {
  data = await json(new URL("find/services.json", root));
  places = gazetteer(data);
}

async function start() {
  await load();
  byId("match-without").hidden = true;
  form.hidden = false;
  listen();
  await follow();
}

/** @param {Promise<void>} work */
function calmly(work) {
  work.catch(() => {
    form.hidden = true;
    found.hidden = true;
    byId("match-no-script").hidden = true;
    byId("match-without").hidden = false;
    byId("match-failed").textContent =
      "The services cannot be loaded just now. Try again later, or go by these lists.";
  });
}

calmly(start());
