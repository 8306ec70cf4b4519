// "Print this page" and "Print in large letters": buttons with `data-print`, hidden until there is a
// script for them. Large letters are print.css's, for as long as the printing takes.

const LARGE = "fd-large";
const look = document.documentElement.classList;

/** @param {Event} event */
function printAs({ target }) {
  const button = target instanceof Element ? target.closest("button[data-print]") : null;
  if (!button) return;
  look.toggle(LARGE, button.getAttribute("data-print") === "large");
  window.print();
}

for (const buttons of document.querySelectorAll(".fd-printing")) buttons.removeAttribute("hidden");
document.addEventListener("click", printAs);
window.addEventListener("afterprint", () => look.remove(LARGE));
