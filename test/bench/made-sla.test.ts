// Is agreement counted over each ticket's last row, at its priority's target and not beyond it?
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { madeSlaRows } from './made-sla.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'made-sla-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function log(...lines: readonly string[]): string {
  const path = join(folder, 'log.csv.gz');
  writeFileSync(path, gzipSync(`${lines.join('\n')}\n`));
  return path;
}

const HEADER = 'number,made_sla,opened_at,priority,closed_at';
// 154 weekday hours from Monday 00:00 end on Tuesday of the next week at 10:00.
const ON_TIME = '2016-03-15T10:00';
const LATE = '2016-03-15T10:01';

describe('madeSlaRows', () => {
  it('agrees at the target and disagrees a minute after it', async () => {
    const rows = await madeSlaRows(
      log(
        HEADER,
        `A,true,2016-03-07T00:00,3,${ON_TIME}`,
        `B,true,2016-03-07T00:00,3,${LATE}`,
        `C,false,2016-03-07T00:00,3,${LATE}`,
        `D,false,2016-03-07T00:00,3,${ON_TIME}`,
        `E,true,2016-03-07T00:00,4,${LATE}`,
      ),
    );
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ['made_sla agreement, priority 3 (4 tickets)', 50],
      ['made_sla agreement, priority 4 (1 tickets)', 100],
      ['made_sla tickets never closed', 0],
    ]);
  });

  it('believes the last row of a ticket, and leaves out tickets never closed', async () => {
    const rows = await madeSlaRows(
      log(
        HEADER,
        `A,true,2016-03-07T00:00,3,${LATE}`,
        `A,false,2016-03-07T00:00,3,${LATE}`,
        'B,true,2016-03-07T00:00,3,',
        `C,true,2016-03-07T00:00,4,${ON_TIME}`,
      ),
    );
    expect(rows.map(({ value }) => value)).toEqual([100, 100, 1]);
  });

  it('refuses a log without the columns it reads', async () => {
    await expect(madeSlaRows(log('number,opened_at', 'A,2016-03-07T00:00'))).rejects.toThrow(
      'has no column "closed_at"',
    );
    await expect(madeSlaRows(log(HEADER, 'A,true'))).rejects.toThrow('a row has 2 cells');
  });
});
