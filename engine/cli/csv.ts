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

/** The fields of each line that is not blank, or where it goes wrong. */
export function csvLines(
  text: string,
): readonly (readonly string[])[] | { readonly problem: string } {
  const lines: string[][] = [];
  let line: string[] = [];
  // A field with the comma or line end that follows it; a quoted one may hold both.
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\n|\r|$)/y;
  const plain = text.replace(/^\uFEFF/, '');
  while (field.lastIndex < plain.length || line.length > 0) {
    const found = field.exec(plain);
    if (found === null) return { problem: `Row ${lines.length + 1} has a quote too many.` };
    const [, raw = '', end] = found;
    line.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === ',') continue;
    if (line.some((one) => one.trim() !== '')) lines.push(line);
    line = [];
  }
  return lines;
}
