/** Is a share of an amount rounded half up, away from zero, and nowhere else? */
import fc from 'fast-check';
import { add, negate } from '../../../engine/core/money/amount.ts';
import {
  formatPercent,
  parsePercent,
  percentOff,
  shareOf,
} from '../../../engine/core/money/percent.ts';
import { money, shown } from '../../support/money.ts';
import { fractionOf, isRounded, product } from './rational.ts';

function ppm(percent: string): bigint {
  const read = parsePercent(percent);
  if (read === undefined) throw new Error(`${percent} is no percentage`);
  return read;
}

describe('parsePercent', () => {
  test.each<[number | string, bigint]>([
    [0, 0n],
    [20, 200_000n],
    [5.5, 55_000n],
    ['9.975', 99_750n],
    ['0.0001', 1n],
    [100, 1_000_000n],
  ])('reads %j', (raw, expected) => {
    expect(parsePercent(raw)).toBe(expected);
    expect(parsePercent(formatPercent(expected))).toBe(expected);
  });

  test.each([100.0001, -1, Number.NaN, 1e-7, '5,5', '', '0.00001', '20 %', '1000'])(
    'refuses %j',
    (raw) => {
      expect(parsePercent(raw)).toBeUndefined();
    },
  );
});

describe('shareOf', () => {
  test.each([
    // Just below, at and just above a half minor unit.
    ['0.49 EUR', '1', '0.00 EUR'],
    ['0.50 EUR', '1', '0.01 EUR'],
    ['0.51 EUR', '1', '0.01 EUR'],
    ['-0.49 EUR', '1', '0.00 EUR'],
    ['-0.50 EUR', '1', '-0.01 EUR'],
    ['-0.51 EUR', '1', '-0.01 EUR'],
    ['20.00 EUR', '20', '4.00 EUR'],
    ['20.00 EUR', '21', '4.20 EUR'],
    ['20.00 EUR', '5.5', '1.10 EUR'],
    ['0.09 EUR', '5.5', '0.00 EUR'],
    ['0.10 EUR', '5.5', '0.01 EUR'],
    // Doubles say 1.005 * 100 = 100.49999999999999, and so one cent less.
    ['100.50 EUR', '1', '1.01 EUR'],
    ['2 JPY', '20', '0 JPY'],
    ['3 JPY', '20', '1 JPY'],
    ['0.002 KWD', '21', '0.000 KWD'],
    ['0.003 KWD', '21', '0.001 KWD'],
    ['1000000000000.000 KWD', '5.5', '55000000000.000 KWD'],
    ['0.00 EUR', '20', '0.00 EUR'],
    ['12.34 EUR', '0', '0.00 EUR'],
    ['12.34 EUR', '100', '12.34 EUR'],
  ])('of %s at %s %% is %s', (whole, percent, share) => {
    expect(shown(shareOf(money(whole), ppm(percent)))).toBe(share);
  });

  const percents = fc.oneof(
    fc.constantFrom('0', '5.5', '20', '21'),
    fc.integer({ min: 0, max: 999_999 }).map((one) => formatPercent(BigInt(one))),
  );
  const minors = fc.oneof(
    fc.bigInt({ min: -2000n, max: 2000n }),
    fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
  );
  const currencies = fc.constantFrom('EUR', 'JPY', 'KWD');

  it('is what the fraction rounds to, by a judge that knows fractions alone', () => {
    fc.assert(
      fc.property(minors, currencies, percents, (minor, currency, percent) => {
        const exact = product({ top: minor, bottom: 100n }, fractionOf(percent));
        expect(isRounded(shareOf({ minor, currency }, ppm(percent)).minor, exact)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('of the opposite amount is the opposite share', () => {
    fc.assert(
      fc.property(minors, currencies, percents, (minor, currency, percent) => {
        const amount = { minor, currency };
        const share = shareOf(amount, ppm(percent));
        expect(shareOf(negate(amount), ppm(percent))).toEqual(negate(share));
      }),
    );
  });
});

describe('the judge of rounding', () => {
  test.each<[bigint, bigint, boolean]>([
    [0n, 4n, true],
    [1n, 4n, false],
    [0n, 5n, false],
    [1n, 5n, true],
    [-1n, -5n, true],
    [0n, -5n, false],
    [1n, 14n, true],
    [2n, 15n, true],
    [2n, 14n, false],
  ])('holds %s against %s tenths: %s', (whole, tenths, verdict) => {
    expect(isRounded(whole, { top: tenths, bottom: 10n })).toBe(verdict);
  });
});

describe('percentOff', () => {
  test.each([
    ['20.00 EUR', '100', '0.00 EUR', '20.00 EUR'],
    ['20.00 EUR', '50', '10.00 EUR', '10.00 EUR'],
    // The half goes to what is waived, and so to the customer.
    ['0.01 EUR', '50', '0.00 EUR', '0.01 EUR'],
    ['25.01 EUR', '33.3333', '16.67 EUR', '8.34 EUR'],
    ['250 JPY', '15', '212 JPY', '38 JPY'],
  ])('%s less %s %% is %s', (price, percent, left, waived) => {
    const cut = percentOff(money(price), ppm(percent));
    expect([cut.left, cut.waived].map(shown)).toEqual([left, waived]);
    expect(add(cut.left, cut.waived)).toEqual(money(price));
  });
});
