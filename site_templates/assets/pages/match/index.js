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
import { NOTHING, fromAddress, toAddress } from "./criteria.js";
import { known, placeField, priceField, read, setArea, setUnit, showChosen, write } from "./form.js";
import { inAddresses, understand } from "./place.js";
import { BLANK, screen } from "./state.js";
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

/** @param {Request} request */
function answer(request) {
  now = screen(request, now, directory, known(inAddresses(places)));
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
}

/** What is handed on: the list in full, and the shorter forms of it that an e-mail can hold. */
function letters() {
  const { title = "", council = "", asOf = "" } = byId("match-found").dataset;
  const { outcome, question } = now.found ?? { outcome: { fits: [], ask: [], left: [] }, question: [] };
  const about = { title, council, asOf, asked: question, link: location.href };
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
  const asked = read();
  answer({ asked, place: await whereIs(asked ? placeField().value : ""), sent: true });
}

/**
 * Make the form and the list what the address says.
 * @param {boolean} [pressed] whether the page itself led there
 */
async function follow(pressed = false) {
  const asked = fromAddress(location.search, known(inAddresses(places)));
  write(asked, inAddresses(places).get(asked.near));
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
  byId("match-print").addEventListener("click", () => window.print());
  copyBy("match", "copy", () => letters().full, done, "Copied as text. Paste it where you need it.");
  copyBy("match", "copy-link", () => location.href, done, "The link is copied. It holds what was asked for, and nothing else.");
  byId("match-share").addEventListener("click", () => {
    // Whoever closes the share sheet has changed their mind; that is no failure.
    navigator.share({ title: document.title, url: location.href }).catch(() => {});
  });
  byId("match-keep").addEventListener("click", () => done(keep()));
  byId("match-few-ways").addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    calmly(follow(true));
  });
  copyBy("match-unmet", "copy", () => now.found?.few?.unmet.row ?? "", doneUnmet, "The row is copied.");
  window.addEventListener("popstate", () => calmly(follow()));
}

/** Offer the unit in which the chosen types are mostly priced, while no price is asked about. */
function followType() {
  if (priceField().value) return;
  const { types } = read() ?? NOTHING;
  const ofTypes = directory.services.filter(({ type }) => types.includes(type));
  setUnit(commonest(ofTypes.map(({ price }) => price.unit ?? "")));
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
