// What makes a spreadsheet program take a cell for a formula (OWASP ASVS 1.2.10), full-width twins included. With
// apostrophes before it, it would be taken for what we put one before, so it gets one more.
const leads = /^'*\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\0]/;
const plainNumber = /^-?\d+(?:\.\d+)?$/;

/** The text with an apostrophe before it when a spreadsheet program would run it as a formula. Numbers stay. */
export function withoutFormula(text: string): string {
  return leads.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** The text as it was before `withoutFormula`. */
export function withFormulaLead(text: string): string {
  return text.startsWith("'") && leads.test(text.slice(1)) ? text.slice(1) : text;
}

function field(text: string): string {
  const safe = withoutFormula(text);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as CSV (RFC 4180: comma, CRLF, doubled quotes), with the byte order mark that tells Excel it is UTF-8.
 * Text that a spreadsheet program would run as a formula gets an apostrophe before it.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(field).join(',') + '\r\n').join('')}`;
}
