// A part of the outcome: a heading, and for each criterion what passes, what shows it and what helps.

/** @typedef {import("./outcome.js").Question} Question */

/**
 * @param {string} heading
 * @param {readonly Question[]} questions
 * @returns {HTMLElement[]} none where there are no questions
 */
export function part(heading, questions) {
  if (!questions.length) return [];
  return [element("h3", heading), ...questions.flatMap(lines)];
}

/** @param {Question} each */
function lines(each) {
  const title = element("h4", "");
  const link = document.createElement("a");
  link.href = each.page;
  link.textContent = each.title;
  title.append(link);
  const facts = element("dl", "");
  facts.className = "fd-facts";
  for (const [label, text] of [
    ["What passes", each.passes],
    ["What shows it", each.evidence],
    ["What helps", each.guidance],
  ]) {
    if (!text) continue;
    const row = element("div", "");
    row.append(element("dt", label), " ", element("dd", text));
    facts.append(row);
  }
  return [title, facts];
}

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
