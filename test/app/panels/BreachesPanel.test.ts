// Does the worst come first in what needs attention?
import { needingAttention } from '../../../app/panels/BreachesPanel.tsx';
import { sampleTicket } from '../../browser/board-sample.ts';

const MINUTE = 60_000;

describe('needingAttention', () => {
  it('puts the longest late first, then what is at risk, then what has no deadline', () => {
    const queue = [
      sampleTicket(1, 5 * MINUTE),
      sampleTicket(2, -MINUTE),
      sampleTicket(3, null, { state: 'atRisk' }),
      sampleTicket(4, -60 * MINUTE),
      sampleTicket(5, null, { state: 'breached' }),
    ];
    expect(needingAttention(queue).map(({ id }) => id)).toEqual([4, 2, 5, 1, 3]);
  });

  it('leaves out what is on track, waiting or not promised', () => {
    const queue = [
      sampleTicket(1, 999 * MINUTE),
      sampleTicket(2, null),
      sampleTicket(3, MINUTE, { state: 'none' }),
    ];
    expect(needingAttention(queue)).toEqual([]);
  });

  it('orders equals by number, so that they keep their places', () => {
    const queue = [9, 7, 8].map((id) => sampleTicket(id, null, { state: 'breached' }));
    expect(needingAttention(queue).map(({ id }) => id)).toEqual([7, 8, 9]);
  });
});
