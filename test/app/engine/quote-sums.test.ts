// Are a quote's amounts read exactly and counted as the engine counts them?
import * as fc from 'fast-check';
import {
  lineFault,
  quotedLine,
  quoteSums,
  readAmount,
  totalFault,
} from '../../../app/engine/quote-sums.ts';
import { parseAmount } from '../../../engine/core/money/amount.ts';
import { parsePercent, percentOff } from '../../../engine/core/money/percent.ts';
import { sumForm } from '../../../engine/run/price-form.ts';

const PLAIN = { quoteOffPercent: null, vatPercent: null };
const euros = (amount: string) => ({ amount, currency: 'EUR' });

describe('readAmount', () => {
  it.each([
    ['120', 'EUR', 12_000n],
    ['120.5', 'EUR', 12_050n],
    [' 120,50 ', 'EUR', 12_050n],
    ['0.01', 'EUR', 1n],
    ['120', 'JPY', 120n],
    ['1.234', 'KWD', 1_234n],
    ['99999999999999.99', 'EUR', 9_999_999_999_999_999n],
  ])('takes %p in %s exactly', (typed, currency, minor) => {
    expect(readAmount(typed, currency)).toEqual({ minor, currency });
  });

  it.each([
    ['', 'EUR', 'noAmount'],
    ['  ', 'EUR', 'noAmount'],
    ['0', 'EUR', 'zero'],
    ['0.00', 'EUR', 'zero'],
    ['-0', 'EUR', 'zero'],
    ['-5', 'EUR', 'negative'],
    ['−5', 'EUR', 'negative'],
    ['1.005', 'EUR', 'decimals'],
    ['1.000', 'EUR', 'decimals'],
    ['1,000', 'EUR', 'decimals'],
    ['1,000', 'JPY', 'decimals'],
    ['1 000', 'EUR', 'notAnAmount'],
    ['1.000,50', 'EUR', 'notAnAmount'],
    ['1e3', 'EUR', 'notAnAmount'],
    ['Infinity', 'EUR', 'notAnAmount'],
    ['€5', 'EUR', 'notAnAmount'],
    ['.5', 'EUR', 'notAnAmount'],
    ['5.', 'EUR', 'notAnAmount'],
    ['9999999999999999', 'EUR', 'notAnAmount'],
  ])('refuses %p in %s as %s', (typed, currency, fault) => {
    expect(readAmount(typed, currency)).toBe(fault);
  });
});

describe('a line', () => {
  it.each([
    [{ what: ' ', amount: '5' }, 'noWhat'],
    [{ what: 'x'.repeat(201), amount: '5' }, 'longWhat'],
    [{ what: 'x'.repeat(200), amount: '5' }, null],
    [{ what: 'Rules', amount: '-5' }, 'negative'],
  ])('%j has the fault %p', (line, fault) => {
    expect(lineFault(line, 'EUR')).toBe(fault);
  });

  it('is sent with a point and all decimals, whatever was typed', () => {
    const sent = quotedLine({ what: ' Rules ', amount: ' 120,5 ' }, 'EUR');
    expect(sent).toEqual({ what: 'Rules', amount: '120.50', currency: 'EUR' });
  });
});

describe('totalFault', () => {
  const lines = (count: number, amount = '1') =>
    Array.from({ length: count }, () => ({ what: 'Rules', amount }));

  it.each([
    ['no line', [], 'noLines'],
    ['one line', lines(1), null],
    ['50 lines', lines(50), null],
    ['51 lines', lines(51), 'tooManyLines'],
    ['ten million', lines(1, '10000000'), null],
    ['ten million and a cent', [...lines(1, '10000000'), ...lines(1, '0.01')], 'tooMuch'],
  ])('of %s is %p', (_, typed, fault) => {
    expect(totalFault(typed, 'EUR')).toBe(fault);
  });
});

describe('quoteSums', () => {
  it('adds up what no floating point would: ten times 0.1', () => {
    const typed = Array.from({ length: 10 }, () => ({ what: 'Rules', amount: '0.1' }));
    expect(quoteSums(typed, 'EUR', PLAIN).total).toEqual({
      ...{ net: euros('1.00'), list: null, vat: null },
    });
  });

  it('takes a promotion off each line and puts VAT on each, rounded half up', () => {
    const typed = [
      { what: 'Rules', amount: '0.05' },
      { what: 'Restore', amount: '10.01' },
      { what: 'Not typed yet', amount: '' },
    ];
    const terms = { quoteOffPercent: '10', vatPercent: '20' };
    expect(quoteSums(typed, 'EUR', terms)).toEqual({
      lines: [
        {
          what: 'Rules',
          price: {
            ...{ net: euros('0.04'), list: euros('0.05') },
            vat: { percent: '20', gross: euros('0.05') },
          },
        },
        {
          what: 'Restore',
          price: {
            ...{ net: euros('9.01'), list: euros('10.01') },
            vat: { percent: '20', gross: euros('10.81') },
          },
        },
      ],
      total: {
        ...{ net: euros('9.05'), list: euros('10.06') },
        vat: { percent: '20', gross: euros('10.86') },
      },
    });
  });

  it('comes to what the engine comes to, for any amounts, promotion and VAT', () => {
    const cents = fc.bigInt({ min: 1n, max: 100_000_000n });
    const percent = fc.integer({ min: 0, max: 1_000_000 }).map((ppm) => {
      const digits = String(ppm).padStart(5, '0');
      return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
    });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 8 }), percent, percent, (all, off, vat) => {
        const amounts = all.map((minor) => {
          const digits = minor.toString().padStart(3, '0');
          return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
        });
        const prices = amounts.map((amount) => {
          const list = parseAmount(amount, 'EUR');
          if (typeof list === 'string') throw new Error(list);
          const { waived } = percentOff(list, parsePercent(off) ?? 0n);
          return {
            list,
            waived: waived.minor === 0n ? null : { promotion: 'sale', amount: waived },
          };
        });
        const rule = { ratePpm: parsePercent(vat) ?? 0n, reverseCharge: null, taxCode: null };
        const { net, list, vat: taxed } = sumForm(prices, 'EUR', rule);
        const typed = amounts.map((amount) => ({ what: 'Rules', amount }));
        const { total } = quoteSums(typed, 'EUR', { quoteOffPercent: off, vatPercent: vat });
        expect(total).toMatchObject({ net, list, vat: { gross: taxed?.gross } });
      }),
    );
  });
});
