// Is somebody who cannot see the countdown told at the marks, not at the start, never each second?
import { DeadlineSpeaker, markAt } from '../../../app/panels/DeadlineSpeaker.tsx';
import { SAMPLE_NOW } from '../../browser/board-sample.ts';
import { markupOf } from './panel-markup.tsx';
import { sampleAppTicket } from './ticket-sample.tsx';

const MINUTE = 60_000;

describe('markAt', () => {
  it.each([
    [60, ''],
    [30, 60],
    [10, 30],
    [5, 10],
    [1, 5],
  ])('is reached %i minutes before the deadline, a millisecond earlier is "%s"', (mark, before) => {
    const leftIs = (leftMs: number) => markAt(SAMPLE_NOW, Date.parse(SAMPLE_NOW) - leftMs);
    const earlier = before === '' ? '' : String(Number(before) * MINUTE);
    expect(leftIs(mark * MINUTE + 1)).toBe(earlier);
    expect(leftIs(mark * MINUTE)).toBe(String(mark * MINUTE));
    expect(leftIs(mark * MINUTE - 1)).toBe(String(mark * MINUTE));
  });

  it('has not passed at the deadline itself, as a reply is in time then', () => {
    const leftIs = (leftMs: number) => markAt(SAMPLE_NOW, Date.parse(SAMPLE_NOW) - leftMs);
    expect([leftIs(1), leftIs(0), leftIs(-1)]).toEqual(['60000', '60000', '0']);
  });

  it('stays at the last mark for ever after, and is at none without a deadline', () => {
    expect(markAt('1990-01-01T00:00:00.000Z', Date.parse(SAMPLE_NOW))).toBe('0');
    expect(markAt(null, 0)).toBe('');
    expect(markAt('soon', 0)).toBe('');
  });
});

describe('DeadlineSpeaker', () => {
  it.each([[sampleAppTicket().clocks], [[]]])('says nothing at the start', (clocks) => {
    const markup = markupOf(<DeadlineSpeaker ticket={sampleAppTicket({ clocks })} />, SAMPLE_NOW);
    expect(markup).toBe('<p class="spoken" role="status" aria-live="polite"></p>');
  });
});
