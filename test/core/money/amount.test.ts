/** Are amounts exact whole minor units, whatever is read, added up or multiplied? */
import fc from 'fast-check';
import {
  type Amount,
  type AmountFault,
  add,
  compare,
  formatAmount,
  negate,
  parseAmount,
  subtract,
  sum,
  times,
} from '../../../engine/core/money/amount.ts';
import { decimalsOf, isCurrency } from '../../../engine/core/money/currency.ts';
import { money } from '../../support/money.ts';

const some = fc.record({
  minor: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
});

describe('decimalsOf', () => {
  test.each([
    ['EUR', 2],
    ['JPY', 0],
    ['XOF', 0],
    ['KWD', 3],
    ['TND', 3],
    ['IQD', 3],
    ['HUF', 2],
    ['IDR', 2],
    ['CLF', 4],
  ])('of %s are %d, as ISO 4217 has it', (code, decimals) => {
    expect(decimalsOf(code)).toBe(decimals);
  });

  test.each(['EURO', 'eur', '', 'XAU', 'XTS', '__proto__'])('knows no currency %j', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => decimalsOf(code)).toThrow('is no currency of ISO 4217');
  });

  it('knows every currency that Intl knows, but those without decimals of their own', () => {
    const unknown = Intl.supportedValuesOf('currency').filter((code) => !isCurrency(code));
    expect(unknown).toEqual(['XDR', 'XSU']);
  });
});

describe('parseAmount', () => {
  test.each<[number | string, string, bigint]>([
    [20, 'EUR', 2000n],
    ['12.50', 'EUR', 1250n],
    [0.5, 'EUR', 50n],
    // As doubles times a hundred: 7.000000000000001, 110.00000000000001, 434.99999999999994.
    [0.07, 'EUR', 7n],
    [1.1, 'EUR', 110n],
    [4.35, 'EUR', 435n],
    ['20.500', 'EUR', 2050n],
    ['-3.5', 'EUR', -350n],
    ['007', 'JPY', 7n],
    [-0, 'EUR', 0n],
    [1e12, 'KWD', 1_000_000_000_000_000n],
    ['999999999999999.999', 'TND', 999_999_999_999_999_999n],
    ['90071992547409.93', 'EUR', 9_007_199_254_740_993n],
  ])('reads %j %s as %s minor units', (raw, currency, minor) => {
    expect(parseAmount(raw, currency)).toEqual({ minor, currency });
  });

  test.each<[number | string, string, AmountFault]>([
    [Number.NaN, 'EUR', 'notAnAmount'],
    [Number.POSITIVE_INFINITY, 'EUR', 'notAnAmount'],
    [1e21, 'EUR', 'notAnAmount'],
    ['', 'EUR', 'notAnAmount'],
    ['1,50', 'EUR', 'notAnAmount'],
    ['1e3', 'EUR', 'notAnAmount'],
    ['0x10', 'EUR', 'notAnAmount'],
    ['.5', 'EUR', 'notAnAmount'],
    ['5.', 'EUR', 'notAnAmount'],
    ['+5', 'EUR', 'notAnAmount'],
    ['٢٠', 'EUR', 'notAnAmount'],
    [0.005, 'EUR', 'tooManyDecimals'],
    ['0.5', 'JPY', 'tooManyDecimals'],
    ['0.0001', 'KWD', 'tooManyDecimals'],
    ['1000000000000000', 'EUR', 'tooLarge'],
    [9_007_199_254_740_991, 'JPY', 'tooLarge'],
    [Number('90071992547409.93'), 'EUR', 'inexact'],
    [20, 'EURO', 'unknownCurrency'],
  ])('refuses %j %s: %s', (raw, currency, fault) => {
    expect(parseAmount(raw, currency)).toBe(fault);
  });

  it('reads back whatever formatAmount writes of at most fifteen digits', () => {
    const small = some.map(({ minor, currency }) => ({ minor: minor % 10n ** 15n, currency }));
    fc.assert(
      fc.property(small, (amount) => {
        expect(parseAmount(formatAmount(amount), amount.currency)).toEqual(amount);
      }),
    );
  });
});

describe('formatAmount', () => {
  test.each<[bigint, string, string]>([
    [0n, 'EUR', '0.00'],
    [7n, 'EUR', '0.07'],
    [-350n, 'EUR', '-3.50'],
    [2000n, 'JPY', '2000'],
    [-1n, 'KWD', '-0.001'],
    [1_000_000_000_000_000n, 'KWD', '1000000000000.000'],
  ])('writes %s of %s as %s', (minor, currency, text) => {
    expect(formatAmount({ minor, currency })).toBe(text);
  });
});

describe('amounts', () => {
  it('add up exactly where doubles do not', () => {
    expect(add(money('0.10 EUR'), money('0.20 EUR'))).toEqual(money('0.30 EUR'));
    const lines = Array.from({ length: 500 }, () => money('1000000000000.001 KWD'));
    expect(formatAmount(sum(lines, 'KWD'))).toBe('500000000000000.500');
  });

  it('of two currencies neither add up nor compare', () => {
    expect(() => add(money('1 EUR'), money('1 JPY'))).toThrow('EUR and JPY do not add up');
    expect(() => compare(money('1 EUR'), money('1 USD'))).toThrow('EUR and USD do not add up');
  });

  test.each([0.5, Number.NaN, 2 ** 53])('are not taken %d times', (count) => {
    expect(() => times(money('25 EUR'), count)).toThrow('is not a whole number of times');
  });

  it('are taken a whole number of times', () => {
    expect(times(money('25.01 EUR'), 3)).toEqual(money('75.03 EUR'));
    expect(times(money('25.01 EUR'), -1)).toEqual(money('-25.01 EUR'));
  });

  it('obey the laws of whole numbers', () => {
    const pair = fc.tuple(some, some).map(([a, b]): [Amount, Amount] => {
      return [a, { ...b, currency: a.currency }];
    });
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(negate(negate(a))).toEqual(a);
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
        expect(compare(a, b) < 0).toBe(a.minor < b.minor);
      }),
    );
  });
});
