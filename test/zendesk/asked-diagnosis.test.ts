/** Are the arguments of a diagnosis's acts understood, and is nonsense refused as such? */
import { diagnosisAction } from '../../engine/zendesk/asked-diagnosis.ts';
import { at } from '../support/histories.ts';

const UNTIL = '2026-12-01T00:00:00+01:00';
const LINE = { what: 'Rules', amount: '120.00', currency: 'EUR' };

describe('diagnosisAction', () => {
  test.each([
    [
      'diagnosis.offer',
      { sort: 'request', why: 'Asked for it.' },
      { type: 'offer', sort: 'request', overriddenWhy: 'Asked for it.' },
    ],
    ['diagnosis.offer', { sort: 'faultClaim' }, { type: 'offer', overriddenWhy: null }],
    ['diagnosis.accept', { of: 7, comment: 9 }, { type: 'accept', of: 7, comment: 9 }],
    ['diagnosis.decline', { of: 7, comment: 9 }, { type: 'decline', of: 7, comment: 9 }],
    [
      'diagnosis.consent',
      { touches: ['web01'], until: UNTIL, comment: 9 },
      { type: 'consent', touches: ['web01'], until: at(UNTIL), comment: 9 },
    ],
    ['diagnosis.touch', { what: 'web01' }, { type: 'touch', what: 'web01' }],
    ['diagnosis.quote', { lines: [LINE] }, { type: 'quote', lines: [LINE], touches: [] }],
    ['diagnosis.ask', {}, { type: 'ask' }],
    ['diagnosis.ourFault', {}, { type: 'ourFault' }],
    ['diagnosis.solved', {}, { type: 'solved' }],
    ['diagnosis.unable', {}, { type: 'unable' }],
    ['diagnosis.finish', {}, { type: 'finish' }],
    ['diagnosis.unfinished', {}, { type: 'unfinished' }],
  ] as const)('%s with %j is understood', (name, args, act) => {
    expect(diagnosisAction(name, args)).toMatchObject({ name, act });
  });

  test('an action without words and language leaves both to the engine', () => {
    const plain = { language: null, words: null };
    expect(diagnosisAction('diagnosis.ask', {})).toMatchObject(plain);
    expect(diagnosisAction('diagnosis.ask', { words: ' \n ', language: null })).toMatchObject(
      plain,
    );
  });

  test('its words are kept as they were written', () => {
    const said = { words: ' Привет, 🙂\nمرحبا ', language: 'ru' };
    expect(diagnosisAction('diagnosis.solved', said)).toMatchObject(said);
  });

  test('a price or total beside a quote counts for nothing', () => {
    const args = { lines: [{ ...LINE, vat: 0 }], total: 1, price: 0 };
    const { act } = diagnosisAction('diagnosis.quote', args) ?? {};
    expect(act).toEqual({ type: 'quote', lines: [LINE], touches: [] });
  });

  test.each([
    ['diagnosis.offer', {}],
    ['diagnosis.offer', { sort: 'gift' }],
    ['diagnosis.offer', { sort: 'request', language: 'French' }],
    ['diagnosis.offer', { sort: 'request', words: 'x'.repeat(5_001) }],
    ['diagnosis.accept', { of: 7 }],
    ['diagnosis.accept', { of: -7, comment: 9 }],
    ['diagnosis.accept', { of: '7', comment: 9 }],
    ['diagnosis.consent', { touches: 'web01', until: UNTIL, comment: 9 }],
    ['diagnosis.consent', { touches: ['web01'], until: 'tomorrow', comment: 9 }],
    ['diagnosis.touch', { what: 7 }],
    ['diagnosis.quote', { lines: 'Rules' }],
    ['diagnosis.quote', { lines: [{ what: 'Rules', amount: null, currency: 'EUR' }] }],
    ['diagnosis.quote', { lines: Array.from({ length: 1_001 }, () => LINE) }],
    ['diagnosis.ask', null],
    ['diagnosis.ask', ['words']],
  ] as const)('%s with %j is not understood', (name, args) => {
    expect(diagnosisAction(name, args)).toBeNull();
  });
});
