/** Do parts that are given back add up to exactly what was charged? */
import fc from 'fast-check';
import { creditLines } from '../../../engine/core/ledger/credit.ts';
import type { CreditNote } from '../../../engine/core/ledger/entry.ts';
import { keyOf, remaindersOf } from '../../../engine/core/ledger/remainder.ts';
import { AUDIT, charge, DAY_ONE, ledgerOf, line } from '../../support/ledger.ts';
import { money, shown } from '../../support/money.ts';

const OF = { charge: 'c1', line: 0 };

function note(key: string, lines: CreditNote['lines']): CreditNote {
  const about = { at: DAY_ONE, account: 'C1', ticket: 7, source: AUDIT, reason: 'late' };
  return { type: 'creditNote', key, number: null, lines, ...about };
}

describe('creditLines', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['a half and a half', '20.00 EUR', ['10.00 EUR', '10.00 EUR'], ['-2.00 EUR', '-2.00 EUR']],
    // 20 % of 0.03 is 0.006 and of 0.06 is 0.012: twice 0.01 would be a cent too much.
    ['parts that round up', '0.06 EUR', ['0.03 EUR', '0.03 EUR'], ['-0.01 EUR', '0.00 EUR']],
    // 20 % of 0.02 is 0.004: three times nothing would be a cent too little.
    [
      'parts that round down',
      '0.06 EUR',
      ['0.02 EUR', '0.02 EUR', '0.02 EUR'],
      ['0.00 EUR', '0.00 EUR', '-0.01 EUR'],
    ],
  ])('of %s are all of the VAT', (_what, net, parts, vats) => {
    const one = charge('c1', [line(net)]);
    const lines = creditLines(
      [one],
      parts.map((part) => ({ of: OF, net: money(part) })),
    );
    if (typeof lines === 'string') throw new Error(lines);
    expect(lines.map(({ vat }) => shown(vat))).toEqual(vats);
  });

  test.each([
    ['0.00 EUR', 'moreThanLeft'],
    ['-1.00 EUR', 'moreThanLeft'],
    ['20.01 EUR', 'moreThanLeft'],
    ['1.00 USD', 'moreThanLeft'],
  ])('of %s out of 20.00 EUR are refused', (net, refusal) => {
    const one = charge('c1', [line('20.00 EUR')]);
    expect(creditLines([one], [{ of: OF, net: money(net) }])).toBe(refusal);
  });

  it('of a line that is not there are refused', () => {
    expect(creditLines([], [{ of: OF, net: null }])).toBe('unknownEntry');
  });

  it('are always taken, and leave nothing after the last part', () => {
    const percents = fc.constantFrom('0', '5.5', '20', '21', '100');
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        cuts,
        percents,
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (parts, percent, currency) => {
          const nets = parts.map((part) => ({ minor: BigInt(part), currency }));
          const all = { minor: BigInt(parts.reduce((a, b) => a + b)), currency };
          const charged = line('1 EUR', 'quote', percent);
          const one = charge('c1', [{ ...charged, ...priced(all, charged.rule.ratePpm) }]);
          let ledger = ledgerOf(one);
          for (const [i, net] of nets.entries()) {
            const lines = creditLines(ledger.entries, [{ of: OF, net }]);
            if (typeof lines === 'string') throw new Error(lines);
            ledger = ledgerOf(...ledger.entries, note(`n${i}`, lines));
          }
          const left = remaindersOf(ledger.entries).get(keyOf(OF));
          expect([left?.net.minor, left?.vat.minor, left?.gross.minor]).toEqual([0n, 0n, 0n]);
        },
      ),
    );
  });
});

/** By hand, so that a charge of so many minor units can be written without the code under test. */
function priced(net: { minor: bigint; currency: string }, ratePpm: bigint) {
  const vat = { ...net, minor: (net.minor * ratePpm + 500_000n) / 1_000_000n };
  return { net, vat, gross: { ...net, minor: net.minor + vat.minor } };
}
