/** What becomes of a clock when its promise changes after the fact? */
import { fact, linesOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const policy = policyFrom(EXAMPLE_FILE);

describe('retarget', () => {
  const late = [
    fact('2026-11-18T09:00:00+01:00', { type: 'opened', by: 'customer', kind: 'outage' }),
    fact('2026-11-18T10:00:00+01:00', { type: 'staffReplied' }),
  ];
  const toAdvice = (why?: string) => {
    const reason = why === undefined ? {} : { why };
    return fact('2026-11-18T11:00:00+01:00', { type: 'kind', to: 'advice', ...reason });
  };
  const lines = (facts: typeof late) =>
    linesOf('firstReply', { policy, facts, now: '2026-11-18T12:00:00+01:00' });

  test('a clock met late keeps a deadline: where it would have been, had nobody met it', () => {
    expect(lines([...late, toAdvice()])).toEqual([
      'breached due 2026-11-18T16:00:00Z, used 60m, met 2026-11-18T09:00:00Z, ' +
        'breached 2026-11-18T08:10:00Z',
    ]);
  });

  test('with a reason its breach is withdrawn, and it was met in time', () => {
    expect(lines([...late, toAdvice('a question')])).toEqual([
      'met due 2026-11-18T16:00:00Z, used 60m, met 2026-11-18T09:00:00Z, ' +
        'withdrawn for a question',
    ]);
  });

  test.each([
    ['2026-11-18T16:59:59.999+01:00', 'running'],
    ['2026-11-18T17:00:00+01:00', 'running'],
    ['2026-11-18T17:00:00.001+01:00', 'breached'],
  ])('a breach withdrawn at %s, about the new deadline, leaves the clock %s', (now, state) => {
    const withdrawn = fact(now, { type: 'kind', to: 'advice', why: 'a question' });
    const [line] = linesOf('firstReply', { policy, facts: [...late.slice(0, 1), withdrawn], now });
    expect(line?.split(' ')[0]).toBe(state);
    expect(line).toContain('due 2026-11-18T16:00:00Z');
    expect(line).toContain('withdrawn for a question');
  });

  test('a broken clock that is promised no more keeps the deadline it missed', () => {
    const unanswered = late.slice(0, 1);
    const toNothing = fact('2026-11-18T11:00:00+01:00', { type: 'kind', to: 'replacement' });
    expect(lines([...unanswered, toNothing])).toEqual([
      'breached due 2026-11-18T08:10:00Z, used 120m, breached 2026-11-18T08:10:00Z',
    ]);
  });

  test('what happens to a clock after it is promised no more does not meet it', () => {
    const facts = [
      fact('2026-11-18T09:00:00+01:00', { type: 'opened', by: 'customer', kind: 'incident' }),
      fact('2026-11-18T10:00:00+01:00', { type: 'kind', to: 'replacement' }),
      fact('2026-11-18T11:00:00+01:00', { type: 'staffReplied' }),
    ];
    expect(lines(facts)).toEqual(['cancelled due 2026-11-18T12:00:00Z, used 60m']);
  });
});
