// How do rows read as a table of plain text, aligned for a terminal and for a page of the docs?
import type { Row } from './row.ts';

const HEAD = ['row', 'value', 'unit', 'ratio', 'against'] as const;
const ALIGNED_RIGHT = new Set([1, 3]);

/** One line for each row under a head, columns two spaces apart; nothing at the ends of lines. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ name, value, unit, ratio, rival }) => [
    name,
    plainNumber(value),
    unit,
    ratio === undefined ? '' : plainNumber(ratio),
    rival ?? '',
  ]);
  const lines = [[...HEAD], ...cells];
  const widths = HEAD.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return ALIGNED_RIGHT.has(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Thousands apart, and no more digits than are worth reading: three decimals at the most. */
function plainNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}
