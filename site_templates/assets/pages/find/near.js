// How far services are from where somebody is, and how that is said.

import { inWords, miles } from "../../core/distance.js";

export { NOWHERE, ofPlace, whereabouts } from "../../core/whereabouts.js";

/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {import("../../core/whereabouts.js").Near} Near */
/** @typedef {import("../../core/whereabouts.js").Whereabouts} Whereabouts */

// What comes to people stands in the list as if it were this far away.
export const COMES_FROM = 5;

/**
 * How far a service is, in miles; null where it has no place of its own, or nothing to measure from.
 * @param {Service} service
 * @param {Near} near
 */
function milesTo(service, near) {
  return service.at && near.at ? miles(near.at, service.at) : null;
}

/**
 * @param {Service} service
 * @param {Near} near
 */
function covers(service, near) {
  return near.areas.some((area) => service.areas.includes(area));
}

/**
 * What puts services in order: miles, or what stands for them.
 * @param {Service} service
 * @param {Near} near
 */
export function remoteness(service, near) {
  return milesTo(service, near) ?? (covers(service, near) ? COMES_FROM : Infinity);
}

/**
 * How far it is, in the public's words.
 * @param {Service} service
 * @param {Near} near
 * @param {string} area the name of the area that `near` lies in
 */
export function farness(service, near, area) {
  const away = milesTo(service, near);
  const served = covers(service, near);
  if (away === null) return served ? "Covers your area" : `Does not usually cover ${area}`;
  const words = inWords(away);
  const from = words[0].toUpperCase() + words.slice(1);
  return served || !area ? from : `${from}. Ask if it takes people from ${area}`;
}
