/** What does a ticket look like after its facts? */
import type { FactBody } from '../../../engine/core/ticket/fact.ts';
import { apply, isWaiting, type Ticket, unopened } from '../../../engine/core/ticket/ticket.ts';
import { fact, ticketOf } from '../../support/histories.ts';

const AT = '2026-11-18T09:00:00+01:00';

function ticketAfter(bodies: readonly FactBody[], anyEndUser = false): Ticket {
  const ticket = unopened(ticketOf('standard', { fields: { a: '1' }, tags: ['old'] }));
  for (const body of bodies) apply(ticket, fact(AT, body), anyEndUser);
  return ticket;
}

const opened: FactBody = { type: 'opened', by: 'customer', priority: 'high', kind: 'incident' };

describe('unopened', () => {
  test('knows what the header says and nothing else', () => {
    const ticket = ticketAfter([]);
    expect(ticket).toMatchObject({ openedAt: null, status: 'new', kind: null, lastWord: null });
    expect(ticket.organization).toMatchObject({ name: 'ACME' });
    expect([ticket.fields, ticket.tags]).toEqual([{ a: '1' }, ['old']]);
  });
});

describe('apply', () => {
  test('the opening sets when, by whom, and what it brought', () => {
    const { openedBy, lastWord, priority, kind, openedAt } = ticketAfter([opened]);
    expect({ openedBy, lastWord, priority, kind }).toEqual({
      openedBy: 'customer',
      lastWord: 'customer',
      priority: 'high',
      kind: 'incident',
    });
    expect(openedAt).toBe(fact(AT, opened).at);
  });

  test.each<[string, FactBody, Partial<Ticket>]>([
    ['a status', { type: 'status', to: 'hold' }, { status: 'hold', category: 'hold' }],
    [
      'a custom status',
      { type: 'status', to: 'Waiting for vendor', category: 'hold' },
      { status: 'Waiting for vendor', category: 'hold' },
    ],
    [
      'a status nobody knows',
      { type: 'status', to: 'Limbo' },
      { status: 'Limbo', category: 'open' },
    ],
    [
      'a status of a category nobody knows',
      { type: 'status', to: 'Limbo', category: 'limbo' },
      { category: 'open' },
    ],
    ['closing', { type: 'status', to: 'closed' }, { ended: 'closed' }],
    ['a priority', { type: 'priority', to: null }, { priority: null }],
    ['a kind', { type: 'kind', to: 'advice' }, { kind: 'advice' }],
    ['a kind only proposed', { type: 'kind', to: 'advice', proposed: true }, { kind: 'incident' }],
    ['a component', { type: 'component', to: 'disk' }, { component: 'disk' }],
    ['no organization', { type: 'organization', to: null }, { organization: null }],
    ['fields, the others staying', { type: 'fields', to: { b: 2 } }, { fields: { a: '1', b: 2 } }],
    ['tags, all of them', { type: 'tags', to: ['new'] }, { tags: ['new'] }],
    ['a requester', { type: 'requester', to: { id: 8 } }, { requester: { id: 8 } }],
    ['a group', { type: 'group', to: 'Network' }, { group: 'Network' }],
    ['an assignee', { type: 'assignee', to: '20' }, { assignee: '20' }],
    ['a window', { type: 'waitingForWindow' }, { waitingForWindow: true }],
    ['suspension', { type: 'suspended' }, { suspended: true }],
    ['a merge', { type: 'merged', into: 9 }, { ended: 'merged' }],
    ['deletion', { type: 'deleted' }, { ended: 'deleted' }],
  ])('takes %s in', (_what, body, expected) => {
    expect(ticketAfter([opened, body])).toMatchObject(expected);
  });

  test('a window that was reached and support that was reinstated are over', () => {
    const over = ticketAfter([
      { type: 'waitingForWindow' },
      { type: 'windowReached' },
      { type: 'suspended' },
      { type: 'reinstated' },
    ]);
    expect(over).toMatchObject({ waitingForWindow: false, suspended: false });
  });

  test('another end user speaks for the customer only where that counts', () => {
    const words: FactBody[] = [
      opened,
      { type: 'staffReplied' },
      { type: 'customerWrote', endUser: true },
    ];
    expect(ticketAfter(words).lastWord).toBe('staff');
    expect(ticketAfter(words, true).lastWord).toBe('customer');
  });

  test('an internal note is nobody’s word', () => {
    expect(ticketAfter([opened, { type: 'staffReplied', public: false }]).lastWord).toBe(
      'customer',
    );
  });
});

describe('isWaiting', () => {
  const replied: FactBody = { type: 'staffReplied' };
  const pending: FactBody = { type: 'status', to: 'pending' };
  const vendor: FactBody = { type: 'status', to: 'Vendor', category: 'pending' };

  test.each<[string, readonly FactBody[], boolean]>([
    ['answered and pending', [opened, replied, pending], true],
    ['pending, then answered', [opened, pending, replied], true],
    ['pending by a custom status', [opened, replied, vendor], true],
    ['pending without an answer', [opened, pending], false],
    ['answered and open', [opened, replied], false],
    [
      'answered, pending, and the customer wrote',
      [opened, replied, pending, { type: 'customerWrote' }],
      false,
    ],
    [
      'answered, pending, then on hold',
      [opened, replied, pending, { type: 'status', to: 'hold' }],
      false,
    ],
  ])('%s: the customer is waited for or not', (_what, facts, expected) => {
    expect(isWaiting(ticketAfter(facts))).toBe(expected);
  });
});
