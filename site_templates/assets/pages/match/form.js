// The form in which somebody says what is needed.

import { byId } from "../../core/dom.js";
import { pounds } from "./criteria.js";

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
  return Object.fromEntries([...many, ...one, ["near", near]]);
}

/**
 * What the form says, but for the place, which has to be looked up; null where the price is none.
 * @returns {Asked | null}
 */
export function read() {
  const price = pounds(priceField().value);
  if (price === null) return null;
  const [types, needs, must, like] = GROUPS.map((name) =>
    boxes(name).filter(({ checked }) => checked).map(({ value }) => value),
  );
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
  const input = field === "place" ? placeField() : priceField();
  if (wrong) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
