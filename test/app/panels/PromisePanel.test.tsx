// Does the first panel say what is owed and by when, in every state, and to the second?
import { PromisePanel } from '../../../app/panels/PromisePanel.tsx';
import type { ClockView, PalierState } from '../../../engine/http/contract.ts';
import { SAMPLE_NOW, sampleClock } from '../../browser/board-sample.ts';
import { markupOf, wordsOf } from './panel-markup.tsx';
import { sampleAppTicket } from './ticket-sample.tsx';

const SECOND = 1_000;
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

const panel = (state: PalierState, clocks: readonly ClockView[]) => (
  <PromisePanel ticket={sampleAppTicket({ state, clocks })} />
);
const words = (state: PalierState, ...clocks: readonly ClockView[]) =>
  wordsOf(panel(state, clocks), SAMPLE_NOW);
const bare = (dueMs: number | null, part: Partial<ClockView> = {}) =>
  sampleClock(dueMs, { why: [], ...part });

describe('PromisePanel', () => {
  it('says what is left of a running clock and when it is due, and folds its reasons', () => {
    expect(words('onTrack', sampleClock(HOUR))).toBe(
      'First reply On track 1 h 00 m left due 11:30 ' +
        'Why Tier premium promises a first reply to an incident within 4 h of office hours.',
    );
  });

  it.each<[PalierState, number, string]>([
    ['atRisk', 59 * SECOND, 'At risk 59 s left'],
    ['atRisk', SECOND, 'At risk 1 s left'],
    ['atRisk', 1, 'At risk 0 s left'],
    ['atRisk', 0, 'At risk 0 s left'],
    ['breached', -1, 'Breached 0 s late was due'],
    ['breached', -SECOND, 'Breached 1 s late was due'],
    ['onTrack', 9 * YEAR, 'On track 9 y 0 d left due 21 Nov 2035'],
    ['breached', -9 * YEAR, 'Breached 9 y 0 d late was due 25 Nov 2017'],
  ])('in state %s with %i ms left it says "%s"', (state, dueMs, expected) => {
    expect(words(state, bare(dueMs))).toContain(`First reply ${expected}`);
  });

  it('says that a paused clock does not count, and what is left of it', () => {
    const text = words('waiting', bare(null, { governing: false }));
    expect(text).toBe('First reply Waiting Not counting now, 1 h left');
    expect(words('waiting', bare(null, { remainingMs: 0 }))).toContain('Not counting now');
    expect(words('waiting', bare(null, { remainingMs: 0 }))).not.toContain('left');
  });

  it('tells nothing owed from everything kept and from what is not measured', () => {
    const met = bare(HOUR, { state: 'met', metAt: SAMPLE_NOW, governing: false });
    expect(words('none')).toContain('Nothing is owed on this ticket now.');
    expect(words('none', met)).toContain('Everything promised so far was kept.');
    const late = { ...met, state: 'breached' as const, breachedAt: '2026-11-23T09:00:00.000Z' };
    expect(words('none', late)).toContain('Nothing is owed on this ticket now.');
    expect(words('notMeasured')).toContain('nothing is measured');
  });

  it('says that a breach is still being confirmed', () => {
    expect(words('atRisk', bare(0, { unverified: true }))).toContain('being confirmed');
  });

  it('shows each further clock in one line, whatever became of it', () => {
    const other = (part: Partial<ClockView>) =>
      bare(2 * HOUR, { clock: 'resolution', promise: 'resolution', governing: false, ...part });
    const line = (part: Partial<ClockView>) => words('onTrack', bare(HOUR), other(part));
    const breachedAt = '2026-11-23T08:00:00.000Z';
    expect(line({})).toMatch(/Running Resolution due 12:30$/);
    expect(line({ state: 'met', metAt: SAMPLE_NOW })).toMatch(/Met Resolution kept 10:30$/);
    expect(line({ state: 'breached', metAt: SAMPLE_NOW, breachedAt })).toMatch(/kept late, 10:30$/);
    expect(line({ state: 'breached', breachedAt })).toMatch(/was due 09:00$/);
    expect(line({ state: 'cancelled' })).toMatch(/no longer owed$/);
    expect(line({ state: 'paused', paused: true, deadlineAt: null })).toMatch(/, 2 h left$/);
  });

  it.each([
    [4, 3, null],
    [5, 4, null],
    [6, 3, '2 more clocks'],
    [12, 3, '8 more clocks'],
  ])('of %i clocks it shows %i lines beside the first and folds %p', (count, lines, folded) => {
    const clocks = Array.from({ length: count }, (_, index) =>
      bare((index + 1) * HOUR, { instance: index + 1, governing: index === 0 }),
    );
    const markup = markupOf(panel('onTrack', clocks), SAMPLE_NOW);
    expect(markup.match(/class="clock-line"/g)).toHaveLength(lines);
    if (folded === null) expect(markup).not.toContain('more clock');
    else expect(markup).toContain(folded);
  });

  it('shows a state, a clock and a clock’s state of a newer engine by their own names', () => {
    const dreaming = { clock: 'dream', promise: 'dream', state: 'asleep' as ClockView['state'] };
    const text = words('dozing' as PalierState, bare(HOUR), bare(HOUR, dreaming));
    expect(text).toContain('First reply dozing');
    expect(text).toContain('asleep dream due 11:30');
  });

  it('escapes the policy’s own name of a promise and a reason', () => {
    const hostile = sampleClock(HOUR, { promise: '<script>', why: ['<img src=x>', 'x'] });
    const markup = markupOf(panel('onTrack', [hostile]), SAMPLE_NOW);
    expect(markup).toContain('&lt;script&gt;');
    expect(markup).toContain('&lt;img src=x&gt;');
    expect(markup).not.toMatch(/<script|<img/);
  });

  it.each([0, -5])('draws a whole bar for a target of %i', (targetMs) => {
    const markup = markupOf(panel('onTrack', [bare(HOUR, { targetMs })]), SAMPLE_NOW);
    expect(markup).toContain('class="promise-bar-part" width="100"');
  });
});
