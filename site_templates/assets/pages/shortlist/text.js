// A list of services as plain text, for a care record or an e-mail.

import { services as count } from "../../core/entries.js";
import { mailTo } from "../../core/mail.js";

/** @typedef {import("../../core/facts.js").ServicePage} ServicePage */
/** @typedef {{ title: string, council: string, asOf: string, link: string }} About */

/**
 * Everything that matters of each service.
 * @param {readonly ServicePage[]} services
 * @param {About} about
 */
export function inFull(services, about) {
  return letter(services.map(full), about);
}

/**
 * The address that opens an e-mail with the list in it: as much of it as fits;
 * "" where not even the link does.
 * @param {readonly ServicePage[]} services
 * @param {About} about
 */
export function mail(services, about) {
  const subject = `Care and support: ${count(services.length)}`;
  return mailTo(subject, [
    letter(services.map(full), about),
    letter(services.map(short), about),
    letter([services.map((service) => `- ${service.name}`).join("\n")], about),
    letter([], about),
  ]);
}

/**
 * @param {readonly string[]} parts
 * @param {About} about
 */
function letter(parts, { title, council, asOf, link }) {
  const head = `Care and support services, from ${title} (${council}), as known on ${asOf}.`;
  return [head, ...parts, `The list on the website: ${link}`].join("\n\n");
}

/** @param {ServicePage} service */
function full(service) {
  const said = [...service.facts, ...service.contacts].map(({ label, words }) => `${label}: ${words}`);
  return [heading(service), service.summary, ...said, service.address].filter(Boolean).join("\n");
}

/** @param {ServicePage} service */
function short(service) {
  const contact = service.contacts[0];
  return [heading(service), contact && `${contact.label}: ${contact.words}`, service.address]
    .filter(Boolean)
    .join("\n");
}

/** @param {ServicePage} service */
function heading({ name, gone }) {
  const upper = name.toUpperCase();
  return gone.length ? `${upper}\nNot listed at present. ${gone.join(" ")}` : upper;
}
