/** Do promises agree with the rules told minute by minute, over histories nobody thought of? */
import fc from 'fast-check';
import { formatInstant } from '../../../engine/core/time/instant.ts';
import { at } from '../../support/histories.ts';
import { answerOf } from './answer.ts';
import { METRICS } from './metrics.ts';
import { type Happening, modelAnswer } from './minute-model.ts';

const START = at('2026-11-16T00:00:00Z');
const show = (minute: number) => formatInstant(START + minute * 60_000);

const words = fc.constantFrom(
  'customer writes',
  'agent replies',
  'agent notes',
  'status open',
  'status pending',
  'status hold',
  'status solved',
);
const history = fc
  .record({
    by: fc.constantFrom('customer', 'agent'),
    later: fc.array(fc.record({ words, gap: fc.integer({ min: 1, max: 150 }) }), { maxLength: 12 }),
    rest: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ by, later, rest }) => {
    const happenings: Happening[] = [{ minute: 0, words: `${by} opens, normal` }];
    let minute = 0;
    for (const one of later) {
      minute += one.gap;
      happenings.push({ minute, words: one.words });
    }
    return { happenings, until: minute + rest };
  });

describe.each(METRICS)('$metric', (metric) => {
  test('it answers of any history what the rules told minute by minute do', () => {
    fc.assert(
      fc.property(history, ({ happenings, until }) => {
        const row = {
          history: happenings.map(({ minute, words: told }) => `${show(minute)} ${told}`),
          at: show(until),
          hours: 'calendar',
        } as const;
        expect(answerOf(metric, row)).toEqual(modelAnswer(metric.metric, happenings, until, show));
      }),
      { numRuns: 400 },
    );
  });

  test('a model that answers a minute less would be noticed', () => {
    const happenings = [
      { minute: 0, words: 'customer opens, normal' },
      { minute: 10, words: 'agent replies' },
      { minute: 20, words: 'customer writes' },
    ];
    const row = {
      history: happenings.map(({ minute, words: told }) => `${show(minute)} ${told}`),
      at: show(60),
      hours: 'calendar',
    } as const;
    expect(answerOf(metric, row)).toEqual(modelAnswer(metric.metric, happenings, 60, show));
    if (metric.metric === 'first_reply_time') return;
    expect(answerOf(metric, row)).not.toEqual(modelAnswer(metric.metric, happenings, 59, show));
  });
});
