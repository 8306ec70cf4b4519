// The outcome as plain text, for a care record.

import { reasons } from "./reasons.js";

/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./matching.js").Outcome} Outcome */
/** @typedef {import("./checks.js").Names} Names */

/**
 * @param {Outcome} outcome
 * @param {Names} names
 * @param {{ title: string, council: string, asOf: string, asked: readonly string[], link: string, root: URL }} about
 */
export function inText({ fits, ask, left }, names, { title, council, asOf, asked, link, root }) {
  const parts = [
    `Services matched to needs, from ${title} (${council}), as known on ${asOf}.`,
    ["What was asked for:", ...(asked.length ? asked : ["Nothing in particular"])].join("\n"),
    `Fits: ${fits.length}`,
    ...fits.map((match, i) => one(match, names, root, `${i + 1}. `)),
  ];
  if (ask.length) parts.push(`May fit, ask first: ${ask.length}`, ...ask.map((match) => one(match, names, root, "- ")));
  if (left.length) {
    parts.push(["Left out:", ...left.map(({ why, services }) => `${why}: ${services.length}`)].join("\n"));
  }
  parts.push(`The same question on the website: ${link}`);
  return parts.join("\n\n");
}

/**
 * The same in fewer words, each form shorter than the one before, for what cannot hold all of it.
 * @param {Outcome} outcome
 * @param {{ title: string, council: string, asOf: string, asked: readonly string[], link: string, root: URL }} about
 * @returns {string[]}
 */
export function inShort({ fits, ask }, { title, council, asOf, link, root }) {
  const head = `Services matched to needs, from ${title} (${council}), as known on ${asOf}.`;
  const tail = `The list with its reasons on the website: ${link}`;
  const named = fits.map(({ service: { id, title: name } }, i) => `${i + 1}. ${name}\n${new URL(`services/${id}/`, root).href}`);
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
 * @param {URL} root
 * @param {string} mark
 */
function one(match, names, root, mark) {
  const { id, title, provider } = match.service;
  return [
    `${mark}${title}, by ${provider}`,
    ...reasons(match, names).map(([label, words]) => `${label}: ${words}`),
    new URL(`services/${id}/`, root).href,
  ].join("\n");
}
