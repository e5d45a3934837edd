/** What is told of the ledger, to whom, and does it agree with what the accounts owe? */
import fc from 'fast-check';
import type { Entry } from '../../engine/core/ledger/entry.ts';
import { isLineEntry } from '../../engine/core/ledger/line.ts';
import { balanceOf } from '../../engine/core/ledger/payment.ts';
import { formatAmount, sum } from '../../engine/core/money/amount.ts';
import type { LedgerExport } from '../../engine/http/ledger-contract.ts';
import { ledgerExport } from '../../engine/run/ledger-export.ts';
import { attempts, stepsOf } from '../core/ledger/random-ledger.ts';
import { at } from '../support/histories.ts';
import { back, charge, ledgerOf, line, payment } from '../support/ledger.ts';
import { type ServerScene, serverScene } from './server-scene.ts';

let scene: ServerScene;
beforeEach(async () => {
  scene = await serverScene();
});
afterEach(() => scene.close());

const CLI = { 'x-palier': 'cli' };
const NOVEMBER = 'from=2026-11-01&to=2026-12-01';
const ask = (query = NOVEMBER, headers: Record<string, string> = CLI, remoteAddress?: string) =>
  scene.server.inject({
    url: `/v1/ledger/export?${query}`,
    headers,
    ...(remoteAddress !== undefined && { remoteAddress }),
  });
const enter = (...entries: readonly Entry[]) => scene.store.transact((tx) => tx.enter(entries));

const first = charge('a', [line('20.00 EUR'), line('10.00 EUR', 'quote', '5.5')], {
  at: at('2026-11-01T00:00:00+01:00'),
});

describe('GET /v1/ledger/export', () => {
  test('tells a line for each line, in the columns of the core, with totals by currency', async () => {
    const note = { ...first, type: 'creditNote', key: 'n', number: null, reason: 'so' } as const;
    await enter(
      first,
      { ...note, lines: [back(first)] },
      charge('j', [line('100 JPY')]),
      payment('p', '24.00 EUR', 'F1'),
    );
    const answer = (await ask()).json<LedgerExport>();
    expect(answer).toMatchObject({
      from: '2026-11-01',
      to: '2026-12-01',
      timeZone: 'Europe/Paris',
    });
    expect(answer.columns.slice(0, 3)).toEqual(['key', 'date', 'account']);
    expect(answer.lines.map(({ key, date, gross }) => [key, date, gross])).toEqual([
      ['a/0', '2026-11-01', '24.00'],
      ['a/1', '2026-11-01', '10.55'],
      ['n/0', '2026-11-01', '-24.00'],
      ['j/0', '2026-11-02', '120'],
    ]);
    expect(answer.totals).toEqual([
      { currency: 'EUR', lines: 3, net: '10.00', vat: '0.55', gross: '10.55' },
      { currency: 'JPY', lines: 1, net: '100', vat: '20', gross: '120' },
    ]);
  });

  test.each([
    ['the last millisecond of October', '2026-10-31T23:59:59.999+01:00', 0],
    ['the first of November in Paris', '2026-11-01T00:00:00+01:00', 1],
    ['the last of November', '2026-11-30T23:59:59.999+01:00', 1],
    ['the first of December', '2026-12-01T00:00:00+01:00', 0],
  ])('of %s tells %# by the zone of the tiers file', async (_when, text, count) => {
    await enter(charge('a', first.lines.slice(0, 1), { at: at(text) }));
    expect((await ask()).json<LedgerExport>().lines).toHaveLength(count);
  });

  test.each([
    ['', '"" is no date: write "from" like 2026-11-01.'],
    ['from=2026-11-01', '"" is no date: write "to" like 2026-11-01.'],
    ['from=2026-11-31&to=2026-12-01', '"2026-11-31" is no date: write "from" like 2026-11-01.'],
    ['from=01.11.2026&to=2026-12-01', '"01.11.2026" is no date'],
    ['from=2026-11-01&to=2026-11-01', '"to" is the day after the last one: later than 2026-11-01.'],
    ['from=2026-11-02&to=2026-11-01', '"to" is the day after the last one'],
  ])('refuses "%s" in a sentence', async (query, sentence) => {
    const answer = await ask(query);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'badRequest']);
    expect(answer.json().detail).toContain(sentence);
  });

  test('is not for pages, and not for elsewhere', async () => {
    expect((await ask(NOVEMBER, {})).statusCode).toBe(401);
    expect((await ask(NOVEMBER, CLI, '192.0.2.7')).statusCode).toBe(401);
    expect((await ask()).statusCode).toBe(200);
  });
});

test('whatever was entered, the totals are what the accounts owe before payments', async () => {
  const policies = scene.context.policies;
  await fc.assert(
    fc.asyncProperty(attempts, async (all) => {
      const entries = stepsOf(all).at(-1)?.ledger.entries ?? [];
      const store = { read: async () => entries } as unknown as typeof scene.store;
      const asked = { from: '2020-01-01', to: '2100-01-01' };
      const { totals, lines } = await ledgerExport({ policies, store }, asked);
      const owed = entries.filter((entry) => entry.type !== 'payment');
      const accounts = [...new Set(entries.map(({ account }) => account))];
      for (const { currency, gross } of totals) {
        const balances = accounts.map((account) => balanceOf(owed, account, currency));
        expect(gross).toBe(formatAmount(sum(balances, currency)));
      }
      expect(lines).toHaveLength(entries.filter(isLineEntry).flatMap((one) => one.lines).length);
    }),
    { numRuns: 200 },
  );
});

test('a ledger of nothing comes to nothing', async () => {
  expect(ledgerOf().entries).toEqual([]);
  expect((await ask()).json()).toMatchObject({ lines: [], totals: [] });
});
