/** What follows from a dispute, who confirms a suspension, what hinders it, what lifts it? */
import { disputed } from '../../../engine/core/ledger/dispute.ts';
import type { Dispute, Entry } from '../../../engine/core/ledger/entry.ts';
import { balanceOf, unmatchedOf } from '../../../engine/core/ledger/payment.ts';
import { suspensionOf } from '../../../engine/core/ledger/suspended.ts';
import {
  confirmSuspension,
  isServed,
  proposalFor,
  reinstatedByPayment,
} from '../../../engine/core/ledger/suspension.ts';
import { HOUR_MS } from '../../../engine/core/time/duration.ts';
import { at } from '../../support/histories.ts';
import {
  AUDIT,
  charge,
  DAY_ONE,
  dispute,
  invoice,
  ledgerOf,
  line,
  payment,
} from '../../support/ledger.ts';
import { shown } from '../../support/money.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const { billing } = policyFrom(EXAMPLE_FILE);
const NOW = at('2026-11-10T12:00:00+01:00');
const ONE = charge('c1', [
  line('20.00 EUR'),
  line('80.00 EUR', 'quote'),
  line('25.00 EUR', 'intervention'),
]);
const I1 = invoice('i1', ['c1']);
const FRESH = { completeUntil: NOW };
const WHO = { key: 's1', at: NOW, account: 'C1', reason: 'refuses', source: AUDIT };

function lines(...numbers: readonly number[]) {
  return numbers.map((i) => ({ charge: 'c1', line: i }));
}

/** After a dispute of the diagnosis and the quote. */
function afterDispute(...between: readonly Entry[]): readonly Entry[] {
  const before = ledgerOf(ONE, I1, ...between).entries;
  const both = disputed(before, dispute('d1', lines(0, 1)));
  if (typeof both === 'string') throw new Error(both);
  return ledgerOf(...before, ...both).entries;
}

function proposed(entries: readonly Entry[], now = NOW, feed = FRESH) {
  return proposalFor(entries, 'C1', feed, { now, billing });
}

function suspended(): readonly Entry[] {
  const entries = afterDispute();
  const made = confirmSuspension(proposed(entries), { ...WHO, role: 'manager' });
  if (!('key' in made)) throw new Error(made.join());
  return ledgerOf(...entries, made).entries;
}

describe('disputed', () => {
  test.each<[string, readonly number[], readonly Entry[], string]>([
    ['an intervention', [2], [], 'notDisputable'],
    ['a line that is not there', [3], [], 'unknownEntry'],
    ['what is paid', [0], [payment('p', '150.00 EUR', 'i1')], 'paid'],
  ])('of %s is refused', (_what, numbers, paid, refusal) => {
    const { entries } = ledgerOf(ONE, I1, ...paid);
    expect(disputed(entries, dispute('d1', lines(...numbers)))).toBe(refusal);
  });

  it('of what was taken off before is refused', () => {
    const again: Dispute = dispute('d2', lines(0));
    expect(disputed(afterDispute(), again)).toBe('nothingLeft');
  });

  it('takes the lines off what is owed, and leaves the others', () => {
    const entries = afterDispute();
    expect(shown(balanceOf(entries, 'C1', 'EUR'))).toBe('30.00 EUR');
    const off = entries.find(({ type }) => type === 'writeOff');
    const grosses = off?.type === 'writeOff' ? off.lines.map(({ gross }) => shown(gross)) : [];
    expect(grosses).toEqual(['-24.00 EUR', '-96.00 EUR']);
  });

  it('of what is not on an invoice yet takes it off, too', () => {
    const both = disputed([ONE], dispute('d1', lines(0)));
    expect(typeof both === 'string' ? both : both.map(({ type }) => type)).toEqual([
      'dispute',
      'writeOff',
    ]);
  });
});

describe('a suspension', () => {
  it('follows from no dispute by itself', () => {
    const entries = afterDispute();
    expect(suspensionOf(entries, 'C1')).toBeNull();
    expect(proposed(entries)).toMatchObject({ disputes: [{ key: 'd1' }], guards: [] });
    expect(proposed(ledgerOf(ONE).entries)).toBeNull();
  });

  it('is what a manager confirms with a reason', () => {
    const made = confirmSuspension(proposed(afterDispute()), { ...WHO, role: 'manager' });
    expect(made).toEqual({
      ...WHO,
      type: 'suspension',
      ticket: null,
      role: 'manager',
      disputes: ['d1'],
    });
  });

  test.each<[string, Partial<typeof WHO> & { role?: null }, readonly string[]]>([
    ['by somebody who may not', { role: null }, ['notAllowed']],
    ['without a reason', { reason: ' ' }, ['noReason']],
    ['by nobody for nothing', { role: null, reason: '' }, ['noReason', 'notAllowed']],
  ])('%s is refused', (_which, over, guards) => {
    const who = { ...WHO, role: 'manager', ...over };
    expect(confirmSuspension(proposed(afterDispute()), who)).toEqual(guards);
  });

  it('that nothing proposes is refused', () => {
    expect(confirmSuspension(null, { ...WHO, role: 'manager' })).toEqual(['notProposed']);
  });

  const oldest = NOW - 72 * HOUR_MS;
  test.each<[string, readonly string[], number | null]>([
    ['1 ms older than allowed', ['paymentsStale'], oldest - 1],
    ['as old as allowed', [], oldest],
    ['1 ms younger', [], oldest + 1],
    ['missing', ['paymentsStale'], null],
  ])('on word about payments that is %s has guards %j', (_how, guards, completeUntil) => {
    const found = proposalFor(afterDispute(), 'C1', { completeUntil }, { now: NOW, billing });
    expect(found?.guards).toEqual(guards);
  });

  test.each<[string, Entry]>([
    ['refers to no invoice', payment('p', '120.00 EUR', 'my server')],
    ['is more than is owed since', payment('p', '100.00 EUR', 'i1')],
  ])('waits while money of the customer’s %s', (_how, paid) => {
    const found = proposed(afterDispute(paid));
    expect(found?.guards).toEqual(['unmatchedPayments']);
    const made = confirmSuspension(found, { ...WHO, role: 'manager' });
    expect(made).toEqual(['unmatchedPayments']);
  });

  it('is not confirmed twice', () => {
    const { entries } = ledgerOf(ONE, I1, ...suspended().slice(2));
    expect(proposed(entries)).toBeNull();
    const more = disputed(
      ledgerOf(...entries, charge('c2', [line('5.00 EUR')])).entries,
      dispute('d2', [{ charge: 'c2', line: 0 }]),
    ) as readonly Entry[];
    const again = ledgerOf(...entries, charge('c2', [line('5.00 EUR')]), ...more).entries;
    expect(proposed(again)?.guards).toEqual(['suspendedBefore']);
  });
});

describe('isServed', () => {
  const lifted = {
    ...WHO,
    type: 'reinstatement',
    key: 'r1',
    ticket: null,
    at: NOW + HOUR_MS,
    by: 'person',
  } as const;
  const entries = ledgerOf(...suspended(), lifted).entries;

  test.each<[string, string | null, number, boolean]>([
    ['1 ms before the suspension', 'advice', NOW - 1, true],
    ['from the suspension on', 'advice', NOW, false],
    ['1 ms later', 'advice', NOW + 1, false],
    ['suspended, with an outage', 'outage', NOW, true],
    ['suspended, with a bill', 'billing', NOW, true],
    ['suspended, with a kind not known yet', null, NOW, false],
    ['1 ms before the reinstatement', 'advice', NOW + HOUR_MS - 1, false],
    ['from the reinstatement on', 'advice', NOW + HOUR_MS, true],
    ['1 ms after it', 'advice', NOW + HOUR_MS + 1, true],
  ])('of a customer %s, %j', (_when, kind, when, served) => {
    expect(isServed(entries, { account: 'C1', kind, at: when }, billing)).toBe(served);
    expect(isServed(entries, { account: 'C2', kind, at: when }, billing)).toBe(true);
  });
});

describe('reinstatedByPayment', () => {
  const LATER = NOW + HOUR_MS;

  // 30.00 EUR of the invoice were never disputed, 120.00 EUR were.
  test.each<[string, readonly Entry[], boolean]>([
    ['nothing was paid', [], false],
    ['a cent is missing', [payment('p', '149.99 EUR', 'i1')], false],
    ['all was paid', [payment('p', '150.00 EUR', 'i1')], true],
    ['all was paid in parts', [payment('p', '100 EUR', 'i1'), payment('q', '50 EUR', 'i1')], true],
    ['more was paid', [payment('p', '150.01 EUR', 'i1')], true],
    ['all was paid under another reference', [payment('p', '150.00 EUR', 'x')], false],
  ])('where %s', (_what, paid, isLifted) => {
    const entries = ledgerOf(...suspended(), ...paid).entries;
    expect(reinstatedByPayment(entries, 'C1', LATER) !== null).toBe(isLifted);
  });

  it('puts back what was written off, and support begins again from that moment', () => {
    const entries = ledgerOf(...suspended(), payment('p', '150.00 EUR', 'i1')).entries;
    const after = ledgerOf(
      ...entries,
      ...(reinstatedByPayment(entries, 'C1', LATER) ?? []),
    ).entries;
    expect(after.slice(-2).map(({ type, at: when }) => [type, when])).toEqual([
      ['writeOff', LATER],
      ['reinstatement', LATER],
    ]);
    expect(shown(balanceOf(after, 'C1', 'EUR'))).toBe('0.00 EUR');
    expect(unmatchedOf(after, 'C1')).toEqual([]);
    expect(isServed(after, { account: 'C1', kind: 'advice', at: LATER - 1 }, billing)).toBe(false);
    expect(isServed(after, { account: 'C1', kind: 'advice', at: LATER }, billing)).toBe(true);
    expect(reinstatedByPayment(after, 'C1', LATER)).toBeNull();
  });

  it('leaves a later dispute for the manager to answer', () => {
    const two = charge('c2', [line('5.00 EUR')], { at: NOW });
    const before = ledgerOf(...suspended(), two).entries;
    const second = dispute('d2', [{ charge: 'c2', line: 0 }], { at: NOW });
    const both = disputed(before, second) as readonly Entry[];
    const entries = ledgerOf(...before, ...both, payment('p', '150.00 EUR', 'i1')).entries;
    const after = ledgerOf(
      ...entries,
      ...(reinstatedByPayment(entries, 'C1', LATER) ?? []),
    ).entries;
    expect(suspensionOf(after, 'C1')).toBeNull();
    expect(proposed(after)?.disputes.map(({ key }) => key)).toEqual(['d2']);
  });

  it('is not about a customer who is served', () => {
    expect(reinstatedByPayment(afterDispute(), 'C1', DAY_ONE)).toBeNull();
  });
});
