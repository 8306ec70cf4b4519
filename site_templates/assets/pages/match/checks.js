// What may be asked of a service, one function each. A check answers yes, no, or
// ask where the service has not said; it always says why, in the public's words.

import { inFull } from "../../core/data.js";
import { inWords, miles } from "../../core/distance.js";
import { aWeek, money, range } from "./cost.js";

/** @typedef {import("./criteria.js").Criteria} Criteria */
/** @typedef {import("../../core/data.js").Directory} Names */
/** @typedef {import("../../core/data.js").Service} Service */
/** @typedef {"yes" | "ask" | "no"} Verdict */
/** @typedef {"choice" | "geography" | "availability" | "price"} Subject */
/**
 * @typedef {object} Finding
 * @property {Subject} about
 * @property {Verdict} verdict
 * @property {string} words why, as a sentence
 * @property {string} group where it is a no: what all that fail in this way have in common
 * @property {string} [question] what to ask, to be sure: "whether …"
 * @property {string} [beyond] what of it the card of the service does not say; all of it, where that is not given
 */

const COMES_TO_YOU = "comes-to-you"; // of content/access.yml, as in generator/site/parts/location.py
const GOOD = new Set(["good", "outstanding"]);

/** @type {(verdict: Verdict) => (about: Subject, words: string, group?: string) => Finding} */
const finding = (verdict) => (about, words, group = "") => ({ about, verdict, words, group });
const yes = finding("yes");
const no = finding("no");
/** @type {(about: Subject, words: string, question?: string) => Finding} */
const ask = (about, words, question = "") => ({ ...finding("ask")(about, words), question });
/** @type {(about: Subject, words: string) => Finding} */
const asOnCard = (about, words) => ({ ...yes(about, words), beyond: "" });

/**
 * Everything that must be, in the order in which a reason for leaving out counts.
 * @param {Service} service
 * @param {Criteria} criteria
 * @param {Names} names
 * @returns {Finding[]}
 */
export function musts(service, criteria, names) {
  return [
    ...type(service, criteria, names),
    ...needs(service, criteria, names),
    ...age(service, criteria),
    ...place(service, criteria, names),
    ...when(service, criteria),
    ...price(service, criteria, names),
    ...criteria.must.map((id) => wish(service, id, names)),
  ];
}

/**
 * Whether the service has what was wished for.
 * @param {Service} service
 * @param {string} id of a kind of access, or one of the other wishes
 * @param {Names} names
 * @returns {Finding}
 */
export function wish(service, id, names) {
  if (id === "self-funders") return selfFunders(service);
  if (id === "rated-good") return ratedGood(service);
  const name = names.access[id] ?? id;
  return service.access.includes(id)
    ? yes("choice", `${name}: yes.`)
    : { ...no("choice", `It does not say that it has this: ${name}.`, `Does not say that it has: ${name}`), question: `whether it has this: ${name}` };
}

/**
 * How far a service is from where it is wanted: 0 where it comes to the person,
 * or has no place of its own; null where nothing is known.
 * @param {Service} service
 * @param {Criteria} criteria
 * @param {Names} names
 */
export function distance(service, criteria, names) {
  if (!service.at || service.access.includes(COMES_TO_YOU)) return 0;
  const from = criteria.near ? criteria.near.at : names.areas[criteria.area]?.at;
  return from ? miles(from, service.at) : null;
}

/** @type {(service: Service, criteria: Criteria, names: Names) => Finding[]} */
function type(service, { types }, names) {
  if (!types.length) return [];
  const name = names.types[service.type] ?? service.type;
  return types.includes(service.type)
    ? [asOnCard("choice", `${name}, as asked for.`)]
    : [no("choice", `It is another type of support: ${name}.`, "Another type of support")];
}

/** @type {(service: Service, criteria: Criteria, names: Names) => Finding[]} */
function needs(service, { needs: wanted }, names) {
  return wanted.map((id) => {
    const name = names.needs[id] ?? id;
    return service.needs.includes(id)
      ? yes("choice", `Set up for: ${name}.`)
      : no("choice", `It does not say that it is set up for this: ${name}.`, `Not set up for: ${name}`);
  });
}

/** @type {(service: Service, criteria: Criteria) => Finding[]} */
function age(service, { age: band }) {
  if (!band) return [];
  const [youngest, oldest] = band.split("-").map(Number);
  const [from, to] = [service.ages[0] ?? 0, service.ages[1] ?? Infinity];
  const words = to === Infinity ? `${from} or over` : from ? `${from} to ${to}` : `${to} or under`;
  if (from <= youngest && to >= oldest) return [yes("choice", "It takes people of this age.")];
  if (from <= oldest && to >= youngest) {
    return [ask("choice", `It takes people who are ${words}: check the age.`, "whether it takes somebody of this age")];
  }
  return [no("choice", `It takes people who are ${words}.`, "For people of another age")];
}

/** @type {(service: Service, criteria: Criteria, names: Names) => Finding[]} */
function place(service, criteria, names) {
  const { area, near, miles: most } = criteria;
  const areas = near ? near.areas : area ? [area] : [];
  if (!areas.length && !near) return [];
  const here = near ? near.name : names.areas[area]?.name ?? area;
  const serves = areas.some((id) => service.areas.includes(id));
  const far = distance(service, criteria, names);
  const travels = !service.at || service.access.includes(COMES_TO_YOU);
  const away = far === null || travels ? "" : `${inWords(far)} in a straight line`;
  const words = away ? `${service.where}, ${away}.` : `${service.where}.`;
  /** @type {(make: typeof yes, more?: string, question?: string) => Finding[]} */
  const because = (make, more = "", question = "") => {
    const after = more && ` ${more}`;
    return [{ ...make("geography", words + after, question), beyond: ((away && `It is ${away}.`) + after).trim() }];
  };
  if (areas.length && !serves) {
    // Near enough to be worth a call, though it names other areas.
    if (most && !travels && far !== null && far <= most) return because(ask, `It does not say that it serves ${here}.`, `whether it serves ${here}`);
    return [no("geography", `It does not serve ${here}.`, `Does not serve ${here}`)];
  }
  if (travels) {
    return serves ? because(yes, `It covers ${here}.`) : because(ask, `Ask whether it covers ${here}.`, `whether it covers ${here}`);
  }
  if (far === null) return most ? because(ask, "Ask how far it is.", "how far it is") : because(yes, `It serves ${here}.`);
  if (most && far > most) return [no("geography", words, `Further away than ${most} miles`)];
  return because(yes);
}

/** @type {(service: Service, criteria: Criteria) => Finding[]} */
function when({ availability }, { when: wanted }) {
  const words = `${inFull(availability)}.`;
  const { state } = availability;
  if (wanted === "any") return [];
  if (state === "places-now") return [asOnCard("availability", words)];
  if (state === "ask") return [ask("availability", words, "whether there is a place")];
  if (wanted === "soon" && state === "waiting-list") return [asOnCard("availability", words)];
  return [no("availability", words, wanted === "now" ? "Has no places now" : "Full")];
}

/** @type {(service: Service, criteria: Criteria, names: Names) => Finding[]} */
function price({ price: asked }, { price: most, unit, amounts }, names) {
  if (!most) return [];
  const limit = `${money(most)} ${names.units[unit] ?? unit}`;
  const week = unit === "week" && asked.unit !== unit ? aWeek(asked, amounts) : null;
  const { from, to } = week ?? asked;
  const cost = week ? `${asked.words}, in a week ${range(week)}` : asked.words;
  const question = "what it would cost";
  if (from === undefined && to === undefined) return [ask("price", `${cost}: ask what it would cost.`, question)];
  if (!week && asked.unit !== unit) return [ask("price", `${cost}: ask what that comes to ${names.units[unit] ?? unit}.`, `what it would cost ${names.units[unit] ?? unit}`)];
  if (from !== undefined && from > most) return [no("price", `${cost}.`, `Costs more than ${limit}`)];
  if (to !== undefined && to <= most) return [asOnCard("price", `${cost}.`)];
  if (from === undefined) return [ask("price", `${cost}: ask what it would cost.`, question)];
  if (to === undefined || to === from) return [asOnCard("price", `${cost}.`)];
  return [ask("price", `${cost}. It begins within ${limit}: ask what it would be.`, question)];
}

/** @param {Service} service */
function selfFunders({ self_funders: welcome }) {
  if (welcome === null) return ask("choice", "Ask whether people can pay for themselves.", "whether people can pay for themselves");
  return welcome
    ? yes("choice", "It takes people who pay for themselves.")
    : no("choice", "The council has to arrange the place.", "Does not take people who pay for themselves");
}

/** @param {Service} service */
function ratedGood({ regulated, rating }) {
  const words = `${rating.alone}.`;
  if (GOOD.has(rating.id)) return yes("choice", words);
  if (regulated && !rating.id) return ask("choice", words, "whether CQC has rated it by now");
  return no("choice", words, "Not rated Good or Outstanding by CQC");
}
