// The page that matches needs to services. What is typed stays on this device;
// the address holds the criteria, with an area, an outcode or a place and no more.

import { loadDirectory } from "../../core/data.js";
import { byId } from "../../core/dom.js";
import { MOST } from "../../core/entries.js";
import { copyBy, offer } from "../../core/handing-on.js";
import { mailTo } from "../../core/mail.js";
import { commonest } from "../../core/order.js";
import { gazetteer } from "../../core/place.js";
import { postcodesOf } from "../../core/postcodes.js";
import { root } from "../../core/root.js";
import { add } from "../../core/store.js";
import { NO_ORDER } from "./charging.js";
import { NOTHING, costFirst, fromAddress, toAddress } from "./criteria.js";
import { chosen, firstField, known, placeField, priceField, read, setArea, setUnit, showAmounts, showChosen, write } from "./form.js";
import { inAddresses, understand } from "./place.js";
import { BLANK, screen } from "./state.js";
import { listenToRecord, offerToRecord } from "./recording.js";
import { clearRecord } from "./record-view.js";
import { inShort, inText } from "./text.js";
import { done, doneUnmet, show, showAll, showFailure, tell } from "./view.js";

/** @typedef {import("../../core/data.js").Directory} Directory */
/** @typedef {import("../../core/place.js").Gazetteer} Gazetteer */
/** @typedef {import("./state.js").Request} Request */

const form = byId("match");

/** @type {Directory} */
let directory;
/** @type {Gazetteer} */
let places;
let now = BLANK;
const NO_LIST = { fits: [], ask: [], left: [] };

/** @param {Request} request */
function answer(request) {
  now = screen(request, now, directory, known(inAddresses(places)), byId("match-found").dataset.tooFew ?? "");
  if (request.sent && now.focus === "count" && now.found) {
    const { asked } = now.found;
    setArea(asked.area);
    const address = location.pathname + toAddress(asked);
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
  }
  show(now);
  if (!now.found) return;
  const { full, short } = letters();
  offer("match", mailTo("Services matched to needs", [full, ...short]));
  byId("match-address").textContent = location.href;
  offerToRecord(list());
}

/** The list on the page, as a record of a choice names it. */
function list() {
  const { title = "", council = "", asOf = "" } = byId("match-found").dataset;
  const { outcome, withIds, why, asked, order } = now.found ?? { outcome: NO_LIST, withIds: [], why: () => [], asked: NOTHING, order: NO_ORDER };
  return { outcome, asked: withIds, why, amounts: asked.amounts, directory, title, council, asOf, order: inFull(order), link: location.href };
}

/**
 * The order that is chosen, and what follows from it for this list.
 * @param {import("./charging.js").Order} order
 */
function inFull({ how, ways }) {
  const chosen = firstField().selectedOptions[0]?.label ?? "";
  return [`${chosen}.`, how, ways.length ? `${ways.join(". ")}.` : ""].filter(Boolean).join(" ");
}

/** What is handed on: the list in full, and the shorter forms of it that an e-mail can hold. */
function letters() {
  const { title = "", council = "", asOf = "" } = byId("match-found").dataset;
  const { outcome, question, why, order } = now.found ?? { outcome: NO_LIST, question: [], why: () => [], order: NO_ORDER };
  const about = { title, council, asOf, asked: question, order: inFull(order), link: location.href, why };
  return { full: inText(outcome, directory, about), short: inShort(outcome, about) };
}

/** Put what fits on the shortlist, the first first. */
function keep() {
  const fits = now.found?.fits ?? [];
  return add(fits.map(({ card: { id, title } }) => ({ id, name: title })))
    ? "All that fit are on your shortlist."
    : `Your shortlist holds ${MOST} services at most. Those that come first are on it.`;
}

/** @param {string} text */
const whereIs = (text) => understand(text, directory, places, postcodesOf(root));

/** Take what the form says. */
async function submit() {
  const form = read();
  // The order is chosen beside the list, and stays as it was chosen.
  const asked = typeof form === "string" ? form : { ...form, first: now.found?.asked.first ?? "" };
  answer({ asked, place: await whereIs(typeof asked === "string" ? "" : placeField().value), sent: true });
}

/**
 * Make the form and the list what the address says.
 * @param {Request["pressed"]} [pressed]
 */
async function follow(pressed = "") {
  const asked = fromAddress(location.search, known(inAddresses(places)));
  // What was left out of it, such as a whole postcode, is not handed on with the address either.
  history.replaceState(null, "", location.pathname + toAddress(asked) + location.hash);
  write(asked, inAddresses(places).get(asked.near));
  askAmounts(asked.types);
  answer({ asked, place: await whereIs(asked.near), sent: false, pressed });
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
    askAmounts([]);
    clearRecord();
    history.pushState(null, "", location.pathname);
    calmly(follow());
    tell("Everything is cleared.");
  });
  byId("match-change").addEventListener("click", () => {
    now = { ...now, form: true, focus: "" };
    show(now);
    form.querySelector("summary")?.focus();
    form.scrollIntoView();
  });
  window.addEventListener("beforeprint", showAll);
  copyBy("match", "copy", () => letters().full, done, "Copied as text. Paste it where you need it.");
  copyBy("match", "copy-link", () => location.href, done, "The link is copied. It holds what was asked for, and nothing else.");
  byId("match-share").addEventListener("click", () => {
    // Whoever closes the share sheet has changed their mind; that is no failure.
    navigator.share({ title: document.title, url: location.href }).catch(() => {});
  });
  byId("match-keep").addEventListener("click", () => done(keep()));
  listenToRecord(list);
  firstField().addEventListener("change", reorder);
  byId("match-few-ways").addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    calmly(follow("way"));
  });
  copyBy("match-unmet", "copy", () => now.found?.few?.unmet.row ?? "", doneUnmet, "The row is copied.");
  window.addEventListener("popstate", () => calmly(follow()));
}

/** Ask how much is needed of the chosen types, and offer the unit in which they are mostly priced, while no price is asked about. */
function followType() {
  const types = chosen("type");
  askAmounts(types);
  if (!priceField().value) setUnit(commonest(unitsOf(types)));
}

/** @param {readonly string[]} types */
function askAmounts(types) {
  showAmounts(new Set(unitsOf(types)));
}

/** @param {readonly string[]} types */
function unitsOf(types) {
  return directory.services.filter(({ type }) => types.includes(type)).map(({ price }) => price.unit ?? "");
}

/** Put the list in the order that was chosen beside it, which the address keeps where it is not the usual one. */
function reorder() {
  if (!now.found) return;
  const { asked } = now.found;
  const first = /** @type {import("./criteria.js").First} */ (firstField().value);
  const usual = costFirst({ ...asked, first: "" }) ? "cost" : "places";
  history.pushState(null, "", location.pathname + toAddress({ ...asked, first: first === usual ? "" : first }));
  calmly(follow("order"));
}

async function start() {
  directory = await loadDirectory(root);
  places = gazetteer(directory);
  byId("match-without").hidden = true;
  form.hidden = false;
  listen();
  await follow();
}

/** @param {Promise<void>} work */
function calmly(work) {
  work.catch(showFailure);
}

calmly(start());
