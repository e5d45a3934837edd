/** When does a draft become entries, what holds it, and what of it can be corrected until then? */
import fc from 'fast-check';
import {
  correct,
  finalAt,
  linesOf,
  type Payer,
  priceOf,
  settle,
} from '../../../engine/core/ledger/charge.ts';
import type { Correction, Draft } from '../../../engine/core/ledger/draft.ts';
import { percentOff } from '../../../engine/core/money/percent.ts';
import { HOUR_MS } from '../../../engine/core/time/duration.ts';
import { at } from '../../support/histories.ts';
import { AUDIT, draft, draftLine, ledgerOf, vat } from '../../support/ledger.ts';
import { money, shown } from '../../support/money.ts';

const SOLVED = at('2026-11-02T18:00:00+01:00');
const FINAL = at('2026-11-03T18:00:00+01:00');
const PAYER: Payer = { account: 'C1', vat: vat(20), knownAt: at('2026-01-01T00:00:00Z') };

function course(now: number, solvedAt: number | null = SOLVED) {
  return { now, solvedAt, correctableForMs: 24 * HOUR_MS, lockedUntil: null };
}

function correction(over: Partial<Correction> = {}): Correction {
  const lines = [draftLine('15.00 EUR')];
  return { at: SOLVED, reason: 'half the work', source: AUDIT, lines, ...over };
}

function corrected(lines: Correction['lines']): Draft {
  const read = correct(draft(), correction({ lines }), course(SOLVED));
  if (typeof read === 'string') throw new Error(read);
  return read;
}

describe('a draft', () => {
  test.each<[string, string, number]>([
    ['1 ms before it is a day old', 'draft', FINAL - 1],
    ['a day after the ticket was solved', 'final', FINAL],
    ['1 ms later', 'final', FINAL + 1],
  ])('%s is %s', (_when, is, now) => {
    expect(settle(draft(), PAYER, course(now)).is).toBe(is);
  });

  test.each<[string, Partial<Draft>, number | null]>([
    ['while the ticket is not solved', {}, null],
    ['while the case goes on', { endedAt: null }, SOLVED],
  ])('has no end %s', (_when, over, solvedAt) => {
    expect(finalAt(draft(over), course(FINAL, solvedAt))).toBeNull();
    const settled = settle(draft(over), PAYER, course(FINAL + 1, solvedAt));
    expect(settled).toEqual({ is: 'draft', finalAt: null });
  });

  it('is correctable for a day after its case ended, where that is later', () => {
    const ended = at('2026-11-05T09:00:00+01:00');
    const end = finalAt(draft({ endedAt: ended }), course(FINAL));
    expect(end).toBe(at('2026-11-06T09:00:00+01:00'));
  });

  test.each<[string, Partial<Payer>, readonly string[]]>([
    ['without a billing id', { account: null }, ['noBillingId']],
    ['of unknown VAT', { vat: null }, ['unknownVat']],
    ['of neither', { account: null, vat: null }, ['noBillingId', 'unknownVat']],
  ])('%s is held', (_which, over, why) => {
    const settled = settle(draft(), { ...PAYER, ...over }, course(FINAL));
    expect(settled).toEqual({ is: 'held', why });
  });

  test.each([
    ['corrected to no lines', corrected([])],
    ['corrected to a price of 0', corrected([draftLine('0.00 EUR')])],
  ])('%s becomes nothing, whoever pays', (_which, none) => {
    expect(settle(none, { ...PAYER, account: null }, course(FINAL))).toEqual({ is: 'nothing' });
  });

  it('shows no gross price while VAT is unknown', () => {
    expect(priceOf(draft(), null)).toEqual({ net: money('20.00 EUR'), vat: null, gross: null });
    const { net, vat: tax, gross } = priceOf(draft(), vat(20));
    expect([net, tax, gross].map((one) => one && shown(one))).toEqual([
      '20.00 EUR',
      '4.00 EUR',
      '24.00 EUR',
    ]);
  });
});

describe('a charge', () => {
  it('is dated when it became possible, however late somebody looks', () => {
    const settled = settle(draft(), PAYER, course(FINAL + 100 * HOUR_MS));
    expect(settled).toEqual({
      is: 'final',
      entries: [
        {
          type: 'charge',
          key: 'draft-7',
          at: FINAL,
          account: 'C1',
          ticket: 7,
          reason: null,
          source: AUDIT,
          endedAt: draft().endedAt,
          lines: [
            {
              what: 'diagnosis',
              text: null,
              rule: vat(20),
              net: money('20.00 EUR'),
              vat: money('4.00 EUR'),
              gross: money('24.00 EUR'),
            },
          ],
        },
      ],
    });
  });

  test.each<[string, number, number | null, string]>([
    [
      'when the payer became known',
      at('2026-11-20T12:00:00+01:00'),
      null,
      '2026-11-20T12:00+01:00',
    ],
    [
      'when the first open month began',
      SOLVED,
      at('2026-12-01T00:00:00+01:00'),
      '2026-12-01T00:00+01:00',
    ],
  ])('that was held is dated %s', (_when, knownAt, lockedUntil, dated) => {
    const late = { ...course(at('2026-12-05T12:00:00+01:00')), lockedUntil };
    const settled = settle(draft(), { ...PAYER, knownAt }, late);
    expect(settled.is === 'final' && settled.entries[0].at).toBe(at(dated));
  });

  test.each([
    ['100', ['24.00 EUR', '-24.00 EUR']],
    ['50', ['24.00 EUR', '-12.00 EUR']],
    ['33.3333', ['24.00 EUR', '-8.00 EUR']],
  ])('stands in full beside the %s %% that a promotion waives', (percent, grosses) => {
    const price = money('20.00 EUR');
    const { waived, left } = percentOff(price, vat(percent).ratePpm);
    const lines = [{ ...draftLine('20.00 EUR'), waived: { promotion: 'launch', amount: waived } }];
    const settled = settle(draft({ lines, accepted: left }), PAYER, course(FINAL));
    const entries = settled.is === 'final' ? settled.entries : [];
    expect(entries.map(({ type, key }) => `${type} ${key}`)).toEqual([
      'charge draft-7',
      'waiver draft-7 launch',
    ]);
    expect(entries.flatMap((one) => one.lines.map(({ gross }) => shown(gross)))).toEqual(grosses);
    expect(ledgerOf(...entries).entries).toHaveLength(2);
  });
});

describe('a correction', () => {
  it('counts, and leaves what was drafted first', () => {
    const twice = correct(
      corrected([draftLine('15.00 EUR')]),
      correction({ reason: 'none of it', lines: [] }),
      course(SOLVED),
    );
    if (typeof twice === 'string') throw new Error(twice);
    expect(linesOf(twice)).toEqual([]);
    expect(twice.lines).toEqual([draftLine('20.00 EUR')]);
    expect(twice.corrections.map(({ reason }) => reason)).toEqual(['half the work', 'none of it']);
  });

  it('gives the charge its amount and its reason', () => {
    const settled = settle(corrected([draftLine('15.00 EUR')]), PAYER, course(FINAL));
    const [entry] = settled.is === 'final' ? settled.entries : [];
    expect(entry?.reason).toBe('half the work');
    expect(entry?.lines.map(({ gross }) => shown(gross))).toEqual(['18.00 EUR']);
  });

  test.each<[string, string, number]>([
    ['1 ms before the charge is final', 'accepted', FINAL - 1],
    ['when it is final', 'final', FINAL],
    ['1 ms later', 'final', FINAL + 1],
  ])('%s is %s', (_when, answer, now) => {
    const read = correct(draft(), correction(), course(now));
    expect(typeof read === 'string' ? read : 'accepted').toBe(answer);
  });

  test.each<[string, Partial<Correction>, string]>([
    ['without a reason', { reason: ' ' }, 'noReason'],
    ['of the same lines', { lines: [draftLine('20.00 EUR')] }, 'nothingChanged'],
    ['above what was accepted', { lines: [draftLine('20.01 EUR')] }, 'aboveAccepted'],
    [
      'of lines that come to more together',
      { lines: [draftLine('20.00 EUR'), draftLine('0.01 EUR')] },
      'aboveAccepted',
    ],
    ['below nothing', { lines: [draftLine('-1.00 EUR')] }, 'wrongSign'],
    ['in another currency', { lines: [draftLine('15.00 USD')] }, 'twoCurrencies'],
    [
      'that waives more than the price',
      {
        lines: [
          {
            ...draftLine('15.00 EUR'),
            waived: { promotion: 'x', amount: money('15.01 EUR') },
          },
        ],
      },
      'wrongSign',
    ],
  ])('%s is refused', (_which, over, refusal) => {
    expect(correct(draft(), correction(over), course(SOLVED))).toBe(refusal);
  });

  it('may move a price between what and how much, as long as it stays within', () => {
    const lines = [draftLine('12.00 EUR', 'quote'), draftLine('8.00 EUR', 'diagnosis')];
    expect(linesOf(corrected(lines))).toEqual(lines);
  });
});

it('however often a draft is corrected, all that it ever said is kept', () => {
  const amounts = fc.array(fc.bigInt({ min: -10n, max: 2500n }), { maxLength: 8 });
  const reasons = fc.constantFrom('', 'less work', 'nothing was found');
  fc.assert(
    fc.property(fc.array(fc.tuple(amounts, reasons), { maxLength: 10 }), (all) => {
      let now = draft();
      for (const [minors, reason] of all) {
        const lines = minors.map((minor) => {
          return { ...draftLine('1.00 EUR'), net: { minor, currency: 'EUR' } };
        });
        const after = correct(now, correction({ reason, lines }), course(SOLVED));
        if (typeof after === 'string') continue;
        expect(after.lines).toBe(now.lines);
        expect(after.corrections.slice(0, -1)).toEqual(now.corrections);
        expect(linesOf(after)).toBe(lines);
        const net = lines.reduce((sum, one) => sum + one.net.minor, 0n);
        expect(net >= 0n && net <= 2000n).toBe(true);
        now = after;
      }
    }),
  );
});
