// Which services fit what is chosen, and how many there would be with each other choice.

import { FACETS } from "./state.js";

/** @typedef {import("./state.js").Chosen} Chosen */
/** @typedef {import("./state.js").Facet} Facet */
/** @typedef {import("../../core/data.js").Service} Service */

/**
 * The ids that a service has in a facet.
 * @param {Service} service
 * @param {Facet} facet
 * @returns {readonly string[]}
 */
export function valuesOf(service, facet) {
  switch (facet) {
    case "type":
      return [service.type];
    case "care-home":
      return service.bands["care-home"];
    case "area":
      return service.areas;
    case "need":
      return service.needs;
    case "age":
      return service.bands.age;
    case "access":
      return service.access;
    case "day":
      return service.days;
    case "language":
      return service.languages;
    case "availability":
      return [service.availability.state];
    case "price":
      return [service.bands.price];
    case "rating":
      return [service.bands.rating];
    case "self-funders":
      return [service.bands["self-funders"]];
  }
}

/**
 * Choose: of each facet in which anything is chosen, a service must have one.
 *
 * The number beside a choice is how many services there would be if it were the
 * one choice of its facet, with all the other facets as they are.
 * @param {readonly Service[]} services
 * @param {Chosen} chosen
 * @returns {{ fitting: Service[], count: (facet: Facet, id: string) => number, without: (facet: Facet) => number }}
 */
export function choose(services, chosen) {
  const wanted = FACETS.map((facet) => new Set(chosen[facet]));
  /** @type {Record<string, Map<string, number>>} */
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  /** @type {Record<string, number>} */
  const alone = Object.fromEntries(FACETS.map((facet) => [facet, 0]));
  const fitting = [];
  for (const service of services) {
    const failing = FACETS.filter(
      (facet, i) => wanted[i].size > 0 && !valuesOf(service, facet).some((id) => wanted[i].has(id)),
    );
    if (failing.length > 1) continue;
    if (failing.length === 0) fitting.push(service);
    for (const facet of failing.length ? failing : FACETS) {
      alone[facet] += 1;
      for (const id of valuesOf(service, facet)) {
        counts[facet].set(id, (counts[facet].get(id) ?? 0) + 1);
      }
    }
  }
  return {
    fitting,
    count: (facet, id) => counts[facet].get(id) ?? 0,
    without: (facet) => alone[facet],
  };
}
