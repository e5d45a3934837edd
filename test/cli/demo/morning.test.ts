/** On which morning does the demo open? */
import { morningAfter } from '../../../engine/cli/demo/morning.ts';

describe('morningAfter', () => {
  it.each([
    // The shipped log: Thursday; Sunday is three days on, the Monday after it is the morning.
    ['2016-03-03T00:32:00Z', '2016-03-03T00:00:00Z', '2016-03-07T08:30:00Z'],
    // A Friday's three days end on the Monday itself.
    ['2016-03-04T23:59:59Z', '2016-03-04T00:00:00Z', '2016-03-07T08:30:00Z'],
    // A Saturday's end on a Tuesday: the next Monday.
    ['2016-03-05T00:00:00Z', '2016-03-05T00:00:00Z', '2016-03-14T08:30:00Z'],
    ['2016-02-29T01:16:00Z', '2016-02-29T00:00:00Z', '2016-03-07T08:30:00Z'],
  ])('plays a log that begins %s from %s and opens on %s', (first, starts, morning) => {
    expect(morningAfter(Date.parse(first))).toEqual({
      startsAt: Date.parse(starts),
      morningAt: Date.parse(morning),
    });
  });
});
