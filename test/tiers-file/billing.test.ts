/** Which rules does a billing section set, which has a file without one, and what is refused? */
import { readTiersFile } from '../../engine/tiers-file/read.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';

const SELLER = { name: 'ACME', address: '1 rue X, Roubaix', country: 'FR' };

function billingOf(billing?: unknown, diagnosis?: unknown) {
  return policyFrom({ ...EXAMPLE_FILE, billing, diagnosis }).billing;
}

function problemsOf(billing: unknown, promotions?: unknown): readonly string[] {
  const read = readTiersFile(JSON.stringify({ ...EXAMPLE_FILE, billing, promotions }));
  const problems = 'problems' in read ? read.problems : [];
  return problems.map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

describe('a file without billing', () => {
  it('leaves invoices to somebody else, knows no VAT, and gives thirty days', () => {
    expect(billingOf()).toEqual({
      invoices: 'external',
      billingId: null,
      contact: null,
      country: null,
      vatId: null,
      vat: [],
      reverseChargeTexts: new Map(),
      accountCodes: new Map(),
      correctableForMs: 24 * 3_600_000,
      dueDays: 30,
      reminderDays: [31, 38],
      graceDays: 14,
      neverSuspended: ['outage', 'abuse', 'security', 'billing', 'legal', 'privacy'],
      paymentsFreshWithinMs: 72 * 3_600_000,
      seller: null,
    });
  });

  it('is the same as "external"', () => {
    expect(billingOf('external')).toEqual(billingOf());
  });
});

describe('a billing section', () => {
  it('is read with rates as exact parts per million', () => {
    const read = billingOf({
      invoices: 'external',
      billingId: { organizationField: 'billing_id', userField: 'billing_id' },
      vat: [
        { country: 'FR', percent: 5.5, taxCode: 'C55' },
        { country: 'BE', vatId: true, percent: 0, reverseCharge: 'eu' },
      ],
      reverseChargeTexts: { eu: { en: 'Reverse charge', fr: 'Autoliquidation' } },
      accountCodes: { diagnosis: '706100' },
    });
    expect(read.billingId).toEqual({ organizationField: 'billing_id', userField: 'billing_id' });
    expect(read.vat).toEqual([
      { country: 'FR', hasVatId: null, ratePpm: 55_000n, reverseCharge: null, taxCode: 'C55' },
      { country: 'BE', hasVatId: true, ratePpm: 0n, reverseCharge: 'eu', taxCode: null },
    ]);
    expect(read.reverseChargeTexts.get('eu')?.get('fr')).toBe('Autoliquidation');
    expect(read.accountCodes.get('diagnosis')).toBe('706100');
  });

  it('reminds a day and eight days after it was due, however long that is', () => {
    expect(billingOf({ invoices: 'external', dueDays: 60 }).reminderDays).toEqual([61, 68]);
    const own = { invoices: 'external', dueDays: 60, reminderDays: [50] };
    expect(billingOf(own).reminderDays).toEqual([50]);
  });

  it('leaves drafts correctable as long as the diagnosis section says', () => {
    const diagnosis = { price: 20, correctableFor: '48h' };
    expect(billingOf('external', diagnosis).correctableForMs).toBe(48 * 3_600_000);
  });

  it('names who sells where we invoice ourselves', () => {
    expect(billingOf({ invoices: 'own', seller: SELLER }).seller).toEqual({
      ...SELLER,
      vatId: null,
      registration: null,
    });
  });

  test.each<[string, unknown, string]>([
    ['own invoices without a seller', { invoices: 'own' }, 'missing billing.seller: own invoices'],
    ['"own" in a word', 'own', 'missing billing.seller: own invoices'],
    [
      'the same row twice',
      {
        invoices: 'external',
        vat: [
          { country: 'FR', percent: 20 },
          { country: 'FR', percent: 10 },
        ],
      },
      'duplicate billing.vat[1]: "FR" has this row already',
    ],
    [
      'a rate of five decimals',
      { invoices: 'external', vat: [{ country: 'FR', percent: 5.00001 }] },
      'badValue billing.vat[0].percent: 5.00001 % has too many decimals; write at most four',
    ],
    [
      'a country by its name',
      { invoices: 'external', vat: [{ country: 'France', percent: 20 }] },
      'badValue billing.vat[0].country',
    ],
    [
      'a reverse charge without words',
      { invoices: 'external', vat: [{ country: 'BE', percent: 0, reverseCharge: 'eu' }] },
      'unknownName billing.vat[0].reverseCharge: "reverseChargeTexts" has no "eu"',
    ],
    [
      'a reverse charge with a rate',
      {
        invoices: 'external',
        vat: [{ country: 'BE', percent: 21, reverseCharge: 'eu' }],
        reverseChargeTexts: { eu: { en: 'Reverse charge' } },
      },
      'badValue billing.vat[0].percent: a reverse charge is the customer',
    ],
    [
      'reminders out of order',
      { invoices: 'external', reminderDays: [40, 35] },
      'badValue billing.reminderDays[1]: this reminder does not come after',
    ],
    [
      'a kind never suspended that there is not',
      { invoices: 'external', neverSuspended: ['outages'] },
      'unknownKind billing.neverSuspended[0]: there is no kind "outages"',
    ],
  ])('is refused with %s', (_what, billing, problem) => {
    const problems = problemsOf(billing);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('tells rows of one country by the VAT id', () => {
    const vat = [
      { country: 'BE', percent: 21 },
      { country: 'BE', vatId: true, percent: 0 },
      { country: 'BE', vatId: false, percent: 21 },
    ];
    expect(problemsOf({ invoices: 'external', vat })).toEqual([]);
  });
});

describe('a promotion', () => {
  it('of more than four decimals is refused', () => {
    const dates = { from: '2026-06-01', to: '2026-06-30' };
    const one = { id: 'x', ...dates, applies: ['diagnosis'], percentOff: 33.33333 };
    expect(problemsOf('external', [one])).toEqual([
      'badValue promotions[0].percentOff: 33.33333 % has too many decimals; write at most four',
    ]);
  });
});
