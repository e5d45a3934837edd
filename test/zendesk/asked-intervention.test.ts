/** Are the arguments of acts on on-site hands understood, and is nonsense refused as such? */
import { interventionAction } from '../../engine/zendesk/asked-intervention.ts';

describe('interventionAction', () => {
  test.each([
    ['intervention.start', {}, { type: 'start' }],
    ['intervention.pause', { of: 7 }, { type: 'pause', of: 7 }],
    ['intervention.resume', { of: 7 }, { type: 'resume', of: 7 }],
    ['intervention.stop', { of: 7 }, { type: 'stop', of: 7 }],
    ['intervention.stillWorking', { of: 7 }, { type: 'stillWorking', of: 7 }],
    [
      'intervention.agree',
      { of: 7, slices: 2, comment: 9 },
      { type: 'agree', of: 7, slices: 2, comment: 9 },
    ],
    [
      'intervention.bill',
      { of: 7, why: ' They were there. ' },
      { type: 'bill', of: 7, why: 'They were there.' },
    ],
  ] as const)('%s with %j is understood', (name, args, hands) => {
    expect(interventionAction(name, args)).toEqual({ name, hands });
  });

  test('a price, a tier and a time beside the arguments count for nothing', () => {
    const beside = { price: 0, tier: 'enterprise', workedMs: 1, at: 'now' };
    expect(interventionAction('intervention.start', beside)?.hands).toEqual({ type: 'start' });
    expect(interventionAction('intervention.stop', { of: 7, ...beside })?.hands).toEqual({
      type: 'stop',
      of: 7,
    });
  });

  test.each([
    ['intervention.start', null],
    ['intervention.start', [7]],
    ['intervention.pause', {}],
    ['intervention.resume', { of: 0 }],
    ['intervention.stop', { of: '7' }],
    ['intervention.stop', { of: 7.5 }],
    ['intervention.stillWorking', { of: -7 }],
    ['intervention.agree', { of: 7, slices: 2 }],
    ['intervention.agree', { of: 7, slices: 1.5, comment: 9 }],
    ['intervention.agree', { of: 7, slices: Number.POSITIVE_INFINITY, comment: 9 }],
    ['intervention.agree', { slices: 2, comment: 9 }],
    ['intervention.bill', { of: 7 }],
    ['intervention.bill', { of: 7, why: 'x'.repeat(2_001) }],
  ] as const)('%s with %j is not understood', (name, args) => {
    expect(interventionAction(name, args)).toBeNull();
  });
});
