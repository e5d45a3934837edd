// Where did the core once say something else than the decision pages? Each was found by the judge
// that walks every minute.
import { fact, linesOf } from '../../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../../support/policy.ts';

const policy = policyFrom(EXAMPLE_FILE);
const opened = (kind: string, more: object = {}) =>
  fact('2026-11-18T09:00:00+01:00', { type: 'opened', by: 'customer', kind, ...more });
const at = (time: string, body: Parameters<typeof fact>[1]) =>
  fact(`2026-11-18T${time}:00+01:00`, body);
const EVENING = '2026-11-18T17:00:00+01:00';

function withPromises(promises: object): ReturnType<typeof policyFrom> {
  const standard = { ...EXAMPLE_FILE.tiers.standard, promises };
  return policyFrom({ ...EXAMPLE_FILE, tiers: { standard } });
}

describe('judge (0006: resolution is met by solved)', () => {
  test('a ticket opened as solved has met its resolution', () => {
    const facts = [opened('incident', { status: 'solved' })];
    expect(linesOf('resolution', { policy, facts, now: EVENING })[0]).toMatch(/^met /);
  });
});

describe('judge (0006: nextReply follows the first reply)', () => {
  test('a ticket opened by staff owes next replies though no first reply is promised', () => {
    const facts = [
      fact('2026-11-18T09:00:00+01:00', { type: 'opened', by: 'staff', kind: 'incident' }),
      at('10:00', { type: 'customerWrote' }),
      at('11:00', { type: 'staffReplied' }),
      at('12:00', { type: 'customerWrote' }),
    ];
    const nextOnly = withPromises({ nextReply: { '*': '8h' } });
    expect(linesOf('nextReply', { policy: nextOnly, facts, now: EVENING })).toHaveLength(1);
  });
});

describe('judge (0006: closed, merged, deleted and suspended tickets owe nothing)', () => {
  const solved = [opened('incident'), at('10:00', { type: 'status', to: 'solved' })];
  const reopened = at('12:00', { type: 'status', to: 'open' });

  test.each([
    ['merged', { type: 'merged', into: 9 }],
    ['deleted', { type: 'deleted' }],
    ['closed', { type: 'status', to: 'closed' }],
    ['suspended', { type: 'suspended' }],
  ] as const)('a solved ticket that was %s owes no resolution when its status moves', (_, end) => {
    const facts = [...solved, at('11:00', end), reopened];
    expect(linesOf('resolution', { policy, facts, now: EVENING })[0]).not.toMatch(/^running/);
  });
});

describe('judge (0006: another component asks for another part)', () => {
  test('the same component named again after it was replaced asks for none', () => {
    const facts = [
      opened('replacement', { component: 'disk' }),
      at('10:00', { type: 'replaced' }),
      at('11:00', { type: 'component', to: 'disk', why: 'as it was' }),
    ];
    expect(linesOf('replacement', { policy, facts, now: EVENING })).toHaveLength(1);
  });

  test('another component asks for another part though the kind is set after it', () => {
    const facts = [
      opened('replacement', { component: 'disk' }),
      at('10:00', { type: 'replaced' }),
      at('11:00', { type: 'kind', to: 'incident' }),
      at('12:00', { type: 'component', to: 'ram' }),
      at('13:00', { type: 'kind', to: 'replacement' }),
    ];
    expect(linesOf('replacement', { policy, facts, now: EVENING })).toHaveLength(2);
  });
});

describe('judge (0007: the same value set again with a reason gives it)', () => {
  test('a priority set again with a reason withdraws the breach', () => {
    const facts = [
      opened('incident', { priority: 'urgent' }),
      at('11:30', { type: 'priority', to: 'normal' }),
      at('11:40', { type: 'priority', to: 'normal', why: 'nobody is stopped by it' }),
    ];
    const [line] = linesOf('firstReply', { policy, facts, now: '2026-11-18T12:00:00+01:00' });
    expect(line).toMatch(/^running .*, withdrawn for nobody is stopped by it$/);
  });

  test('a kind that promises nothing, set again with a reason, withdraws the breach', () => {
    const facts = [
      opened('outage'),
      at('11:00', { type: 'kind', to: 'replacement' }),
      at('12:00', { type: 'kind', to: 'replacement', why: 'a part' }),
    ];
    const [line] = linesOf('firstReply', { policy, facts, now: EVENING });
    expect(line).toMatch(/withdrawn for a part$/);
  });

  test('a kind that is only proposed gives no reason', () => {
    const facts = [
      opened('outage'),
      at('11:00', { type: 'kind', to: 'advice' }),
      at('12:00', { type: 'kind', to: 'incident', proposed: true, why: 'it says so' }),
    ];
    expect(linesOf('firstReply', { policy, facts, now: EVENING })[0]).toMatch(/^breached /);
  });
});

describe('judge (0007: nothing promised any more, with a reason)', () => {
  test('withdraws the breach of a clock that was met late, too', () => {
    const facts = [
      opened('outage'),
      at('10:00', { type: 'staffReplied' }),
      at('11:00', { type: 'kind', to: 'replacement', why: 'a part' }),
    ];
    expect(linesOf('firstReply', { policy, facts, now: EVENING })[0]).toMatch(
      /withdrawn for a part/,
    );
  });

  test('a part replaced late and unticked is not owed while no component is named', () => {
    const short = withPromises({ replacement: { A: '1h' } });
    const facts = [
      opened('replacement', { component: 'disk' }),
      at('11:00', { type: 'replaced' }),
      at('12:00', { type: 'component', to: null }),
      at('13:00', { type: 'replaced', to: false }),
    ];
    const judging = { policy: short, facts, now: EVENING };
    expect(linesOf('replacement', judging)[0]).toMatch(/used 120m/);
  });
});

describe('judge (0007: kind, component, priority re-target from the original start)', () => {
  test('a kind changed while solved holds when the ticket is reopened', () => {
    const facts = [
      opened('incident'),
      at('10:00', { type: 'status', to: 'solved' }),
      at('11:00', { type: 'kind', to: 'advice' }),
      at('12:00', { type: 'status', to: 'open' }),
    ];
    expect(linesOf('resolution', { policy, facts, now: EVENING })[0]).toMatch(/^cancelled /);
  });

  test('a deadline that moved past a breach still moves with the pauses', () => {
    const two = withPromises({ resolution: { incident: '1h', advice: '8h' } });
    const facts = [
      opened('incident'),
      at('10:30', { type: 'staffReplied' }),
      at('11:00', { type: 'kind', to: 'advice' }),
      at('12:00', { type: 'status', to: 'pending' }),
      at('16:00', { type: 'customerWrote' }),
    ];
    // Three hours before the pause, two after it on the same day, and three the next morning.
    expect(linesOf('resolution', { policy: two, facts, now: EVENING })).toEqual([
      'breached due 2026-11-19T11:00:00Z, used 240m, breached 2026-11-18T09:00:00Z',
    ]);
  });

  test('a reason given after such a pause does not break the clock anew', () => {
    const two = withPromises({ resolution: { incident: '1h', advice: '4h' } });
    const facts = [
      opened('incident'),
      at('10:30', { type: 'staffReplied' }),
      at('11:00', { type: 'kind', to: 'advice' }),
      at('12:00', { type: 'status', to: 'pending' }),
      at('16:00', { type: 'customerWrote' }),
      at('16:30', { type: 'kind', to: 'advice', why: 'a question' }),
    ];
    expect(linesOf('resolution', { policy: two, facts, now: '2026-11-18T16:45:00+01:00' })).toEqual(
      ['running due 2026-11-18T16:00:00Z, used 225m, withdrawn for a question'],
    );
  });
});

describe('judge (0006: a finished replacement stays measured by its own part)', () => {
  test('a second part named with a reason withdraws no breach of the first', () => {
    const late = [
      opened('replacement', { component: 'disk' }),
      fact('2026-11-19T10:00:00+01:00', { type: 'replaced' }),
      fact('2026-11-19T11:00:00+01:00', { type: 'component', to: 'board', why: 'another part' }),
    ];
    expect(
      linesOf('replacement', { policy, facts: late, now: '2026-11-19T12:00:00+01:00' }),
    ).toEqual([
      'breached due 2026-11-19T08:00:00Z, used 1500m, met 2026-11-19T09:00:00Z, breached 2026-11-19T08:00:00Z',
      'running due 2026-11-22T10:00:00Z, used 60m',
    ]);
  });
});
