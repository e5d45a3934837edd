/** How is a table written as CSV (RFC 4180), and read back? */

/** What a spreadsheet would take for a formula, unless it is a number. */
const FORMULA = /^[=+\-@\t\r\n]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Lines that end with CR LF, names first. A text that a spreadsheet would compute gets an
 * apostrophe in front: customers and agents write texts, and their formulas would run at billing.
 */
export function csvOf(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): string {
  const lines = rows.map((row) => columns.map((name) => row[name] ?? ''));
  return [columns, ...lines].map((line) => `${line.map(fieldOf).join(',')}\r\n`).join('');
}

function fieldOf(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
