// The outcome as plain text, for a care record.

import { pageOf } from "../../core/root.js";
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./matching.js").Outcome} Outcome */
/** @typedef {import("./checks.js").Names} Names */
/** @typedef {import("./reasons.js").Line} Line */

/** @typedef {{ title: string, council: string, asOf: string, asked: readonly string[], order: string, link: string, why: (match: Match) => readonly Line[] }} About `order` is that of the list, in sentences; `why` are the reasons in full */

/**
 * @param {Outcome} outcome
 * @param {Names} names
 * @param {About} about
 */
export function inText({ fits, ask, left }, names, { title, council, asOf, asked, order, link, why }) {
  const parts = [
    `Services matched to needs, from ${title} (${council}), as known on ${asOf}.`,
    ["What was asked for:", ...(asked.length ? asked : ["Nothing in particular"])].join("\n"),
    `Fits: ${fits.length}\nOrder: ${order}`,
    ...fits.map((match, i) => one(match, names, `${i + 1}. `, why(match))),
  ];
  if (ask.length) parts.push(`May fit, ask first: ${ask.length}`, ...ask.map((match) => one(match, names, "- ", why(match))));
  if (left.length) {
    parts.push(["Left out:", ...left.map(({ why, services }) => `${why}: ${services.length}`)].join("\n"));
  }
  parts.push(`The same question on the website: ${link}`);
  return parts.join("\n\n");
}

/**
 * The same in fewer words, each form shorter than the one before, for what cannot hold all of it.
 * @param {Outcome} outcome
 * @param {About} about
 * @returns {string[]}
 */
export function inShort({ fits, ask }, { title, council, asOf, link }) {
  const head = `Services matched to needs, from ${title} (${council}), as known on ${asOf}.`;
  const tail = `The list with its reasons on the website: ${link}`;
  const named = fits.map(({ service: { id, title: name } }, i) => `${i + 1}. ${name}\n${pageOf(id)}`);
  const counted = `Fits: ${fits.length}. May fit, ask first: ${ask.length}.`;
  return [
    [head, counted, ...named, tail].join("\n\n"),
    [head, counted, fits.map(({ service }, i) => `${i + 1}. ${service.title}`).join("\n"), tail].join("\n\n"),
    [head, counted, tail].join("\n\n"),
  ];
}

/**
 * @param {Match} match
 * @param {Names} names
 * @param {string} mark
 * @param {readonly Line[]} why
 */
function one(match, names, mark, why) {
  const { id, title, provider } = match.service;
  return [
    `${mark}${title}, by ${names.providers[provider]?.name ?? provider}`,
    ...why.map(([label, words]) => `${label}: ${words}`),
    pageOf(id),
  ].join("\n");
}
