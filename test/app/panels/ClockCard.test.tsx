// Does a clock's card say its state, its figures and its reasons, whatever the state?
import { ClockCard } from '../../../app/panels/ClockCard.tsx';
import type { ClockView } from '../../../engine/http/contract.ts';
import { SAMPLE_NOW, sampleClock } from '../../browser/board-sample.ts';
import { markupOf, wordsOf } from './panel-markup.tsx';

const HOUR = 3_600_000;
const words = (dueMs: number | null, part: Partial<ClockView> = {}) =>
  wordsOf(<ClockCard clock={sampleClock(dueMs, { why: [], ...part })} />, SAMPLE_NOW);

describe('ClockCard', () => {
  it('shows a running clock’s use, what is left and its deadline', () => {
    expect(words(HOUR)).toBe(
      'First reply Running decides the place 3 h of 4 h · 1 h left on calendar office ' +
        'Deadline 11:30 · 1 h 00 m',
    );
  });

  it('says that a paused clock does not count', () => {
    expect(words(null)).toContain('Paused decides the place 3 h of 4 h · 1 h left');
    expect(words(null)).toContain('Not counting now');
  });

  it('says by how much a breached clock is over', () => {
    expect(words(-HOUR)).toContain('5 h of 4 h · 1 h over');
    expect(words(-HOUR)).toContain('Breached 09:30 · 1 h 00 m late');
  });

  it('does not go on counting once a breached clock was met', () => {
    const text = words(-HOUR, { metAt: '2026-11-23T09:00:00.000Z' });
    expect(text).toContain('Breached 09:30 · Met late, 10:00');
    expect(text).not.toContain('late ·');
  });

  it('tells who withdrew a breach and why', () => {
    const withdrawn = {
      breachedAt: '2026-11-22T09:00:00.000Z',
      at: '2026-11-23T08:00:00.000Z',
      by: 'Ana',
      why: 'Wrong kind.',
    };
    const text = words(HOUR, { withdrawn });
    expect(text).toContain('The breach of Sun 10:00 was withdrawn 09:00 by Ana: Wrong kind.');
    expect(words(HOUR, { withdrawn: { ...withdrawn, by: null } })).toContain(
      'was withdrawn 09:00: Wrong kind.',
    );
  });

  it('escapes reasons', () => {
    const clock = sampleClock(HOUR, { why: ['<script>alert(1)</script>'] });
    const markup = markupOf(<ClockCard clock={clock} />, SAMPLE_NOW);
    expect(markup).toContain('&lt;script&gt;');
    expect(markup).not.toContain('<script>');
  });

  it('names a promise as the policy does, with its number from the second on', () => {
    expect(words(HOUR, { promise: 'callback', instance: 1 })).toMatch(/^callback Running/);
    expect(words(HOUR, { instance: 2 })).toMatch(/^First reply 2 Running/);
  });

  it('survives a target of zero and a state it does not know', () => {
    const state = 'asleep' as ClockView['state'];
    const text = words(0, { targetMs: 0, elapsedMs: 0, state });
    expect(text).toContain('asleep');
    expect(text).toContain('0 s of 0 s');
  });
});
