// Opens what is folded before the page is printed, and folds it again after: for browsers
// whose stylesheets cannot open it on paper.

/** @type {HTMLDetailsElement[]} */
let opened = [];

addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details")].filter((each) => !each.open);
  for (const each of opened) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of opened) each.open = false;
  opened = [];
});
