/** Does an alert say what, whose and since when, whatever the customer wrote as a subject? */
import type { AlertBody } from '../../engine/core/alert/alert.ts';
import { wordAlert } from '../../engine/wording/alert.ts';
import { at } from '../support/histories.ts';

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
const words = (body: AlertBody) => wordAlert(body, 'Europe/Paris');

describe('wordAlert', () => {
  test.each<[string, AlertBody, string, string]>([
    [
      'a warning',
      { ...breach, kind: 'threshold', fraction: 0.75 },
      '#4711 (premium, incident): first reply due Sat 21 Nov 12:00',
      'Server down\n75 % of the time is used.',
    ],
    [
      'a warning some time before',
      { ...breach, kind: 'threshold', fraction: null },
      '#4711 (premium, incident): first reply due Sat 21 Nov 12:00',
      'Server down',
    ],
    [
      'a breach',
      breach,
      '#4711 (premium, incident): first reply broken since Sat 21 Nov 12:00',
      'Server down',
    ],
    [
      'a breach found late',
      { ...breach, late: true },
      '#4711 (premium, incident): first reply broken since Sat 21 Nov 12:00 (found late)',
      'Server down',
    ],
    [
      'a breach taken back',
      { ...breach, kind: 'retraction', fraction: null },
      '#4711 (premium, incident): first reply was kept after all; ' +
        'the breach of Sat 21 Nov 12:00 is taken back',
      'Server down',
    ],
    [
      'a ticket without tier and kind, a promise freely named',
      { ...breach, tier: null, ticketKind: null, promise: 'agentWork' },
      '#4711: agentWork broken since Sat 21 Nov 12:00',
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

  test('a notice is its own text', () => {
    const notice: AlertBody = { kind: 'notice', code: 'quarantined', text: 'Ticket #9 is odd.' };
    expect(words(notice)).toEqual({
      title: 'Ticket #9 is odd.',
      text: 'Ticket #9 is odd.',
      late: false,
    });
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
