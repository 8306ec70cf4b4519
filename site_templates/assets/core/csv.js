// Rows as a file of comma-separated values has them.

/**
 * A cell that no spreadsheet takes for a formula.
 * @param {string} text
 */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * @param {readonly string[]} cells
 */
export function csvRow(cells) {
  return cells.map(cell).join(",");
}
