// On every page: "Add to my shortlist" wherever a page or a script puts
// <span data-shortlist="<service id>" data-name="<its name>"></span>, and the
// link to the list in the header.

import { element } from "./dom.js";
import { MOST, isId, services, toAddress } from "./entries.js";
import { add, all, follow, has, lasting, remove } from "./store.js";

const PLACE = "[data-shortlist]";

const status = element("p", { class: "fd-hidden", role: "status" });
/** @type {Map<HTMLElement, () => void>} */
const shown = new Map();

/** @param {HTMLElement} place */
function upgrade(place) {
  const { shortlist: id = "", name = "" } = place.dataset;
  if (shown.has(place) || !isId(id)) return;
  const looks = "fd-button fd-button--quiet fd-button--small";
  const button = element("button", { class: looks, type: "button" });
  const note = element("span", { class: "fd-small fd-shortlist__note" });
  const show = () => {
    const words = has(id) ? "On your shortlist: remove" : "Add to my shortlist";
    button.textContent = words;
    button.setAttribute("aria-label", `${words}, ${name}`);
    button.classList.toggle("fd-button--chosen", has(id));
  };
  button.addEventListener("click", () => {
    const done = has(id) ? taken(id, name) : put(id, name);
    note.textContent = done.note;
    status.textContent = `${done.said} ${done.note}`;
  });
  show();
  shown.set(place, show);
  place.classList.add("fd-shortlist", "fd-no-print");
  place.replaceChildren(button, note);
}

/**
 * @param {string} id
 * @param {string} name
 */
function taken(id, name) {
  remove(id);
  return { said: `${name} is off your shortlist.`, note: "" };
}

/**
 * @param {string} id
 * @param {string} name
 */
function put(id, name) {
  if (!add([{ id, name }])) {
    return { said: "", note: `Your shortlist is full. It holds ${MOST} services at most.` };
  }
  const note = lasting()
    ? ""
    : "Your browser cannot keep the list, so it lasts until you leave this page. The link “Shortlist” takes it along.";
  return { said: `${name} is on your shortlist, with ${services(all().length)} in all.`, note };
}

/** The link in the header, with how many are on the list. */
function showLink() {
  const list = all();
  for (const link of document.querySelectorAll("a[data-shortlist-link]")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    link.textContent = list.length ? `Shortlist (${list.length})` : "Shortlist";
    const address = new URL(link.href);
    // Where nothing can be kept, the address carries the list.
    address.search = lasting() || !list.length ? "" : toAddress(list.map((each) => each.id));
    link.href = address.href;
    if (address.pathname === location.pathname) link.setAttribute("aria-current", "page");
    link.closest("[hidden]")?.removeAttribute("hidden");
  }
}

/** @param {ParentNode} part */
function upgradeIn(part) {
  if (part instanceof HTMLElement && part.matches(PLACE)) upgrade(part);
  for (const place of part.querySelectorAll(PLACE)) {
    if (place instanceof HTMLElement) upgrade(place);
  }
}

document.body.append(status);
upgradeIn(document);
showLink();
follow(() => {
  for (const [place, show] of shown) {
    if (place.isConnected) show();
    else shown.delete(place);
  }
  showLink();
});
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node instanceof Element) upgradeIn(node);
  }
}).observe(document.body, { childList: true, subtree: true });
