/** Does a look show the agent what was just done in Zendesk, soon, and not too often? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import { EngineError } from '../../engine/errors.ts';
import type { AppLook } from '../../engine/http/app-contract.ts';
import { quiet } from '../support/fake-clock.ts';
import { AGENT, CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';
import { type AppScene, appScene, tokenOf } from './app-scene.ts';

const INCIDENT = new Map([[FIELD_IDS.palier_kind, 'palier_kind_incident']]);
let scene: AppScene;
let id: number;
beforeEach(async () => {
  scene = await appScene();
  id = scene.desk.acts.open({ by: CUSTOMER, fields: INCIDENT });
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  scene.desk.calls.length = 0;
});
afterEach(() => scene.close());

const firstReply = ({ ticket }: AppLook) =>
  ticket.clocks.find(({ promise }) => promise === 'firstReply')?.state;

describe('POST /v1/app/tickets/:id/look', () => {
  test('answers with what the agent did a moment ago, which no export shows yet', async () => {
    const before = (await scene.get(`/v1/app/tickets/${id}`)).json<AppLook>();
    expect(firstReply(before)).toBe('running');
    scene.desk.acts.update(id, { by: AGENT, says: true });
    const answer = await scene.look(id);
    expect(answer.statusCode).toBe(200);
    const after = answer.json<AppLook>();
    expect([after.looked, firstReply(after)]).toEqual([true, 'met']);
    expect(scene.desk.calls).toEqual([`showTickets ${id}`, `audits ${id}`]);
  });

  test('a ticket without news costs one question', async () => {
    await scene.look(id);
    scene.desk.calls.length = 0;
    expect((await scene.look(id)).json<AppLook>().looked).toBe(true);
    expect(scene.desk.calls).toEqual([`showTickets ${id}`]);
  });

  test('a ticket that no export has brought is found by it', async () => {
    const fresh = scene.desk.acts.open({ by: CUSTOMER, fields: INCIDENT });
    expect((await scene.get(`/v1/app/tickets/${fresh}`)).statusCode).toBe(404);
    const answer = (await scene.look(fresh)).json<AppLook>();
    expect(answer).toMatchObject({ looked: true, ticket: { id: fresh, kind: 'incident' } });
    expect([answer.ticket.place, answer.ticket.queueTotal]).toEqual([2, 2]);
  });

  test('a ticket that Zendesk does not have is not found', async () => {
    const answer = await scene.look(999_999);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'notFound']);
  });

  test('language and zone are those of the words', async () => {
    const query = '?language=fr&zone=Asia/Tokyo';
    const { ticket } = (await scene.look(id, query)).json<AppLook>();
    expect(ticket.placeWhy).toMatch(/^Compte comme lundi 23 novembre, 19:16/);
  });

  test.each(['x', '0', '1.5'])('%s is no ticket, and Zendesk is not asked', async (wrong) => {
    expect((await scene.look(wrong)).json().code).toBe('badRequest');
    expect((await scene.look(id, '?language=de')).json().code).toBe('badRequest');
    expect(scene.desk.calls).toEqual([]);
  });

  test.each([
    ['none', undefined, undefined],
    ['an empty form', 'application/x-www-form-urlencoded; charset=UTF-8', ''],
    ['empty JSON', 'application/json', ''],
    ['text that nobody asked for', 'text/plain', 'hello'],
    ['JSON that is none', 'application/json', '{"id":'],
  ])('a body of %s is not looked at', async (_what, type, payload) => {
    const answer = await scene.server.inject({
      method: 'POST',
      url: `/v1/app/tickets/${id}/look`,
      headers: {
        authorization: `Bearer ${tokenOf()}`,
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    expect(answer.statusCode).toBe(200);
  });
});

describe('a look that is not answered at once', () => {
  test('gives what is known when patience ends, and says so', async () => {
    scene.readsAtOnce = false;
    scene.desk.acts.update(id, { by: AGENT, says: true });
    const asked = scene.look(id);
    await quiet();
    scene.losePatience();
    const answer = (await asked).json<AppLook>();
    expect([answer.looked, firstReply(answer)]).toEqual([false, 'running']);
    await scene.readHints();
    const later = (await scene.get(`/v1/app/tickets/${id}`)).json<AppLook>();
    expect(firstReply(later)).toBe('met');
  });

  test('gives what is known when Zendesk does not answer', async () => {
    scene.desk.fail('showTickets', new EngineError('zendeskUnavailable', 'Zendesk is away.'));
    const answer = await scene.look(id);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<AppLook>()).toMatchObject({ looked: false, ticket: { id } });
  });

  test('two that wait for one ticket are one reading', async () => {
    scene.readsAtOnce = false;
    const asked = [scene.look(id), scene.look(id)];
    await quiet();
    await scene.readHints();
    const answers = await Promise.all(asked);
    expect(answers.map((answer) => answer.json<AppLook>().looked)).toEqual([true, true]);
    expect(scene.desk.calls.filter((call) => call.startsWith('showTickets'))).toHaveLength(1);
  });
});

describe('looks that come too often', () => {
  test('are refused with the time after which one is free', async () => {
    for (let i = 0; i < 10; i += 1) expect((await scene.look(id)).statusCode).toBe(200);
    scene.passRealMs(100);
    scene.desk.calls.length = 0;
    const answer = await scene.look(id);
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.headers['retry-after']).toBe('60');
    expect(answer.json()).toMatchObject({ status: 429, code: 'tooOften' });
    expect(scene.desk.calls).toEqual([]);
    // Reading what is known stays open.
    expect((await scene.get(`/v1/app/tickets/${id}`)).statusCode).toBe(200);
    scene.passRealMs(59_900);
    expect((await scene.look(id)).statusCode).toBe(200);
  });
});
