/** Is a clock one paragraph that a person can follow, in each language and each state? */
import type { Reason } from '../../engine/core/clock/reason.ts';
import { wordClock } from '../../engine/wording/clock.ts';
import { LANGUAGES } from '../../engine/wording/language.ts';
import { at } from '../support/histories.ts';
import { FRIDAY, REASONS } from './reason-samples.ts';
import { beside, plain } from './telling-samples.ts';

const HOUR = 3_600_000;
const CLOSING = at('2026-11-20T18:00:00+01:00');
const OPENING = at('2026-11-21T10:00:00+01:00');
const NOON = at('2026-11-21T12:00:00+01:00');
const AFTER = at('2026-11-21T15:00:00+01:00');

const reasons: readonly Reason[] = [
  REASONS.target,
  REASONS.opened,
  REASONS['counted on a day'],
  { code: 'closedHours', fromAt: CLOSING, toAt: OPENING, opensAt: OPENING },
  { code: 'counted', fromAt: OPENING, toAt: NOON, ms: 2 * HOUR },
];
const running = {
  state: 'running',
  paused: false,
  deadlineAt: NOON,
  metAt: null,
  breachedAt: null,
  cancelledAt: null,
  remainingMs: 3 * HOUR,
  reasons,
} as const;
type Clock = Parameters<typeof wordClock>[0];
const said = (clock: Clock) => LANGUAGES.map((one) => plain(wordClock(clock, beside(one))));

describe('wordClock', () => {
  test('a running clock is told from its deadline through every step to it', () => {
    expect(said(running)).toEqual([
      'Due Saturday 21 November, 12:00. Premium, incident: first reply within 4 h of office. ' +
        'Opened Friday 16:00; 2 h counted on Friday; closed until Saturday 10:00; ' +
        '2 h counted on Saturday.',
      'Échéance samedi 21 novembre, 12:00. ' +
        'Premium, incident : première réponse sous 4 h selon le calendrier office. ' +
        'Ouvert vendredi à 16:00 ; 2 h comptées vendredi ; fermé jusqu’à samedi 10:00 ; ' +
        '2 h comptées samedi.',
      'Срок — суббота, 21 ноября, 12:00. ' +
        'Premium, incident: первый ответ в течение 4 часов по календарю office. ' +
        'Открыт в пятницу в 16:00; засчитано 2 ч в пятницу; закрыто до субботы, 10:00; ' +
        'засчитано 2 ч в субботу.',
    ]);
  });

  test('a pause is told where it lay, between what counted before and after it', () => {
    const paused: Reason = {
      code: 'paused',
      fromAt: at('2026-11-20T17:00:00+01:00'),
      toAt: OPENING,
      because: 'waitingForCustomer',
    };
    const counted: Reason = {
      code: 'counted',
      fromAt: FRIDAY,
      toAt: at('2026-11-20T17:00:00+01:00'),
      ms: HOUR,
    };
    const after: Reason = { code: 'counted', fromAt: OPENING, toAt: NOON, ms: 2 * HOUR };
    const told = [REASONS.target, REASONS.opened, counted, after, paused];
    expect(said({ ...running, reasons: told })[0]).toBe(
      'Due Saturday 21 November, 12:00. Premium, incident: first reply within 4 h of office. ' +
        'Opened Friday 16:00; 1 h counted on Friday; paused from Friday 17:00 to Saturday 10:00: ' +
        'waiting for the customer; 2 h counted on Saturday.',
    );
  });

  test.each<[string, Partial<Clock>, readonly string[]]>([
    [
      'is paused',
      { state: 'paused', paused: true, deadlineAt: null },
      [
        'Not counting now, 3 h left.',
        'Le temps ne compte pas pour l’instant, reste 3 h.',
        'Сейчас время не идёт, осталось 3 ч.',
      ],
    ],
    [
      'is paused with one hour left',
      { state: 'paused', paused: true, deadlineAt: null, remainingMs: HOUR },
      [
        'Not counting now, 1 h left.',
        'Le temps ne compte pas pour l’instant, reste 1 h.',
        'Сейчас время не идёт, остался 1 ч.',
      ],
    ],
    [
      'never falls due',
      { deadlineAt: Infinity },
      [
        'No deadline: its hours never come again.',
        'Pas d’échéance : ses heures ne reviennent plus.',
        'Срока нет: рабочие часы больше не наступят.',
      ],
    ],
    [
      'was met in time',
      { state: 'met', metAt: CLOSING },
      [
        'Met in time, on Friday 20 November at 18:00.',
        'Tenu à temps, le vendredi 20 novembre à 18:00.',
        'Выполнено в срок, в пятницу, 20 ноября, в 18:00.',
      ],
    ],
    [
      'is late',
      { state: 'breached', breachedAt: NOON },
      [
        'Late since Saturday 21 November, 12:00.',
        'En retard depuis le samedi 21 novembre, 12:00.',
        'Срок нарушен с субботы, 21 ноября, 12:00.',
      ],
    ],
    [
      'is late and does not count',
      { state: 'breached', breachedAt: NOON, paused: true, deadlineAt: null },
      [
        'Late since Saturday 21 November, 12:00, and not counting now.',
        'En retard depuis le samedi 21 novembre, 12:00, et le temps ne compte pas pour l’instant.',
        'Срок нарушен с субботы, 21 ноября, 12:00, но сейчас время не идёт.',
      ],
    ],
    [
      'was met late',
      { state: 'breached', breachedAt: NOON, metAt: AFTER },
      [
        'Met late, on Saturday 21 November at 15:00; it was due Saturday 21 November, 12:00.',
        'Tenu en retard, le samedi 21 novembre à 15:00 ; ' +
          'l’échéance était samedi 21 novembre, 12:00.',
        'Выполнено с опозданием, в субботу, 21 ноября, в 15:00; ' +
          'срок: суббота, 21 ноября, 12:00.',
      ],
    ],
    [
      'is no longer owed',
      { state: 'cancelled', cancelledAt: CLOSING },
      ['No longer owed.', 'Plus dû.', 'Больше не требуется.'],
    ],
  ])('a clock that %s says so first', (_what, given, sentences) => {
    expect(said({ ...running, ...given, reasons: [] })).toEqual(sentences);
  });

  test('one step alone is a sentence, and no step none', () => {
    const [english] = said({ ...running, reasons: [REASONS.opened] });
    expect(english).toBe('Due Saturday 21 November, 12:00. Opened Friday 16:00.');
  });

  test('what set the target is said in sentences of its own, wherever it stands', () => {
    const [paragraph] = said({ ...running, reasons: [...reasons, REASONS['event plan']] });
    expect(paragraph).toContain(
      'of office. The event plan of ACME sets this target. Opened Friday',
    );
  });

  test('a step far from the start is told with its date', () => {
    const far = { ...running, reasons: [...reasons, REASONS['closed till a far day']] };
    expect(said(far)[0]).toMatch(/; closed until Tuesday 1 December, 09:05;/);
  });

  test('its start is where the samples’ clock starts', () => {
    expect(REASONS.opened.at).toBe(FRIDAY);
  });
});
