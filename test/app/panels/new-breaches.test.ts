// Which breaches are new, and in what order are they said?
import { breachKeys, newBreaches } from '../../../app/panels/new-breaches.ts';
import type { Happening } from '../../../engine/http/contract.ts';

function happening(key: string, what: Happening['what']): Happening {
  const at = '2026-11-23T09:30:00.000Z';
  return { key, at, what, ticketId: 1, text: key, delivered: 'sent', late: false };
}

describe('newBreaches', () => {
  const before = [happening('b1', 'breach'), happening('t1', 'threshold')];

  it('finds none in the same list', () => {
    expect(newBreaches(breachKeys(before), before)).toEqual([]);
  });

  it('says the older one first', () => {
    const after = [happening('b3', 'breach'), happening('b2', 'breach'), ...before];
    const keys = newBreaches(breachKeys(before), after).map(({ key }) => key);
    expect(keys).toEqual(['b2', 'b3']);
  });

  it('passes over a new warning', () => {
    const after = [happening('t2', 'threshold'), happening('n1', 'notice'), ...before];
    expect(newBreaches(breachKeys(before), after)).toEqual([]);
  });
});
