/** Are amounts integer minor units of their currency, and everything else refused? */
import { readMoney } from '../../engine/tiers-file/money.ts';

describe('readMoney', () => {
  test.each([
    [20, 'EUR', 2000],
    ['20.00', 'EUR', 2000],
    [0.5, 'EUR', 50],
    [0.07, 'EUR', 7],
    [1.1, 'EUR', 110],
    [4.35, 'EUR', 435],
    ['0', 'EUR', 0],
    ['20.500', 'EUR', 2050],
    [2000, 'JPY', 2000],
    ['1.234', 'KWD', 1234],
    ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER],
  ])('reads %j %s as %d minor units', (raw, currency, minor) => {
    expect(readMoney(raw, currency)).toEqual({ minor });
  });

  test.each([
    [0.005, 'EUR', '"0.005" has too many decimals; EUR has at most 2 decimals'],
    [0.5, 'JPY', '"0.5" has too many decimals; JPY has no decimals'],
    [-1, 'EUR', '"-1" is negative; write an amount of at least 0'],
    ['90071992547409.92', 'EUR', '"90071992547409.92" is too large to be counted'],
    [1e21, 'EUR', '"1e+21" is not an amount; write one like 20 or "20.00"'],
    ['20 €', 'EUR', '"20 €" is not an amount; write one like 20 or "20.00"'],
    ['1,50', 'EUR', '"1,50" is not an amount; write one like 20 or "20.00"'],
    ['', 'EUR', '"" is not an amount; write one like 20 or "20.00"'],
  ])('refuses %j %s', (raw, currency, wrong) => {
    expect(readMoney(raw, currency)).toEqual({ wrong });
  });
});
