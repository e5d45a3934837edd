import type { Obligation, ObligationBody } from '../../engine/ports/store.ts';
import { digestOf, isFoldable, STORM_WINDOW_MS, Storms } from '../../engine/run/storm.ts';
import { MADE_AT, newObligation } from '../support/store-rows.ts';

const DIGEST = { kind: 'digest', tickets: [1], count: 4, late: false, worst: '' } as const;

function row(key: string, body: Partial<ObligationBody> = {}): Obligation {
  const made = newObligation({ key });
  return {
    ...made,
    body: { ...made.body, ...body } as ObligationBody,
    state: 'sending',
    attempts: 1,
    maybeSent: false,
    sentAt: null,
    lastError: null,
  };
}

describe('Storms', () => {
  const who = 'slack:';

  test.each([
    [2, 'send'],
    [3, 'send'],
    [4, 'fold'],
  ])('of %d alerts, three being allowed, the plan is to %s', (waiting, wanted) => {
    expect(new Storms().plan(who, waiting, 3, MADE_AT).do).toBe(wanted);
  });

  test('messages count for five minutes, not a millisecond longer', () => {
    const storms = new Storms();
    for (const key of ['a', 'b', 'c']) storms.count(row(key), MADE_AT);
    const plan = (ms: number) => storms.plan(who, 1, 3, MADE_AT + ms).do;
    expect([plan(0), plan(STORM_WINDOW_MS - 1), plan(STORM_WINDOW_MS)]).toEqual([
      'hold',
      'hold',
      'send',
    ]);
  });

  test('what went to another recipient does not count', () => {
    const storms = new Storms();
    for (const key of ['a', 'b', 'c']) storms.count(row(key), MADE_AT);
    expect(storms.plan('mail:ada@example.com', 3, 3, MADE_AT).do).toBe('send');
  });

  test('within five minutes of a digest the next waits for their end', () => {
    const storms = new Storms();
    storms.count({ ...row('d'), body: DIGEST }, MADE_AT);
    const untilAt = MADE_AT + STORM_WINDOW_MS;
    expect(storms.plan(who, 9, 3, MADE_AT + 1)).toEqual({ do: 'hold', untilAt });
    expect(storms.plan(who, 9, 3, untilAt - 1)).toEqual({ do: 'hold', untilAt });
    expect(storms.plan(who, 9, 3, untilAt)).toEqual({ do: 'fold' });
  });

  test('a single alert is sent even when none is allowed, rather than held for ever', () => {
    expect(new Storms().plan(who, 1, 0, MADE_AT)).toEqual({ do: 'send' });
  });
});

describe('digestOf', () => {
  const foldable = (rows: readonly Obligation[]) => rows.filter(isFoldable);
  const digest = (...rows: Obligation[]) =>
    digestOf(foldable(rows), MADE_AT, (body) => `${body.kind} ${JSON.stringify(body)}`);

  test('breaches come before thresholds before retractions, then by deadline, then ticket', () => {
    const made = digest(
      row('a', { kind: 'retraction', ticketId: 1 }),
      row('b', { kind: 'threshold', ticketId: 2 }),
      row('c', { kind: 'breach', ticketId: 3, deadlineAt: MADE_AT }),
      row('d', { kind: 'breach', ticketId: 4, deadlineAt: MADE_AT - 1 }),
      row('e', { kind: 'threshold', ticketId: 1 }),
    );
    expect(made?.body).toMatchObject({ tickets: [4, 3, 1, 2], count: 5 });
  });

  test('the same alerts in another order make the same key, others another', () => {
    const [a, b, c] = [row('a'), row('b'), row('c')];
    expect(digest(a, b)?.key).toBe(digest(b, a)?.key);
    expect(digest(a, b)?.key).not.toBe(digest(a, c)?.key);
  });

  test('it is late when one of its alerts is', () => {
    expect(digest(row('a'), row('b', { late: true }))?.body).toMatchObject({ late: true });
    expect(digest(row('a'), row('b'))?.body).toMatchObject({ late: false });
  });

  test('nothing makes no digest', () => {
    expect(digest()).toBeNull();
  });
});

describe('isFoldable', () => {
  test('alerts about a ticket are, digests and notices are not', () => {
    const notice = { kind: 'notice', code: 'firstRun', text: '' } as const;
    const rows = [row('a'), { ...row('b'), body: DIGEST }, { ...row('c'), body: notice }];
    expect(rows.map(isFoldable)).toEqual([true, false, false]);
  });
});
