/** Does an alert say what, whose and since when, in each language, whatever its subject is? */
import type { AlertBody, NoticeFacts } from '../../engine/core/alert/alert.ts';
import { wordAlert, wordNotice } from '../../engine/wording/alert.ts';
import type { Language } from '../../engine/wording/language.ts';
import { at } from '../support/histories.ts';
import { beside, plain } from './telling-samples.ts';

const breach = {
  kind: 'breach',
  ticketId: 4711,
  subject: 'Server down',
  tier: 'premium',
  ticketKind: 'incident',
  promise: 'firstReply',
  instance: 1,
  deadlineAt: at('2026-11-21T12:00:00+01:00'),
  fraction: 1,
  late: false,
} as const;
const words = (body: AlertBody, language: Language = 'en') => wordAlert(body, beside(language));

describe('wordAlert', () => {
  test.each<[string, AlertBody, string, string]>([
    [
      'a warning',
      { ...breach, kind: 'threshold', fraction: 0.75 },
      '#4711 (premium, incident): first reply due Saturday 21 November, 12:00',
      'Server down\n75% of the time is used.',
    ],
    [
      'a warning some time before',
      { ...breach, kind: 'threshold', fraction: null },
      '#4711 (premium, incident): first reply due Saturday 21 November, 12:00',
      'Server down',
    ],
    [
      'a breach',
      breach,
      '#4711 (premium, incident): first reply broken since Saturday 21 November, 12:00',
      'Server down',
    ],
    [
      'a breach found late',
      { ...breach, late: true },
      '#4711 (premium, incident): first reply broken since Saturday 21 November, 12:00 (found late)',
      'Server down',
    ],
    [
      'a breach taken back',
      { ...breach, kind: 'retraction', fraction: null },
      '#4711 (premium, incident): first reply was kept after all; ' +
        'the breach on Saturday 21 November at 12:00 is taken back',
      'Server down',
    ],
    [
      'a ticket without tier and kind, a promise freely named',
      { ...breach, tier: null, ticketKind: null, promise: 'agentWork' },
      '#4711: agentWork broken since Saturday 21 November, 12:00',
      'Server down',
    ],
    [
      'a digest',
      { kind: 'digest', tickets: [1, 2], count: 3, late: true, worst: '#1: update due' },
      '3 alerts in a few minutes; the worst first: #1: update due',
      'Tickets: #1, #2',
    ],
  ])('words %s', (_what, body, title, rest) => {
    expect(words(body)).toEqual({
      title,
      text: `${title}\n${rest}`,
      late: 'late' in body && body.late,
    });
  });

  test.each<[string, AlertBody, string, string]>([
    [
      'a warning',
      { ...breach, kind: 'threshold', fraction: 0.75 },
      '#4711 (premium, incident) : première réponse, échéance samedi 21 novembre, 12:00' +
        '\nServer down\n75 % du temps est écoulé.',
      '#4711 (premium, incident): первый ответ, срок — суббота, 21 ноября, 12:00' +
        '\nServer down\nИзрасходовано 75 % времени.',
    ],
    [
      'a breach found late',
      { ...breach, late: true },
      '#4711 (premium, incident) : première réponse en retard ' +
        'depuis le samedi 21 novembre, 12:00 (découvert tardivement)\nServer down',
      '#4711 (premium, incident): первый ответ, срок нарушен ' +
        'с субботы, 21 ноября, 12:00 (обнаружено с опозданием)\nServer down',
    ],
    [
      'a breach taken back',
      { ...breach, kind: 'retraction', fraction: null },
      '#4711 (premium, incident) : première réponse finalement à temps ; ' +
        'le dépassement signalé le samedi 21 novembre à 12:00 est annulé\nServer down',
      '#4711 (premium, incident): первый ответ, срок всё же соблюдён; ' +
        'нарушение, отмеченное в субботу, 21 ноября, в 12:00, снято\nServer down',
    ],
  ])('words %s in French and Russian', (_what, body, french, russian) => {
    expect(plain(words(body, 'fr').text)).toBe(french);
    expect(plain(words(body, 'ru').text)).toBe(russian);
  });

  test.each([
    [1, '1 alert', '1 alerte', '1 оповещение'],
    [2, '2 alerts', '2 alertes', '2 оповещения'],
    [5, '5 alerts', '5 alertes', '5 оповещений'],
    [11, '11 alerts', '11 alertes', '11 оповещений'],
    [21, '21 alerts', '21 alertes', '21 оповещение'],
    [22, '22 alerts', '22 alertes', '22 оповещения'],
    [25, '25 alerts', '25 alertes', '25 оповещений'],
  ])('a digest of %s takes the plural of each language', (count, english, french, russian) => {
    const digest: AlertBody = { kind: 'digest', tickets: [1], count, late: false, worst: '#1' };
    const title = (language: Language) => words(digest, language).title;
    expect(title('en')).toBe(`${english} in a few minutes; the worst first: #1`);
    expect(plain(title('fr'))).toBe(`${french} en quelques minutes ; la plus grave d’abord : #1`);
    expect(title('ru')).toBe(`${russian} за несколько минут; самое серьёзное: #1`);
  });

  test('a digest says its worst alert in its own language when it has it as data', () => {
    const digest = { kind: 'digest', tickets: [4711], count: 2, late: false, worst: 'x' } as const;
    expect(words(digest, 'ru').title).toMatch(/: x$/);
    expect(words({ ...digest, worstAlert: breach }, 'ru').title).toMatch(
      /: #4711 \(premium, incident\): первый ответ, срок нарушен с субботы, 21 ноября, 12:00$/,
    );
  });

  test('a notice without facts is its own text', () => {
    const notice: AlertBody = { kind: 'notice', code: 'quarantined', text: 'Ticket #9 is odd.' };
    expect(words(notice)).toEqual({
      title: 'Ticket #9 is odd.',
      text: 'Ticket #9 is odd.',
      late: false,
    });
  });

  test('a notice with facts is said in the language that is asked for', () => {
    const facts = { code: 'fieldDrift', ticketId: 9, fields: ['palier_rank'] } as const;
    const notice: AlertBody = { kind: 'notice', code: 'fieldDrift', text: 'old', facts };
    expect(words(notice).text).toBe(
      'Somebody keeps changing palier_rank of ticket #9; ' +
        'Palier has set it right twice and leaves it now.',
    );
    expect(words(notice, 'ru').title).toContain('в тикете #9');
  });

  test.each([
    ['markup', '<!channel> *bold* <https://evil.example|click>'],
    ['lines', 'one\nSubject: two\r\n\r\nthree'],
    ['another direction', '\u202Etxt.exe'],
    ['nothing', ''],
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['a template', '{{ticket.id}} ${process.env}'],
  ])('a subject of %s stays out of the title', (_what, subject) => {
    const { title, text } = words({ ...breach, subject });
    expect(title).toBe(words(breach).title);
    expect(text.startsWith(`${title}\n`)).toBe(true);
  });
});

describe('wordNotice', () => {
  test.each<[NoticeFacts, readonly string[]]>([
    [
      { code: 'firstRun', open: 21, breached: 2, atRisk: 1 },
      [
        'First look at the account: 21 open tickets, 2 with a deadline already missed, ' +
          '1 at risk. From now on each is told as it happens.',
        'Premier regard sur le compte : 21 tickets ouverts, dont 2 avec une échéance déjà ' +
          'dépassée et 1 à risque. Désormais, chacun est signalé quand il survient.',
        'Первый взгляд на аккаунт: 21 открытый тикет, из них с уже пропущенным сроком: 2, ' +
          'под угрозой: 1. Теперь о каждом сообщается сразу.',
      ],
    ],
    [
      { code: 'firstRun', open: 1, breached: 0, atRisk: 0 },
      [
        'First look at the account: 1 open ticket, 0 with a deadline already missed, ' +
          '0 at risk. From now on each is told as it happens.',
        'Premier regard sur le compte : 1 ticket ouvert, dont 0 avec une échéance déjà ' +
          'dépassée et 0 à risque. Désormais, chacun est signalé quand il survient.',
        'Первый взгляд на аккаунт: 1 открытый тикет, из них с уже пропущенным сроком: 0, ' +
          'под угрозой: 0. Теперь о каждом сообщается сразу.',
      ],
    ],
    [
      { code: 'zendeskUnreachable', sinceAt: breach.deadlineAt, why: 'It is away.' },
      [
        'Zendesk cannot be asked since Saturday 21 November, 12:00: ' +
          'deadlines pass unverified. It is away.',
        'Zendesk ne répond plus depuis le samedi 21 novembre, 12:00 : ' +
          'des échéances passent sans vérification. It is away.',
        'Zendesk не отвечает с субботы, 21 ноября, 12:00: сроки истекают без проверки. ' +
          'It is away.',
      ],
    ],
    [
      { code: 'quarantined', ticketId: 12345, why: 'odd' },
      [
        'Ticket #12345 cannot be judged (odd) and is set aside until it changes.',
        'Le ticket #12345 ne peut pas être jugé (odd) ; ' +
          'il est mis de côté jusqu’à ce qu’il change.',
        'Тикет #12345 не удаётся оценить (odd); он отложен, пока не изменится.',
      ],
    ],
    [
      { code: 'fieldDrift', ticketId: 9, fields: ['palier_due', 'palier_rank'] },
      [
        'Somebody keeps changing palier_due, palier_rank of ticket #9; ' +
          'Palier has set it right twice and leaves it now.',
        'Quelqu’un modifie sans cesse palier_due, palier_rank sur le ticket #9 ; ' +
          'Palier l’a rétabli deux fois et n’y touche plus.',
        'Кто-то всё время меняет palier_due, palier_rank в тикете #9; ' +
          'Palier дважды это исправил и больше не вмешивается.',
      ],
    ],
  ])('%j', (facts, sentences) => {
    const said = (['en', 'fr', 'ru'] as const).map((one) => wordNotice(facts, beside(one)));
    expect(said.map(plain)).toEqual(sentences);
  });
});
