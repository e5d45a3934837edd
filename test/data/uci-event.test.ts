/** Is a log file read cell by cell, packed or not, and refused when it lacks a column? */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readUciLog, splitCsvLine, UCI_COLUMNS } from './uci-event.ts';

async function readAll(path: string) {
  const events = [];
  for await (const event of readUciLog(path)) events.push(event);
  return events;
}

describe('splitCsvLine', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c']],
    [',b,', ['', 'b', '']],
    ['"a,b",c', ['a,b', 'c']],
    ['"say ""no""",', ['say "no"', '']],
    ['"",""', ['', '']],
  ])('splits %s', (line, cells) => {
    expect(splitCsvLine(line)).toEqual(cells);
  });
});

describe('readUciLog', () => {
  const folder = mkdtempSync(join(tmpdir(), 'palier-log-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const header = ['extra', ...UCI_COLUMNS].join(',');
  const row = ['x', ...UCI_COLUMNS.map((name) => name.toUpperCase())].join(',');

  it.each([
    ['plain.csv', Buffer.from(`${header}\n${row}\n`)],
    ['windows.csv', Buffer.from(`${header}\r\n${row}\r\n`)],
    ['packed.csv.gz', gzipSync(`${header}\n${row}\n`)],
  ])('reads %s by column name, whatever else the file holds', async (name, bytes) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const expected = Object.fromEntries(
      UCI_COLUMNS.map((column) => [column, column.toUpperCase()]),
    );
    expect(await readAll(path)).toEqual([expected]);
  });

  it('refuses a log without a column that the mapping reads, and names it', async () => {
    const path = join(folder, 'short.csv');
    writeFileSync(path, `${UCI_COLUMNS.filter((name) => name !== 'priority').join(',')}\n1\n`);
    await expect(readAll(path)).rejects.toThrow('has no column priority');
  });

  it.each(['absent.csv', 'absent.csv.gz'])('fails when %s does not exist', async (name) => {
    await expect(readAll(join(folder, name))).rejects.toThrow('ENOENT');
  });
});
