/** What does a ticket hand over to the one it is merged into? */
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import { handedOver } from '../../../engine/core/ticket/handed-over.ts';
import { at, fact, ticketOf } from '../../support/histories.ts';

const MERGED = '2026-11-23T12:00:00+01:00';
const opened = (iso: string) => fact(iso, { type: 'opened', by: 'customer', kind: 'incident' });

describe('handedOver', () => {
  const header = ticketOf('premium');
  const over = (facts: readonly Fact[]) => handedOver(header, facts, at(MERGED), false);

  test('a ticket that nobody answered hands over its opening, for both', () => {
    expect(over([opened('2026-11-23T09:00:00+01:00')])).toEqual({
      resolutionSince: at('2026-11-23T09:00:00+01:00'),
      unansweredSince: at('2026-11-23T09:00:00+01:00'),
      pauses: [],
    });
  });

  test('an answered one hands over its start with the waiting, and the word since then', () => {
    const facts = [
      opened('2026-11-23T09:00:00+01:00'),
      fact('2026-11-23T09:30:00+01:00', { type: 'staffReplied' }),
      fact('2026-11-23T09:30:00+01:00', { type: 'status', to: 'pending' }),
      fact('2026-11-23T10:00:00+01:00', { type: 'customerWrote' }),
      fact('2026-11-23T10:30:00+01:00', { type: 'customerWrote' }),
    ];
    expect(over(facts)).toEqual({
      resolutionSince: at('2026-11-23T09:00:00+01:00'),
      unansweredSince: at('2026-11-23T10:00:00+01:00'),
      pauses: [at('2026-11-23T09:30:00+01:00'), at('2026-11-23T10:00:00+01:00')],
    });
  });

  test.each<[string, Fact]>([
    ['an answer', fact('2026-11-23T10:00:00+01:00', { type: 'staffReplied' })],
    ['no reply owed', fact('2026-11-23T10:00:00+01:00', { type: 'noReplyOwed' })],
  ])('after %s no word is unanswered', (_what, after) => {
    expect(over([opened('2026-11-23T09:00:00+01:00'), after]).unansweredSince).toBeNull();
  });

  test('a note, and another end user who does not count, change nothing', () => {
    const facts = [
      opened('2026-11-23T09:00:00+01:00'),
      fact('2026-11-23T09:10:00+01:00', { type: 'staffReplied', public: false }),
      fact('2026-11-23T09:20:00+01:00', { type: 'staffReplied' }),
      fact('2026-11-23T09:30:00+01:00', { type: 'customerWrote', endUser: true }),
    ];
    expect(over(facts.slice(0, 2)).unansweredSince).toBe(at('2026-11-23T09:00:00+01:00'));
    expect(over(facts).unansweredSince).toBeNull();
    expect(handedOver(header, facts, at(MERGED), true).unansweredSince).toBe(
      at('2026-11-23T09:30:00+01:00'),
    );
  });

  test('a solved or unopened one hands over nothing', () => {
    const nothing = { resolutionSince: null, unansweredSince: null, pauses: [] };
    const solved = fact('2026-11-23T10:00:00+01:00', { type: 'status', to: 'solved' });
    expect(over([opened('2026-11-23T09:00:00+01:00'), solved])).toEqual(nothing);
    expect(over([])).toEqual(nothing);
  });

  test('what it had taken over itself goes on to the next', () => {
    const before = fact('2026-11-23T10:00:00+01:00', {
      type: 'absorbed',
      from: 4710,
      resolutionSince: at('2026-11-23T07:00:00+01:00'),
      unansweredSince: at('2026-11-23T08:00:00+01:00'),
      pauses: [at('2026-11-23T07:30:00+01:00'), at('2026-11-23T08:00:00+01:00')],
    });
    expect(over([opened('2026-11-23T09:00:00+01:00'), before])).toEqual({
      resolutionSince: at('2026-11-23T07:00:00+01:00'),
      unansweredSince: at('2026-11-23T08:00:00+01:00'),
      pauses: [at('2026-11-23T07:30:00+01:00'), at('2026-11-23T08:00:00+01:00')],
    });
  });
});
