/** Are a file's amounts those of its currency, and is all else refused with what to write? */
import { readMoney } from '../../engine/tiers-file/money.ts';

describe('readMoney', () => {
  test.each<[number | string, string, bigint]>([
    [20, 'EUR', 2000n],
    ['20.00', 'EUR', 2000n],
    ['0', 'EUR', 0n],
    [2000, 'JPY', 2000n],
    ['1.234', 'KWD', 1234n],
    // The amount that ISO 4217 knows and Intl's way of showing forints does not.
    ['250.50', 'HUF', 25_050n],
  ])('reads %j %s as %s minor units', (raw, currency, minor) => {
    expect(readMoney(raw, currency)).toEqual({ minor, currency });
  });

  test.each([
    [0.005, 'EUR', '"0.005" has too many decimals; EUR has at most 2 decimals'],
    [0.5, 'JPY', '"0.5" has too many decimals; JPY has no decimals'],
    [-1, 'EUR', '"-1" is negative; write an amount of at least 0'],
    [
      '1000000000000000',
      'EUR',
      '"1000000000000000" is too large; write at most 15 digits before the decimal point',
    ],
    [
      90071992547409.92,
      'EUR',
      '"90071992547409.92" has more digits than a JSON number keeps; write it in double quotes',
    ],
    [1e21, 'EUR', '"1e+21" is not an amount; write one like 20 or "20.00"'],
    ['20 €', 'EUR', '"20 €" is not an amount; write one like 20 or "20.00"'],
    ['1,50', 'EUR', '"1,50" is not an amount; write one like 20 or "20.00"'],
    ['', 'EUR', '"" is not an amount; write one like 20 or "20.00"'],
    [20, 'EURO', '"20" cannot be counted: EURO is no currency'],
  ])('refuses %j %s', (raw, currency, wrong) => {
    expect(readMoney(raw, currency)).toEqual({ wrong });
  });
});
