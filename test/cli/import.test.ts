/** Does `palier import payments` bring a file to the engine, and say what did not match? */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { importCommand } from '../../engine/cli/import.ts';

const ENGINE = 'http://127.0.0.1:4601';
const HEAD = 'row,reference,amount,currency,paidAt,account\n';
const ROW = {
  row: 'b1',
  reference: 'F-1, late',
  amount: '24.00',
  currency: 'EUR',
  paidAt: '2026-11-25T10:00:00Z',
};
const ANSWER = {
  invoices: { entered: 0, known: 0 },
  payments: { entered: 1, known: 2 },
  mismatches: [],
  completeUntil: null,
};

afterAll(() => nock.restore());

describe('palier import payments', () => {
  const before = process.env;
  let folder: string;
  let file: string;
  beforeEach(() => {
    process.env = { PALIER_PORT: '4601', PALIER_WEBHOOK_SECRET: 'given' };
    folder = mkdtempSync(join(tmpdir(), 'palier-import-'));
    file = join(folder, 'payments.csv');
  });
  afterEach(() => {
    process.env = before;
    rmSync(folder, { recursive: true });
    nock.cleanAll();
  });
  const write = (text: string) => writeFileSync(file, text);
  const takes = (report: nock.DataMatcherMap, status: number, body: object) =>
    nock(ENGINE, { reqheaders: { 'x-palier': 'cli' } })
      .post('/v1/billing/import', report)
      .reply(status, body);

  it('brings the rows as text, an empty account as none', async () => {
    write(`${HEAD}b1,"F-1, late",24.00,EUR,2026-11-25T10:00:00Z,\nb2,,1,EUR,x,C1\n`);
    const second = { row: 'b2', reference: '', amount: '1', currency: 'EUR', paidAt: 'x' };
    const completeUntil = '2026-11-25T00:00:00Z';
    takes({ payments: [ROW, { ...second, account: 'C1' }], completeUntil }, 200, ANSWER);
    const args = ['payments', file, '--complete-until', completeUntil];
    expect(await importCommand(args)).toEqual({
      exitCode: 0,
      out: '1 payments entered, 2 known before; complete until nobody said when',
    });
  });

  it.each([
    [true, 0, ', entered all the same'],
    [false, 1, ', not entered'],
  ])('says what did not match; entered: %s is exit code %s', async (isEntered, code, words) => {
    write(`${HEAD}b1,"F-1, late",24.00,EUR,2026-11-25T10:00:00Z,\n`);
    const mismatch = { what: 'payment', row: 'b1', reference: 'F-1', why: 'unknownReference' };
    takes({ payments: [ROW], completeUntil: null }, 200, {
      ...ANSWER,
      mismatches: [{ ...mismatch, isEntered }],
    });
    const { exitCode, out } = await importCommand(['payments', file]);
    expect([exitCode, out.split('\n')[1]]).toEqual([code, `! b1 (F-1): unknownReference${words}`]);
  });

  it('passes on why the engine enters nothing', async () => {
    write(`${HEAD}b1,"F-1, late",24.00,EUR,2026-11-25T10:00:00Z,\n`);
    takes({ payments: [ROW], completeUntil: null }, 400, { detail: 'Nothing was entered.' });
    const refused = { exitCode: 1, out: 'Nothing was entered.', isError: true };
    expect(await importCommand(['payments', file])).toEqual(refused);
  });

  it.each([
    ['row,reference,amount,currency\n', 'of the columns "paidAt" is missing'],
    [`acount,${HEAD}`, 'of the columns "acount" is none'],
    [`${HEAD}b1,F-1,24,00,EUR,2026-11-25T10:00:00Z,C1\n`, 'row 1 has not as many fields'],
    [`${HEAD}"b1\n`, 'a quote too many'],
    ['', 'of the columns "row" is missing'],
  ])('refuses %j before anybody is asked', async (text, sentence) => {
    write(text);
    const { exitCode, out } = await importCommand(['payments', file]);
    expect([exitCode, out]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('refuses what it cannot read, and what it does not know', async () => {
    expect((await importCommand(['payments', folder])).out).toContain('cannot be read (EISDIR)');
    expect((await importCommand(['invoices', file])).out).toContain('Say what to import');
    expect((await importCommand(['payments'])).exitCode).toBe(2);
  });
});
