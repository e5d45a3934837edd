// Does a row say when and for what it is due, also when it is not due at all?
import { DueCell } from '../../../app/panels/DueCell.tsx';
import { SAMPLE_NOW, sampleClock, sampleTicket } from '../../browser/board-sample.ts';
import { wordsOf } from './panel-markup.tsx';

const words = (...ticket: Parameters<typeof sampleTicket>) =>
  wordsOf(<DueCell ticket={sampleTicket(...ticket)} />, SAMPLE_NOW);

describe('DueCell', () => {
  it('counts down to the deadline and names the promise', () => {
    expect(words(1, 90_000)).toBe('1 m 30 s First reply 10:31');
  });

  it('counts zero minutes left as nothing left, not as nothing', () => {
    expect(words(1, 0)).toBe('0 s First reply 10:30');
  });

  it('says how late a breached ticket is', () => {
    expect(words(1, -90_000)).toBe('1 m 30 s late First reply 10:28');
  });

  it('says what a paused clock has left', () => {
    expect(words(1, null)).toBe('Paused First reply 1 h left');
  });

  it('says that a breach is not confirmed yet', () => {
    const clocks = [sampleClock(-1_000, { unverified: true })];
    expect(words(1, -1_000, { clocks })).toBe('1 s late First reply confirming');
  });

  it('says that nothing is promised', () => {
    expect(words(1, 1, { clocks: [], dueAt: null })).toBe('No deadline nothing promised');
  });
});
