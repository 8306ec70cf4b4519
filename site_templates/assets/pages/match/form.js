// The form in which somebody says what is needed.

import { byId } from "../../core/dom.js";
import { amount, amountsFrom, pounds } from "./criteria.js";

/** @typedef {import("./criteria.js").Asked} Asked */
/** @typedef {import("./criteria.js").Known} Known */
/** @typedef {import("./criteria.js").When} When */
/** @typedef {"type" | "need" | "must" | "like"} Group */

/** @type {readonly Group[]} */
const GROUPS = ["type", "need", "must", "like"];
const SELECTS = /** @type {const} */ (["area", "miles", "age", "when", "unit"]);

/**
 * @param {Group} name
 * @returns {HTMLInputElement[]}
 */
const boxes = (name) => [...document.querySelectorAll(`#match input[name="${name}"]`)].map((box) => /** @type {HTMLInputElement} */ (box));

/**
 * @param {typeof SELECTS[number]} name
 * @returns {HTMLSelectElement}
 */
const select = (name) => byId(`match-${name}`);

/** @returns {HTMLInputElement[]} */
const amountFields = () => [...document.querySelectorAll("#match-amounts input")].map((field) => /** @type {HTMLInputElement} */ (field));
/** @returns {HTMLSelectElement} in which the order of the list is chosen; it stands with the list */
export const firstField = () => byId("match-first");

/** @returns {HTMLInputElement} */
export const placeField = () => byId("match-place");
/** @returns {HTMLInputElement} */
export const priceField = () => byId("match-price");

/**
 * The values on offer, each with its label.
 * @param {ReadonlyMap<string, string>} near places by what stands for them in an address
 * @returns {Known}
 */
export function known(near) {
  const many = GROUPS.map((name) => [name, new Map(boxes(name).map(({ value, dataset }) => [value, dataset.label ?? ""]))]);
  const one = SELECTS.map((name) => [name, new Map([...select(name).options].map(({ value, label }) => [value, label]))]);
  const amounts = amountFields().map(({ name, dataset }) => /** @type {const} */ ([name, dataset.label ?? ""]));
  const first = [...firstField().options].map(({ value, label }) => /** @type {const} */ ([value, label]));
  return Object.fromEntries([...many, ...one, ["near", near], ["amount", new Map(amounts)], ["first", new Map(first)]]);
}

/**
 * @param {Group} name
 * @returns {string[]} the values that are ticked
 */
export function chosen(name) {
  return boxes(name).filter(({ checked }) => checked).map(({ value }) => value);
}

/**
 * What the form says, but for the place, which has to be looked up, and the order, which is chosen in the
 * list; or the name of the field that says no number.
 * @returns {Asked | string}
 */
export function read() {
  const price = pounds(priceField().value);
  if (price === null) return "price";
  const amounts = amountFields().map(({ name, value }) => /** @type {const} */ ([name, amount(value, name)]));
  const wrong = amounts.find(([, number]) => number === null);
  if (wrong) return wrong[0];
  const [types, needs, must, like] = GROUPS.map(chosen);
  return {
    types,
    needs,
    area: select("area").value,
    near: "",
    miles: Number(select("miles").value),
    age: select("age").value,
    when: /** @type {When} */ (select("when").value),
    price,
    unit: select("unit").value,
    amounts: amountsFrom(amounts),
    first: "",
    must,
    like,
  };
}

/**
 * Make the form say what was asked.
 * @param {Asked} asked
 * @param {string} [place] as people write it
 */
export function write(asked, place = asked.near) {
  const chosen = { type: asked.types, need: asked.needs, must: asked.must, like: asked.like };
  for (const name of GROUPS) {
    for (const box of boxes(name)) box.checked = chosen[name].includes(box.value);
  }
  select("area").value = asked.area;
  select("miles").value = asked.miles ? String(asked.miles) : "";
  select("age").value = asked.age;
  select("when").value = asked.when;
  if (asked.unit) select("unit").value = asked.unit;
  else select("unit").selectedIndex = 0;
  priceField().value = asked.price ? String(asked.price) : "";
  for (const field of amountFields()) field.value = String(asked.amounts[field.name] ?? "");
  placeField().value = place;
  showChosen();
}

/**
 * A place that was typed goes before the area that was chosen.
 * @param {string} id "" for none
 */
export function setArea(id) {
  select("area").value = id;
}

/**
 * @param {string} unit one that is on offer; any other is left aside
 */
export function setUnit(unit) {
  const field = select("unit");
  if ([...field.options].some(({ value }) => value === unit)) field.value = unit;
}

/**
 * Ask how much is needed in a week of what is priced so, and of what was said before.
 * @param {ReadonlySet<string>} units of the chosen types of support
 */
export function showAmounts(units) {
  const fields = amountFields();
  for (const field of fields) {
    const place = field.closest(".fd-field");
    if (place instanceof HTMLElement) place.hidden = !units.has(field.name) && field.value === "";
  }
  const none = fields.every((field) => field.closest("[hidden].fd-field"));
  byId("match-amounts").hidden = none;
  byId("match-amounts-later").hidden = !none || fields.length === 0;
}

/** Say beside each group how many are ticked in it. */
export function showChosen() {
  for (const name of GROUPS) {
    const ticked = boxes(name).filter(({ checked }) => checked).length;
    const beside = document.querySelector(`[data-group="${name}"] .fd-facet__chosen`);
    if (beside) beside.textContent = ticked ? `${ticked} chosen` : "";
  }
}

/**
 * Say something beside a field and to a screen reader.
 * @param {"place" | "price"} field
 * @param {import("./state.js").Note} note
 */
export function say(field, { words, wrong }) {
  byId(`match-${field}-said`).textContent = words;
  mark(field === "place" ? placeField() : priceField(), wrong);
}

/**
 * The same of the amounts, one of which may be no number.
 * @param {import("./state.js").Note & { unit: string }} note
 */
export function sayAmount({ words, unit }) {
  byId("match-amounts-said").textContent = words;
  for (const field of amountFields()) mark(field, field.name === unit);
}

/** @param {string} unit */
export function focusAmount(unit) {
  amountFields().find(({ name }) => name === unit)?.focus();
}

/**
 * @param {HTMLElement} field
 * @param {boolean} wrong
 */
function mark(field, wrong) {
  if (wrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}
