// Do rows line up, whatever their length, and is nothing lost of a number that matters?
import { tableOf } from './table.ts';

describe('tableOf', () => {
  it('aligns numbers to the right and texts to the left', () => {
    const text = tableOf([
      { name: 'short', value: 1234567, unit: 'ops/s' },
      { name: 'a longer name', value: 0.1234, unit: 'ms', ratio: 12, rival: 'somebody' },
    ]);
    expect(text.split('\n')).toEqual([
      'row                value  unit   ratio  against',
      'short          1,234,567  ops/s',
      'a longer name      0.123  ms        12  somebody',
    ]);
  });

  it('shows only the head when there is no row', () => {
    expect(tableOf([])).toBe('row  value  unit  ratio  against');
  });
});
