import { judge } from '../../../engine/core/clock/judge.ts';
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import { at, fact, linesOf, ticketOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const policy = policyFrom(EXAMPLE_FILE);
/** Paris is at +01:00; 20 November 2026 is a Friday. */
const opened = (iso: string, kind: string, by: 'customer' | 'staff' = 'customer') =>
  fact(iso, { type: 'opened', by, kind });

describe('judge: firstReply', () => {
  const facts = [opened('2026-11-20T16:00:00+01:00', 'incident')];

  test('four office hours opened Friday 16:00 with Saturday mornings fall due Saturday noon', () => {
    const now = '2026-11-20T16:00:00+01:00';
    expect(linesOf('firstReply', { policy, facts, now })).toEqual([
      'running due 2026-11-21T11:00:00Z, used 0m',
    ]);
  });

  test.each([
    ['2026-11-21T11:59:59.999+01:00', 'met'],
    ['2026-11-21T12:00:00+01:00', 'met'],
    ['2026-11-21T12:00:00.001+01:00', 'breached'],
  ])('a reply at %s leaves the clock %s', (repliedAt, state) => {
    const replied = [...facts, fact(repliedAt, { type: 'staffReplied' })];
    const [line] = linesOf('firstReply', { policy, facts: replied, now: '2026-11-23T12:00:00Z' });
    expect(line?.split(' ')[0]).toBe(state);
  });

  test.each([
    ['2026-11-21T10:59:59.999Z', 'running'],
    ['2026-11-21T11:00:00Z', 'running'],
    ['2026-11-21T11:00:00.001Z', 'breached'],
  ])('looked at %s without a reply the clock is %s', (now, state) => {
    expect(linesOf('firstReply', { policy, facts, now })[0]?.split(' ')[0]).toBe(state);
  });

  test('a reply met late keeps the breach and says when it was met', () => {
    const late = [...facts, fact('2026-11-23T09:30:00+01:00', { type: 'staffReplied' })];
    expect(linesOf('firstReply', { policy, facts: late, now: '2026-12-01T00:00:00Z' })).toEqual([
      'breached due 2026-11-21T11:00:00Z, used 270m, met 2026-11-23T08:30:00Z, breached 2026-11-21T11:00:00Z',
    ]);
  });

  test('an internal note does not meet it', () => {
    const noted = [
      ...facts,
      fact('2026-11-20T16:05:00+01:00', { type: 'staffReplied', public: false }),
    ];
    expect(
      linesOf('firstReply', { policy, facts: noted, now: '2026-11-20T16:10:00+01:00' }),
    ).toEqual(['running due 2026-11-21T11:00:00Z, used 10m']);
  });

  test('a ticket opened by staff owes its first reply from the first word of the customer', () => {
    const byStaff = [
      opened('2026-11-20T09:00:00+01:00', 'incident', 'staff'),
      fact('2026-11-20T10:00:00+01:00', { type: 'staffReplied' }),
      fact('2026-11-20T11:00:00+01:00', { type: 'customerWrote' }),
    ];
    expect(
      linesOf('firstReply', { policy, facts: byStaff, now: '2026-11-20T11:30:00+01:00' }),
    ).toEqual(['running due 2026-11-20T14:00:00Z, used 30m']);
  });

  test('setting pending without having answered pauses nothing', () => {
    const parked = [...facts, fact('2026-11-20T16:10:00+01:00', { type: 'status', to: 'pending' })];
    expect(
      linesOf('firstReply', { policy, facts: parked, now: '2026-11-20T17:00:00+01:00' }),
    ).toEqual(['running due 2026-11-21T11:00:00Z, used 60m']);
  });

  test('solved without a reply it is cancelled, and the next word of the customer starts another', () => {
    const solved = [
      ...facts,
      fact('2026-11-20T16:30:00+01:00', { type: 'status', to: 'solved' }),
      fact('2026-11-20T17:00:00+01:00', { type: 'customerWrote' }),
    ];
    expect(
      linesOf('firstReply', { policy, facts: solved, now: '2026-11-20T17:00:00+01:00' }),
    ).toEqual([
      'cancelled due 2026-11-21T11:00:00Z, used 30m',
      'running due 2026-11-23T09:00:00Z, used 0m',
    ]);
  });

  test('no reply owed cancels it', () => {
    const none = [...facts, fact('2026-11-20T16:30:00+01:00', { type: 'noReplyOwed' })];
    expect(linesOf('firstReply', { policy, facts: none, now: '2026-11-22T00:00:00Z' })).toEqual([
      'cancelled due 2026-11-21T11:00:00Z, used 30m',
    ]);
  });

  test('urgent priority has its own target, and a change of priority counts from the opening', () => {
    const urgent = [
      ...facts,
      fact('2026-11-20T17:00:00+01:00', { type: 'priority', to: 'urgent' }),
    ];
    expect(
      linesOf('firstReply', { policy, facts: urgent, now: '2026-11-20T17:00:00+01:00' }),
    ).toEqual(['running due 2026-11-20T17:00:00Z, used 60m']);
  });
});

describe('judge: nextReply', () => {
  const facts = [
    opened('2026-11-18T09:00:00+01:00', 'incident'),
    fact('2026-11-18T10:00:00+01:00', { type: 'staffReplied' }),
    fact('2026-11-18T11:00:00+01:00', { type: 'customerWrote' }),
    fact('2026-11-18T12:00:00+01:00', { type: 'customerWrote' }),
  ];

  test('counts from the oldest unanswered word of the customer', () => {
    expect(linesOf('nextReply', { policy, facts, now: '2026-11-18T12:00:00+01:00' })).toEqual([
      'running due 2026-11-19T09:00:00Z, used 60m',
    ]);
  });

  test('each answered word is an instance of its own', () => {
    const more = [
      ...facts,
      fact('2026-11-18T13:00:00+01:00', { type: 'staffReplied' }),
      fact('2026-11-18T14:00:00+01:00', { type: 'customerWrote' }),
    ];
    expect(linesOf('nextReply', { policy, facts: more, now: '2026-11-18T14:00:00+01:00' })).toEqual(
      [
        'met due 2026-11-19T09:00:00Z, used 120m, met 2026-11-18T12:00:00Z',
        'running due 2026-11-19T12:00:00Z, used 0m',
      ],
    );
  });

  test('the word of another end user counts only where the policy says so', () => {
    const other = [
      ...facts.slice(0, 2),
      fact('2026-11-18T11:00:00+01:00', { type: 'customerWrote', endUser: true }),
    ];
    const now = '2026-11-18T11:30:00+01:00';
    const wide = policyFrom({ ...EXAMPLE_FILE, customers: 'anyEndUser' });
    expect(linesOf('nextReply', { policy, facts: other, now })).toEqual([]);
    expect(linesOf('nextReply', { policy: wide, facts: other, now })).toHaveLength(1);
  });
});

describe('judge: resolution', () => {
  const base = [
    opened('2026-11-16T09:00:00+01:00', 'incident'),
    fact('2026-11-16T10:00:00+01:00', { type: 'staffReplied' }, { seq: 1 }),
    fact('2026-11-16T10:00:00+01:00', { type: 'status', to: 'pending' }, { seq: 1 }),
  ];

  test('waiting for the customer pauses it, and the customer ends the pause whatever the status', () => {
    expect(
      linesOf('resolution', { policy, facts: base, now: '2026-11-16T15:00:00+01:00' }),
    ).toEqual(['paused no deadline, used 60m']);
    const wrote = [...base, fact('2026-11-16T15:00:00+01:00', { type: 'customerWrote' })];
    expect(
      linesOf('resolution', { policy, facts: wrote, now: '2026-11-16T16:00:00+01:00' }),
    ).toEqual(['running due 2026-11-19T10:00:00Z, used 120m']);
  });

  test('leaving pending ends the pause without a word', () => {
    const left = [...base, fact('2026-11-16T15:00:00+01:00', { type: 'status', to: 'open' })];
    expect(
      linesOf('resolution', { policy, facts: left, now: '2026-11-16T16:00:00+01:00' }),
    ).toEqual(['running due 2026-11-19T10:00:00Z, used 120m']);
  });

  test('a solved stretch is a pause when the ticket is reopened, and met is taken back', () => {
    const reopened = [
      opened('2026-11-16T09:00:00+01:00', 'incident'),
      fact('2026-11-16T11:00:00+01:00', { type: 'staffReplied' }),
      fact('2026-11-16T11:00:00+01:00', { type: 'status', to: 'solved' }),
      fact('2026-11-17T09:00:00+01:00', { type: 'customerWrote' }),
      fact('2026-11-17T09:00:00+01:00', { type: 'status', to: 'open' }),
    ];
    const solved = linesOf('resolution', {
      policy,
      facts: reopened.slice(0, 3),
      now: '2026-11-16T12:00:00+01:00',
    });
    expect(solved).toEqual(['met due 2026-11-18T14:00:00Z, used 120m, met 2026-11-16T10:00:00Z']);
    expect(
      linesOf('resolution', { policy, facts: reopened, now: '2026-11-17T09:00:00+01:00' }),
    ).toEqual(['running due 2026-11-19T12:00:00Z, used 120m']);
  });

  test('a breached clock that waits for the customer says that it is paused', () => {
    const late = [
      opened('2026-11-09T09:00:00+01:00', 'incident'),
      fact('2026-11-16T10:00:00+01:00', { type: 'staffReplied' }),
      fact('2026-11-16T10:00:00+01:00', { type: 'status', to: 'pending' }),
    ];
    expect(
      linesOf('resolution', { policy, facts: late, now: '2026-11-16T11:00:00+01:00' }),
    ).toEqual(['breached no deadline, used 2880m, breached 2026-11-11T14:00:00Z, paused']);
  });

  test('a freely named promise pauses on its statuses alone', () => {
    const facts: Fact[] = [
      opened('2026-11-16T09:00:00+01:00', 'incident'),
      fact('2026-11-16T10:00:00+01:00', { type: 'status', to: 'hold' }),
      fact('2026-11-16T12:00:00+01:00', { type: 'status', to: 'open' }),
    ];
    const now = '2026-11-16T12:30:00+01:00';
    expect(linesOf('agentWork', { policy, tier: 'premium', facts, now })).toEqual([
      'running due 2026-11-16T16:00:00Z, used 90m',
    ]);
  });
});

describe('judge: replacement', () => {
  const facts = [
    opened('2026-11-20T09:00:00+01:00', 'advice'),
    fact('2026-11-20T10:00:00+01:00', { type: 'kind', to: 'replacement' }),
    fact('2026-11-20T10:00:00+01:00', { type: 'component', to: 'disk' }),
  ];

  test('counts by the class of its component from the moment both are known', () => {
    expect(linesOf('replacement', { policy, facts, now: '2026-11-20T10:00:00+01:00' })).toEqual([
      'running due 2026-11-21T09:00:00Z, used 0m',
    ]);
  });

  test('pauses only while it waits for the window of the customer', () => {
    const waited = [
      ...facts,
      fact('2026-11-20T12:00:00+01:00', { type: 'status', to: 'pending' }),
      fact('2026-11-20T13:00:00+01:00', { type: 'waitingForWindow' }),
      fact('2026-11-20T18:00:00+01:00', { type: 'windowReached' }),
    ];
    expect(
      linesOf('replacement', { policy, facts: waited, now: '2026-11-20T19:00:00+01:00' }),
    ).toEqual(['running due 2026-11-21T14:00:00Z, used 240m']);
  });

  test('is met by the replaced part, and an unticked box takes that back', () => {
    const replaced = [...facts, fact('2026-11-20T20:00:00+01:00', { type: 'replaced' })];
    expect(
      linesOf('replacement', { policy, facts: replaced, now: '2026-11-20T21:00:00+01:00' }),
    ).toEqual(['met due 2026-11-21T09:00:00Z, used 600m, met 2026-11-20T19:00:00Z']);
    const back = [...replaced, fact('2026-11-20T22:00:00+01:00', { type: 'replaced', to: false })];
    expect(
      linesOf('replacement', { policy, facts: back, now: '2026-11-20T23:00:00+01:00' }),
    ).toEqual(['running due 2026-11-21T11:00:00Z, used 660m']);
  });

  test('another component before the replacement is a new target from the original start', () => {
    const other = [...facts, fact('2026-11-20T12:00:00+01:00', { type: 'component', to: 'board' })];
    expect(
      linesOf('replacement', { policy, facts: other, now: '2026-11-20T12:00:00+01:00' }),
    ).toEqual(['running due 2026-11-23T09:00:00Z, used 120m']);
  });
});

describe('judge: changes while open', () => {
  const outage = [opened('2026-11-18T09:00:00+01:00', 'outage')];

  test('a kind that makes a ticket late breaches at the change, never earlier', () => {
    const facts = [
      opened('2026-11-18T09:00:00+01:00', 'advice'),
      fact('2026-11-18T10:00:00+01:00', { type: 'kind', to: 'outage' }),
    ];
    expect(linesOf('firstReply', { policy, facts, now: '2026-11-18T10:00:00+01:00' })).toEqual([
      'breached due 2026-11-18T08:10:00Z, used 60m, breached 2026-11-18T09:00:00Z',
    ]);
  });

  test('a change past a recorded breach withdraws it only with a reason', () => {
    const change = { type: 'kind', to: 'advice' } as const;
    const silent = [...outage, fact('2026-11-18T10:00:00+01:00', change)];
    const now = '2026-11-18T10:00:00+01:00';
    expect(linesOf('firstReply', { policy, facts: silent, now })).toEqual([
      'breached due 2026-11-18T16:00:00Z, used 60m, breached 2026-11-18T08:10:00Z',
    ]);
    const told = [...outage, fact('2026-11-18T10:00:00+01:00', { ...change, why: 'a question' })];
    expect(linesOf('firstReply', { policy, facts: told, now })).toEqual([
      'running due 2026-11-18T16:00:00Z, used 60m, withdrawn for a question',
    ]);
    const later = [...silent, fact('2026-11-18T10:05:00+01:00', { ...change, why: 'a question' })];
    expect(
      linesOf('firstReply', { policy, facts: later, now: '2026-11-18T10:05:00+01:00' }),
    ).toEqual(['running due 2026-11-18T16:00:00Z, used 65m, withdrawn for a question']);
  });

  test('an upgrade helps at once: the new target counts from the change', () => {
    const facts = [
      opened('2026-11-18T09:00:00+01:00', 'advice'),
      fact('2026-11-18T11:00:00+01:00', {
        type: 'organization',
        to: { id: 1, name: 'ACME', fields: { support_tier: 'premium' } },
      }),
    ];
    expect(linesOf('firstReply', { policy, facts, now: '2026-11-18T11:00:00+01:00' })).toEqual([
      'running due 2026-11-18T14:00:00Z, used 0m',
    ]);
  });

  test('a downgrade never worsens an open ticket', () => {
    const facts = [
      opened('2026-11-18T09:00:00+01:00', 'advice'),
      fact('2026-11-18T10:00:00+01:00', {
        type: 'organization',
        to: { id: 2, name: 'ACME', fields: { support_tier: 'standard' } },
      }),
    ];
    const judging = { policy, tier: 'premium', facts, now: '2026-11-18T10:00:00+01:00' };
    expect(linesOf('firstReply', judging)).toEqual(['running due 2026-11-18T12:00:00Z, used 60m']);
  });

  test('a kind that promises nothing cancels, and the way back counts from the original start', () => {
    const facts = [
      opened('2026-11-18T09:00:00+01:00', 'incident'),
      fact('2026-11-18T10:00:00+01:00', { type: 'kind', to: 'advice' }),
      fact('2026-11-18T12:00:00+01:00', { type: 'kind', to: 'incident' }),
    ];
    const gone = { policy, facts: facts.slice(0, 2), now: '2026-11-18T11:00:00+01:00' };
    expect(linesOf('resolution', gone)[0]).toMatch(/^cancelled /);
    expect(linesOf('resolution', { policy, facts, now: '2026-11-18T12:00:00+01:00' })).toEqual([
      'running due 2026-11-20T14:00:00Z, used 180m',
    ]);
  });

  test('suspension cancels what runs, and only words after the reinstatement start anew', () => {
    const facts = [
      opened('2026-11-18T09:00:00+01:00', 'incident'),
      fact('2026-11-18T09:30:00+01:00', { type: 'suspended' }),
      fact('2026-11-18T10:00:00+01:00', { type: 'customerWrote' }),
      fact('2026-11-18T11:00:00+01:00', { type: 'reinstated' }),
      fact('2026-11-18T12:00:00+01:00', { type: 'customerWrote' }),
    ];
    expect(linesOf('firstReply', { policy, facts, now: '2026-11-18T12:00:00+01:00' })).toEqual([
      'cancelled due 2026-11-18T12:00:00Z, used 30m',
      'running due 2026-11-18T15:00:00Z, used 0m',
    ]);
  });

  test.each(['merged', 'deleted'] as const)('a %s ticket owes nothing more', (how) => {
    const end = how === 'merged' ? { type: how, into: 9 } : { type: how };
    const facts = [
      opened('2026-11-18T09:00:00+01:00', 'incident'),
      fact('2026-11-18T10:00:00+01:00', end),
      fact('2026-11-18T11:00:00+01:00', { type: 'customerWrote' }),
    ];
    expect(linesOf('firstReply', { policy, facts, now: '2026-11-20T00:00:00Z' })).toEqual([
      'cancelled due 2026-11-18T12:00:00Z, used 60m',
    ]);
  });
});

describe('judge: the other clocks', () => {
  test('a promised time is due exactly when it was promised, and met by the reply after it', () => {
    const facts = [
      opened('2026-11-18T09:00:00+01:00', 'advice'),
      fact('2026-11-18T10:00:00+01:00', {
        type: 'promised',
        until: at('2026-11-18T22:00:00+01:00'),
      }),
    ];
    const now = '2026-11-18T11:00:00+01:00';
    expect(linesOf('promisedTime', { policy, facts, now })).toEqual([
      'running due 2026-11-18T21:00:00Z, used 60m',
    ]);
    const kept = [...facts, fact('2026-11-18T21:00:00+01:00', { type: 'staffReplied' })];
    expect(
      linesOf('promisedTime', { policy, facts: kept, now: '2026-11-19T00:00:00Z' })[0],
    ).toMatch(/^met/);
  });

  test('a root cause is owed from solved, and a reopened incident takes that back', () => {
    const facts = [
      opened('2026-11-18T09:00:00+01:00', 'incident'),
      fact('2026-11-18T10:00:00+01:00', { type: 'status', to: 'solved' }),
    ];
    const judging = { policy, tier: 'premium', now: '2026-11-18T10:00:00+01:00' };
    expect(linesOf('rootCause', { ...judging, facts })).toEqual([
      'running due 2026-11-21T09:00:00Z, used 0m',
    ]);
    const reopened = [...facts, fact('2026-11-18T11:00:00+01:00', { type: 'status', to: 'open' })];
    expect(
      linesOf('rootCause', { ...judging, facts: reopened, now: '2026-11-19T00:00:00Z' })[0],
    ).toMatch(/^cancelled/);
  });

  test('an update is owed after each reply while unsolved, and not while the customer is waited for', () => {
    const facts = [
      opened('2026-11-18T09:00:00+01:00', 'incident'),
      fact('2026-11-18T10:00:00+01:00', { type: 'staffReplied' }),
      fact('2026-11-18T12:00:00+01:00', { type: 'status', to: 'pending' }),
    ];
    expect(
      linesOf('update', { policy, tier: 'premium', facts, now: '2026-11-18T15:00:00+01:00' }),
    ).toEqual(['paused no deadline, used 120m']);
  });
});

describe('judge: the order of facts', () => {
  const facts = [
    opened('2026-11-18T09:00:00+01:00', 'incident'),
    fact('2026-11-18T10:00:00+01:00', { type: 'staffReplied' }),
    fact('2026-11-18T10:00:00+01:00', { type: 'status', to: 'pending' }),
    fact('2026-11-18T12:00:00+01:00', { type: 'customerWrote' }),
    fact('2026-11-18T12:00:00+01:00', { type: 'status', to: 'open' }),
  ];

  test('facts given in any order give the same clocks', () => {
    const now = at('2026-11-18T13:00:00+01:00');
    const ticket = ticketOf('standard');
    const straight = judge(policy, { ticket, facts }, now).clocks;
    const reversed = judge(policy, { ticket, facts: [...facts].reverse() }, now).clocks;
    expect(reversed).toEqual(straight);
    expect(straight).toHaveLength(3);
  });

  test('facts after now are not looked at', () => {
    const judging = { policy, facts, now: '2026-11-18T11:00:00+01:00' };
    expect(linesOf('nextReply', judging)).toEqual([]);
  });

  test('a ticket whose opening is unknown owes nothing', () => {
    expect(
      linesOf('firstReply', { policy, facts: facts.slice(1), now: '2026-11-19T00:00:00Z' }),
    ).toEqual([]);
  });
});
