// A provider's page: wires what is chosen to the e-mail that comes of it. It sends nothing and keeps nothing.

import { byId } from "../../core/dom.js";
import { copyBy, save } from "../../core/handing-on.js";
import { screen } from "./state.js";
import { begin, form, say, services, setting, show } from "./view.js";

const about = setting();

function now() {
  return screen(services(), about, today());
}

/** The visitor's own day, as YYYY-MM-DD. */
function today() {
  const day = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

begin();
show(now());
form.addEventListener("input", () => show(now()));
form.addEventListener("submit", (event) => event.preventDefault());
copyBy("update", "copy", () => now().text, say, "The text is copied. Paste it into an e-mail.");
byId("update-save").addEventListener("click", () => {
  save("places.txt", "text/plain;charset=utf-8", now().file);
  say("The file is saved as places.txt. Send it to us with an e-mail.");
});
