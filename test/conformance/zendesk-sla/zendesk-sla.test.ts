/** Do promises count as Zendesk's seven SLA metrics do, and differ only where we mean to? */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { answerOf } from './answer.ts';
import { type Row, STANDARD_CASES } from './metric.ts';
import { METRICS } from './metrics.ts';

describe.each(METRICS)('$metric', (metric) => {
  const { rows } = metric;

  test.each(rows)('$name', (row) => {
    expect(answerOf(metric, row)).toEqual('palier' in row ? row.palier : row.zendesk);
  });

  test('the table has every standard case', () => {
    const covered = new Set(rows.map(({ covers }) => covers));
    expect(STANDARD_CASES.filter((one) => !covered.has(one))).toEqual([]);
  });

  test('no two rows have one name', () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  test('a row that is said to differ does', () => {
    const alike = rows.filter((row) => 'differs' in row && sameAnswer(row.zendesk, row.palier));
    expect(alike.map(({ name }) => name)).toEqual([]);
  });

  test('a row that does not answer as Zendesk gives its reason in a sentence, and a page', () => {
    const silent = rows.filter((row) => 'decision' in row && !givesReason(row));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

function sameAnswer(zendesk: readonly string[], palier: readonly string[]): boolean {
  return zendesk.join('\n') === palier.join('\n');
}

const PAGES = readdirSync(join(__dirname, '../../../docs/decisions'));

function givesReason(row: Exclude<Row, { same: true }>): boolean {
  const reason = 'differs' in row ? row.differs : row.unsaid;
  const isSentence = /^[A-Z].*\.$/.test(reason);
  return isSentence && PAGES.some((page) => page.startsWith(`${row.decision}-`));
}
