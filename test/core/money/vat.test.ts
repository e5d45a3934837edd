/** Which VAT does a customer owe, when is that not known, and what does a line come to? */
import { parsePercent } from '../../../engine/core/money/percent.ts';
import { type Taxed, type VatRule, vatFor, withVat } from '../../../engine/core/money/vat.ts';
import { money, shown } from '../../support/money.ts';

function row(country: string, hasVatId: boolean | null, percent: number, taxCode: string): VatRule {
  const ratePpm = parsePercent(percent) ?? -1n;
  const reverseCharge = taxCode.startsWith('RC') ? 'eu' : null;
  return { country, hasVatId, ratePpm, reverseCharge, taxCode };
}

const TABLE: readonly VatRule[] = [
  row('*', true, 0, 'EXPORT-B2B'),
  row('FR', null, 20, 'FR20'),
  row('BE', false, 21, 'BE21'),
  row('BE', true, 0, 'RC-BE'),
  row('CH', true, 0, 'CH0'),
];

describe('vatFor', () => {
  test.each<[string, Taxed, string | null]>([
    ['of the country, with a VAT id', { country: 'BE', hasVatId: true }, 'RC-BE'],
    ['of the country, without one', { country: 'BE', hasVatId: false }, 'BE21'],
    ['of the country for both, with', { country: 'FR', hasVatId: true }, 'FR20'],
    ['of the country for both, without', { country: 'FR', hasVatId: false }, 'FR20'],
    ['of any other country', { country: 'US', hasVatId: true }, 'EXPORT-B2B'],
    ['missing for any other country', { country: 'US', hasVatId: false }, null],
    ['missing for the country’s customers without', { country: 'CH', hasVatId: false }, null],
    ['unknown without a country', { country: null, hasVatId: true }, null],
  ])('is the row %s', (_what, taxed, taxCode) => {
    expect(vatFor(TABLE, taxed)?.taxCode ?? null).toBe(taxCode);
  });

  it('is the same whatever order the rows stand in', () => {
    for (const country of ['FR', 'BE', 'CH', 'US', null]) {
      for (const hasVatId of [true, false]) {
        const taxed = { country, hasVatId };
        expect(vatFor([...TABLE].reverse(), taxed)).toEqual(vatFor(TABLE, taxed));
      }
    }
  });

  it('says by which words a reverse charge is explained', () => {
    expect(vatFor(TABLE, { country: 'BE', hasVatId: true })).toEqual({
      ratePpm: 0n,
      reverseCharge: 'eu',
      taxCode: 'RC-BE',
    });
  });

  it('is unknown where the table is empty', () => {
    expect(vatFor([], { country: 'FR', hasVatId: false })).toBeNull();
  });
});

describe('withVat', () => {
  test.each([
    ['20.00 EUR', 20, '4.00 EUR', '24.00 EUR'],
    ['20.00 EUR', 21, '4.20 EUR', '24.20 EUR'],
    ['20.00 EUR', 0, '0.00 EUR', '20.00 EUR'],
    ['0.10 EUR', 5.5, '0.01 EUR', '0.11 EUR'],
    ['-0.10 EUR', 5.5, '-0.01 EUR', '-0.11 EUR'],
    ['1505 JPY', 10, '151 JPY', '1656 JPY'],
    ['1.250 TND', 19, '0.238 TND', '1.488 TND'],
  ])('%s at %d %% have %s of VAT and come to %s', (net, percent, vat, gross) => {
    const line = withVat(money(net), row('FR', null, percent, 'X'));
    expect([line.net, line.vat, line.gross].map(shown)).toEqual([net, vat, gross]);
  });
});
