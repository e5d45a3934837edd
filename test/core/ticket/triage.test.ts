/** Which kind do the rules give a ticket before anybody decides? */
import type { TicketHeader } from '../../../engine/core/ticket/fact.ts';
import { triage } from '../../../engine/core/ticket/triage.ts';
import { ticketOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

function triaged(rules: readonly unknown[], header: Partial<TicketHeader> = {}) {
  return triage(policyFrom({ ...EXAMPLE_FILE, triage: rules }), ticketOf('standard', header));
}

const NOTHING = { kind: null, proposed: null, mayWake: false, noReplyOwed: false };

describe('triage', () => {
  test('without a rule that holds no kind is given', () => {
    expect(triaged([])).toEqual(NOTHING);
    expect(triaged([{ when: { form: 'Hardware' }, kind: 'replacement' }])).toEqual(NOTHING);
  });

  test.each<[string, object, Partial<TicketHeader>]>([
    ['form', { form: 'Hardware' }, { form: 'Hardware' }],
    ['channel', { channel: 'phone' }, { channel: 'phone' }],
    ['brand', { brand: 'Acme' }, { brand: 'Acme' }],
    ['tag', { tag: 'swap' }, { tags: ['vip', 'swap'] }],
    ['subject', { subjectMatches: '\\bdisk\\b' }, { subject: 'The DISK is dead' }],
    ['field', { field: { key: 'part', is: 'disk' } }, { fields: { part: 'disk' } }],
  ])('a rule reads the %s', (_what, when, header) => {
    const rules = [{ when, kind: 'replacement', mayWake: true }];
    expect(triaged(rules, header)).toEqual({ ...NOTHING, kind: 'replacement', mayWake: true });
    expect(triaged(rules)).toEqual(NOTHING);
  });

  test('every condition of a rule must hold', () => {
    const rules = [{ when: { form: 'Hardware', tag: 'swap' }, kind: 'replacement' }];
    expect(triaged(rules, { form: 'Hardware' })).toEqual(NOTHING);
    expect(triaged(rules, { form: 'Hardware', tags: ['swap'] }).kind).toBe('replacement');
  });

  test('a rule may propose that no reply is owed, beside whatever gives the kind', () => {
    const rules = [
      { when: { form: 'Hardware' }, kind: 'replacement' },
      { when: { subjectMatches: '^out of office' }, noReplyOwed: 'propose' },
    ];
    const away = { subject: 'Out of office: back on Monday' };
    expect(triaged(rules, away)).toEqual({ ...NOTHING, noReplyOwed: true });
    expect(triaged(rules, { ...away, form: 'Hardware' })).toEqual({
      ...NOTHING,
      kind: 'replacement',
      noReplyOwed: true,
    });
    expect(triaged(rules, { subject: 'The office is out of coffee' })).toEqual(NOTHING);
  });

  test('the first rule that sets wins, and the first that proposes is kept beside it', () => {
    const rules = [
      { when: { tag: 'a' }, kind: 'advice', propose: true },
      { when: { tag: 'a' }, kind: 'outage', propose: true },
      { when: { tag: 'b' }, kind: 'incident' },
      { when: { tag: 'b' }, kind: 'replacement' },
    ];
    expect(triaged(rules, { tags: ['a', 'b'] })).toMatchObject({
      kind: 'incident',
      proposed: 'advice',
    });
    expect(triaged(rules, { tags: ['a'] })).toMatchObject({ kind: null, proposed: 'advice' });
  });
});
