// Is the right address asked, and does an answer of somebody else's break no panel?
import { appEngine } from '../../../app/engine/app-answers.ts';
import { rejection } from '../zaf/fake-sdk.ts';

const TIMED = { nowAt: '2026-11-23T09:30:00.000Z', speed: 1 };

function engineAnswering(answer: unknown) {
  const asked: (readonly [string, string])[] = [];
  const engine = appEngine(
    async (path, type = 'GET') => {
      asked.push([type, path]);
      return answer;
    },
    { language: 'fr', zone: 'Europe/Paris' },
  );
  return { asked, engine };
}

const WHERE = 'language=fr&zone=Europe%2FParis';

describe('appEngine', () => {
  it('asks in the person’s words and zone', async () => {
    const parts = { ticket: {}, queue: [], moves: [], events: [], entitlement: {} };
    const { asked, engine } = engineAnswering({ ...TIMED, ...parts });
    await engine.ticket(7);
    await engine.look(7);
    await engine.queue(100);
    await engine.preview(7, { kind: 'a&b=c', component: '' });
    await engine.history(7);
    await engine.organization(3);
    expect(asked).toEqual([
      ['GET', `/v1/app/tickets/7?${WHERE}`],
      ['POST', `/v1/app/tickets/7/look?${WHERE}`],
      ['GET', `/v1/app/queue?${WHERE}&limit=100`],
      ['GET', `/v1/app/tickets/7/preview?${WHERE}&kind=a%26b%3Dc&component=`],
      ['GET', `/v1/app/tickets/7/history?${WHERE}`],
      ['GET', `/v1/app/organizations/3?${WHERE}`],
    ]);
  });

  it('hands the engine’s answer on as it is', async () => {
    const answer = { ...TIMED, ticket: { id: 7 }, somethingNew: true };
    expect(await engineAnswering(answer).engine.ticket(7)).toBe(answer);
  });

  it.each([
    ['nothing', null],
    ['a page', '<html>Sign in</html>'],
    ['an array', [TIMED]],
    ['another program’s JSON', { status: 'ok' }],
    ['no clock', { ticket: {} }],
    ['a clock that is none', { nowAt: 'now', ticket: {} }],
    ['no ticket', TIMED],
    ['a ticket that is null', { ...TIMED, ticket: null }],
    ['a ticket that is a word', { ...TIMED, ticket: 'seven' }],
  ])('takes %s for another’s answer', async (_, answer) => {
    const failed = rejection(engineAnswering(answer).engine.ticket(7));
    expect(await failed).toMatchObject({ code: 'notTheEngine' });
  });
});
