/** Does the board show the queue in the engine's order, with everything a person must know? */
import { HOUR_MS, MINUTE_MS } from '../../engine/core/time/duration.ts';
import { type BoardAsked, boardOf } from '../../engine/run/board.ts';
import { explainRow } from '../../engine/run/explain.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { sweep } from '../../engine/run/sweep.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';
import { AGENT, CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';

const ALL: BoardAsked = {
  limit: 50,
  tier: null,
  kind: null,
  state: null,
  group: null,
  zone: 'Europe/Paris',
  language: 'en',
};
let scene: EngineScene;
const open = (kind: string, organizationId: number | null = null) =>
  scene.desk.acts.open({
    by: CUSTOMER,
    fields: new Map([[FIELD_IDS.palier_kind, `palier_kind_${kind}`]]),
    organizationId,
  });
const board = (asked: Partial<BoardAsked> = {}) =>
  boardOf(scene.context, { ...ALL, ...asked }, (id) => `#${id}`);

async function catchUp(): Promise<void> {
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
}

beforeEach(async () => {
  scene = await engineScene();
  scene.desk.acts.organization(40, 'ACME', { support_tier: 'premium' });
});

describe('boardOf', () => {
  test('the queue is in the order of palier_rank, places counted from one', async () => {
    const advice = open('advice');
    const incident = open('incident');
    const premium = open('incident', 40);
    await catchUp();
    const { queue, queueTotal } = await board();
    const ranks = queue.map(({ rank }) => rank as number);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(queue.map(({ id }) => id)).toEqual([premium, incident, advice]);
    expect(queue.map(({ place }) => place)).toEqual([1, 2, 3]);
    expect(queueTotal).toBe(3);
  });

  test('a filter keeps each ticket’s place in the whole queue', async () => {
    open('incident', 40);
    const standard = open('incident');
    await catchUp();
    const { queue, queueTotal } = await board({ tier: 'standard' });
    expect(queue.map(({ id, place }) => [id, place])).toEqual([[standard, 2]]);
    expect(queueTotal).toBe(1);
  });

  test('solved tickets and those that wait for the customer are not in it', async () => {
    const [solved, waiting] = [open('advice'), open('advice')];
    scene.desk.acts.update(solved, { by: AGENT, says: true, set: { status: 'solved' } });
    scene.desk.acts.update(waiting, { by: AGENT, says: true, set: { status: 'pending' } });
    await catchUp();
    const { queue, counts } = await board();
    expect(queue).toEqual([]);
    expect(counts).toMatchObject({ open: 1, inQueue: 0 });
  });

  test('a breach that nobody has verified yet is said to be so, then happens', async () => {
    const id = open('incident');
    await catchUp();
    await scene.clock.advance(5 * HOUR_MS);
    const before = await board();
    expect(before.queue[0]).toMatchObject({ state: 'atRisk' });
    expect(before.queue[0]?.clocks[0]).toMatchObject({ state: 'breached', unverified: true });
    await sweep(scene.context);
    const after = await board();
    expect(after.queue[0]).toMatchObject({ id, state: 'breached' });
    expect(after.queue[0]?.clocks[0]).toMatchObject({ unverified: false });
    expect(after.happenings.map(({ what, ticketId }) => [what, ticketId])).toContainEqual([
      'breach',
      id,
    ]);
  });

  test('health says how far facts go, whether it is stopped, and what troubles it', async () => {
    expect((await board()).health).toMatchObject({ judgedAsOf: null, stopped: false });
    open('advice');
    await catchUp();
    scene.tables.values.set(VALUES.stopped, '1');
    scene.context.troubles.raise('poll', 'Zendesk does not answer.', scene.clock.now());
    expect((await board()).health).toMatchObject({
      judgedAsOf: '2026-11-23T08:00:00Z',
      stopped: true,
      troubles: ['Zendesk does not answer.'],
    });
  });

  test('times in words are in the zone that is asked for', async () => {
    open('incident');
    await catchUp();
    const why = async (zone: string) => (await board({ zone })).queue[0]?.clocks[0]?.why.join(' ');
    expect(await why('Europe/Paris')).toContain('09:00');
    expect(await why('UTC')).toContain('Opened on Monday 23 November at 08:00.');
  });

  test('explanations, places and happenings are in the language that is asked for', async () => {
    open('incident');
    await catchUp();
    await scene.clock.advance(5 * HOUR_MS);
    await sweep(scene.context);
    const { queue, happenings } = await board({ language: 'ru' });
    expect(queue[0]?.placeWhy).toMatch(/^Считается как понедельник, 23 ноября, /);
    expect(queue[0]?.clocks[0]?.why).toContain('Открыт в понедельник, 23 ноября, в 09:00.');
    expect(happenings[0]?.text).toMatch(/ первый ответ, срок /);
  });
});

describe('explainRow', () => {
  test('says what was written: rank, deadline and tier agree with the fields', async () => {
    const id = open('incident', 40);
    await catchUp();
    await scene.clock.advance(HOUR_MS);
    await sweep(scene.context);
    const row = scene.row(id);
    const explained = explainRow(scene.context, row);
    expect(explained).toMatchObject({ ticket: id, tier: 'premium', kind: 'incident' });
    expect(explained.rank).toBe(row.doc.wanted.palier_rank);
    expect(explained.rank).toBe(row.rank);
    const firstReply = explained.clocks.find(({ promise }) => promise === 'firstReply');
    expect(firstReply?.deadlineAt).toBe('2026-11-23T09:00:00Z');
  });

  test('tells everything in one language, also why the tier is the customer’s', async () => {
    const id = open('incident', 40);
    await catchUp();
    const explained = explainRow(scene.context, scene.row(id), 'fr');
    expect(explained).toMatchObject({
      language: 'fr',
      entitlement: {
        rule: 'le champ d’organisation support_tier vaut premium',
        words: 'car le champ d’organisation support_tier vaut premium',
        conditions: [{ on: 'organizationField', key: 'support_tier', is: ['premium'] }],
      },
    });
    expect(explained.clocks[0]?.told).toMatch(/^Échéance lundi 23 novembre, /);
    expect(explained.place).toMatch(/^Compte comme /);
  });
});
