/** Is each place in the queue one plain sentence in each language? */
import type { RankCause } from '../../engine/core/queue/rank.ts';
import { LANGUAGES } from '../../engine/wording/language.ts';
import { wordPlace } from '../../engine/wording/place.ts';
import { at } from '../support/histories.ts';
import { beside, plain } from './telling-samples.ts';

const SAFE = at('2026-11-20T13:50:00+01:00');
const SLOT = at('2026-11-20T18:30:00+01:00');
const RANK = at('2026-11-20T06:30:00+01:00') / 1000;
const headStartMs = 440 * 60_000;

const COUNTS = [
  'Counts as Friday 20 November, 06:30: ',
  'Compte comme vendredi 20 novembre, 06:30 : ',
  'Считается как пятница, 20 ноября, 06:30: ',
];

describe('wordPlace', () => {
  test.each<[RankCause, readonly string[]]>([
    [
      { code: 'onTime', safeStartAt: SAFE, headStartMs, atLimit: false },
      [
        'start by Friday 20 November, 13:50 to be in time, minus 7 h 20 min head start.',
        'à commencer avant le vendredi 20 novembre, 13:50 pour être à temps, ' +
          'moins 7 h 20 min d’avance.',
        'начать до пятницы, 20 ноября, 13:50, чтобы успеть; фора 7 ч 20 мин.',
      ],
    ],
    [
      { code: 'onTime', safeStartAt: SAFE, headStartMs: 999, atLimit: false },
      [
        'start by Friday 20 November, 13:50 to be in time.',
        'à commencer avant le vendredi 20 novembre, 13:50 pour être à temps.',
        'начать до пятницы, 20 ноября, 13:50, чтобы успеть.',
      ],
    ],
    [
      { code: 'onTime', safeStartAt: SAFE, headStartMs, atLimit: true },
      [
        'start by Friday 20 November, 13:50 to be in time, ' +
          'as far ahead as any head start may bring it.',
        'à commencer avant le vendredi 20 novembre, 13:50 pour être à temps, ' +
          'aussi tôt que l’avance maximale le permet.',
        'начать до пятницы, 20 ноября, 13:50, чтобы успеть; это самая большая возможная фора.',
      ],
    ],
    [
      { code: 'late', safeStartAt: SAFE, slotAt: SLOT, headStartMs: 0, capped: false },
      [
        'too late to be answered in time since Friday 20 November, 13:50; ' +
          'recovery slot Friday 20 November, 18:30.',
        'trop tard pour répondre à temps depuis le vendredi 20 novembre, 13:50 ; ' +
          'créneau de rattrapage vendredi 20 novembre, 18:30.',
        'ответить вовремя уже не успеть с пятницы, 20 ноября, 13:50; ' +
          'время для навёрстывания — пятница, 20 ноября, 18:30.',
      ],
    ],
    [
      { code: 'late', safeStartAt: SAFE, slotAt: SLOT, headStartMs, capped: true },
      [
        'too late to be answered in time since Friday 20 November, 13:50; ' +
          'recovery slot Friday 20 November, 18:30, the latest it may be, ' +
          'minus 7 h 20 min head start.',
        'trop tard pour répondre à temps depuis le vendredi 20 novembre, 13:50 ; ' +
          'créneau de rattrapage vendredi 20 novembre, 18:30, le plus tardif possible, ' +
          'moins 7 h 20 min d’avance.',
        'ответить вовремя уже не успеть с пятницы, 20 ноября, 13:50; ' +
          'время для навёрстывания — пятница, 20 ноября, 18:30, самое позднее из возможных; ' +
          'фора 7 ч 20 мин.',
      ],
    ],
    [
      { code: 'unpromised', nominalAt: SLOT, headStartMs },
      [
        'nothing is promised here, so it ranks as if due on Friday 20 November at 18:30.',
        'rien n’est promis ici, classé comme si c’était dû le vendredi 20 novembre à 18:30.',
        'здесь ничего не обещано, место такое, ' +
          'как если бы срок наступал в пятницу, 20 ноября, в 18:30.',
      ],
    ],
  ])('%j', (because, sentences) => {
    const said = LANGUAGES.map((one) => plain(wordPlace(because, RANK, beside(one))));
    expect(said).toEqual(sentences.map((sentence, index) => `${COUNTS[index]}${sentence}`));
  });

  test.each<[RankCause, readonly string[]]>([
    [
      { code: 'suspended' },
      [
        'Support is suspended: after everything that is owed.',
        'Le support est suspendu : après tout ce qui est dû.',
        'Поддержка приостановлена: после всего, что обещано другим.',
      ],
    ],
    [
      { code: 'notInQueue', why: 'solved' },
      ['Not in the queue: solved.', 'Hors de la file : résolu.', 'Не в очереди: тикет решён.'],
    ],
    [
      { code: 'notInQueue', why: 'waiting' },
      [
        'Not in the queue: waiting for the customer.',
        'Hors de la file : en attente du client.',
        'Не в очереди: ожидание клиента.',
      ],
    ],
    [
      { code: 'notInQueue', why: 'ended' },
      [
        'Not in the queue: merged or deleted.',
        'Hors de la file : fusionné ou supprimé.',
        'Не в очереди: тикет объединён с другим или удалён.',
      ],
    ],
    [
      { code: 'notInQueue', why: 'unopened' },
      [
        'Not in the queue: its opening is not known yet.',
        'Hors de la file : son ouverture n’est pas encore connue.',
        'Не в очереди: о его открытии ещё не известно.',
      ],
    ],
  ])('%j', (because, sentences) => {
    const said = LANGUAGES.map((one) => plain(wordPlace(because, null, beside(one))));
    expect(said).toEqual(sentences);
  });
});
