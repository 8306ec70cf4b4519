// The card of a service: what it shows, and how the page's <template id="card"> is filled with
// that. The template is of the same macro as the cards of the pages that need no script.

import { byId } from "./dom.js";
import { pageOf } from "./root.js";

/** @typedef {import("./data.js").Availability} Availability */
/** @typedef {import("./data.js").Directory} Directory */
/** @typedef {import("./data.js").Service} Service */
/**
 * What a card shows. A line of which there is nothing to say is left out.
 * @typedef {object} Card
 * @property {string} id
 * @property {string} href
 * @property {string} title
 * @property {string} picture an outline, "" for none
 * @property {string} kind what sort of support it is, and whose
 * @property {string} where
 * @property {string} [far] how far that is, in words
 * @property {Pick<Availability, "state" | "words" | "updated"> | null} availability
 * @property {string} [opening] its days and hours
 * @property {string} [languages]
 * @property {string} price
 * @property {string} rating
 * @property {string} feedback how many people said something of it, and how good
 */

/**
 * What the card of a service shows.
 * @param {Service} service
 * @param {Pick<Directory, "types" | "pictures" | "providers" | "languages">} directory
 * @param {string} [far] how far it is, in words; "" where nobody asked
 * @returns {Card}
 */
export function shown({ id, title, provider, type, where, availability, opening, languages, price, rating, feedback }, directory, far = "") {
  const { types, pictures, providers } = directory;
  return {
    id,
    href: pageOf(id),
    title,
    picture: pictures[type] ?? "",
    kind: `${types[type] ?? type}, by ${providers[provider]?.name ?? provider}`,
    where: far ? `${where}.` : where,
    far,
    availability,
    opening,
    languages: languages.map((language) => directory.languages[language] ?? language).join(", "),
    price: price.words,
    rating: rating.words,
    feedback,
  };
}

/**
 * The page's template, filled.
 * @param {Card} what
 * @returns {HTMLElement}
 */
export function card({ id, href, availability, ...lines }) {
  /** @type {HTMLTemplateElement} */
  const template = byId("card");
  const made = /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
  /** @type {Record<string, string | undefined>} */
  const words = { ...lines, state: availability?.words, updated: availability?.updated };
  made.querySelector("a")?.setAttribute("href", href);
  made.querySelector(".fd-tag")?.classList.add(`fd-tag--${availability?.state}`);
  Object.assign(/** @type {HTMLElement} */ (made.querySelector("[data-shortlist]")).dataset, { shortlist: id, name: lines.title });
  for (const part of /** @type {NodeListOf<HTMLElement | SVGElement>} */ (made.querySelectorAll("[data-slot]"))) {
    const said = words[part.dataset.slot ?? ""];
    if (!said) part.remove();
    else if (part instanceof SVGElement) part.querySelector("path")?.setAttribute("d", said);
    else part.textContent = said;
  }
  for (const line of made.querySelectorAll("dl > div")) if (!line.querySelector("dd")?.textContent?.trim()) line.remove();
  return made;
}
