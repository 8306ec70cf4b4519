// The page that matches needs to services. What is typed stays on this device;
// the address holds the criteria, with an area or an outcode and no more.

import { json } from "./find/data.js";
import { byId } from "./find/element.js";
import { NOTHING, fromAddress, toAddress } from "./match/criteria.js";
import { inWords, known, placeField, priceField, read, say, setArea, showChosen, write } from "./match/form.js";
import { item, leftOut } from "./match/list.js";
import { match } from "./match/matching.js";
import { understand } from "./match/place.js";
import { inText } from "./match/text.js";
import { copy } from "./shortlist/handing-on.js";

/** @typedef {import("./match/checks.js").Service} Service */
/** @typedef {import("./match/checks.js").Names} Names */
/** @typedef {import("./match/criteria.js").Asked} Asked */
/** @typedef {import("./match/criteria.js").Near} Near */
/** @typedef {import("./match/matching.js").Outcome} Outcome */

const AT_ONCE = 20;

const root = new URL("../../", import.meta.url);
const form = byId("match");
const found = byId("match-found");

/** @type {Names & { services: readonly Service[] }} */
let data;
/** @type {Outcome} */
let outcome = { fits: [], ask: [], left: [] };
/** @type {readonly string[]} */
let question = [];
let shown = 0;

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
  byId("match-list").replaceChildren();
  shown = 0;
  more();
  byId("match-ask").hidden = ask.length === 0;
  byId("match-ask-list").replaceChildren(...ask.slice(0, AT_ONCE).map((each) => item(each, data, root)));
  const count = left.reduce((sum, { services }) => sum + services.length, 0);
  byId("match-left").hidden = count === 0;
  byId("match-left-lead").textContent = `${services(count)} did not meet a must. Each is counted once, at the first reason; open a reason to see them all.`;
  byId("match-left-list").replaceChildren(...left.map((group) => leftOut(group, root)));
  byId("match-done").textContent = "";
  found.hidden = false;
  byId("match-status").textContent = `${headline(fits.length)}. ${services(ask.length)} to ask first. ${services(count)} left out.`;
}

function more() {
  const next = outcome.fits.slice(shown, shown + AT_ONCE).map((each) => item(each, data, root));
  byId("match-list").append(...next);
  const before = shown;
  shown += next.length;
  const button = byId("match-more");
  button.hidden = shown >= outcome.fits.length;
  button.textContent = `Show more (${outcome.fits.length - shown} left)`;
  if (before) next[0]?.querySelector("a")?.focus();
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

/** Take what the form says; stay where a field has to be put right first. */
async function submit() {
  const asked = read();
  say("price", asked ? "" : "Write the price as a number, such as 750.", asked === null);
  if (!asked) return priceField().focus();
  const place = await understand(placeField().value, data.areas, root);
  say("place", place.words, place.kind === "unknown");
  if (place.kind === "unknown") return placeField().focus();
  const area = place.kind === "area" ? place.area ?? "" : place.kind === "near" ? "" : asked.area;
  if (asked.miles && !area && !place.near) {
    say("place", "Choose an area or give a postcode to say how far.", true);
    return placeField().focus();
  }
  const whole = { ...asked, area, outcode: place.near?.outcode ?? "" };
  setArea(area);
  const address = location.pathname + toAddress(whole);
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  show(whole, place.near ?? null);
  byId("match-count").focus();
}

/** Make the form and the list what the address says. */
async function follow() {
  const asked = fromAddress(location.search, known());
  write(asked);
  say("price", "", false);
  say("place", "", false);
  if (!toAddress(asked)) {
    found.hidden = true;
    return;
  }
  const place = await understand(asked.outcode, data.areas, root);
  say("place", place.words, place.kind === "unknown");
  show(asked, place.near ?? null);
}

function listen() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    calmly(submit());
  });
  form.addEventListener("change", showChosen);
  byId("match-clear").addEventListener("click", () => {
    write(NOTHING);
    history.pushState(null, "", location.pathname);
    calmly(follow());
    byId("match-status").textContent = "Everything is cleared.";
  });
  byId("match-more").addEventListener("click", more);
  byId("match-print").addEventListener("click", () => window.print());
  byId("match-copy").addEventListener("click", async () => {
    const { title = "", council = "", asOf = "" } = found.dataset;
    const text = inText(outcome, data, { title, council, asOf, asked: question, link: location.href, root });
    const copied = await copy("match", text);
    byId("match-done").textContent = copied ? "Copied as text. Paste it where you need it." : "";
  });
  window.addEventListener("popstate", () => calmly(follow()));
}

async function load() {
  data = await json(new URL("find/services.json", root));
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
