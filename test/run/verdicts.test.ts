/** Is what became of an action told in Zendesk, once, and believed from there later? */
import { EngineError } from '../../engine/errors.ts';
import { deliverFields } from '../../engine/run/deliver-fields.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { AGENT, ENGINE, FIELD_IDS } from '../support/fake-desk.ts';
import { type ActionScene, actionScene, MANAGER } from './action-scene.ts';

let scene: ActionScene;
beforeEach(async () => {
  scene = await actionScene();
});
const UNTIL = { until: '2026-11-23T15:00:00+01:00' };

describe('a verdict', () => {
  test('is written once, in the field and in the mark of our own update', async () => {
    const id = await scene.open();
    scene.act(id, 'promise', { args: UNTIL });
    await scene.look(id);
    await scene.deliver();
    await scene.catchUp();
    await scene.deliver();
    expect(scene.told(id)).toEqual(['ok n1']);
    expect(scene.field(id)).toBe('ok n1');
    const own = scene.desk.tables.audits.findLast(({ authorId }) => authorId === ENGINE);
    const asked = scene.desk.tables.audits.find(({ authorId }) => authorId === AGENT);
    if (own === undefined) throw new Error('nothing was written');
    expect(scene.context.translation.verdict(own, ENGINE)).toEqual({
      auditId: asked?.id,
      refused: null,
      role: 'agent',
      tier: 'standard',
      policy: 'test-1',
    });
    expect(scene.desk.tables.notes).toEqual([]);
    expect(scene.row(id)).toMatchObject({ wantedAt: null, jobId: null });
  });

  test('of a refusal leaves a note that says why, once', async () => {
    const id = await scene.open();
    scene.act(id, 'promise', { args: { until: '2026-11-23T08:00:00+01:00' } });
    await scene.catchUp();
    await scene.deliver();
    await scene.catchUp();
    await scene.deliver();
    expect(scene.told(id)).toEqual(['no n1']);
    expect(scene.desk.tables.notes).toEqual([
      { ticketId: id, note: 'Palier: Refused (promise): the promised time is past.' },
    ]);
  });

  test('follows the one before it, each by a write of its own', async () => {
    const id = await scene.open();
    scene.act(id, 'promise', { args: UNTIL });
    scene.act(id, 'promise', { by: MANAGER, args: UNTIL });
    scene.act(id, 'noReplyOwed', { after: 'n2' });
    await scene.catchUp();
    await scene.deliver();
    expect(scene.told(id)).toEqual(['ok n1', 'no n2', 'ok n3']);
    expect(scene.desk.tables.notes.map(({ note }) => note)).toEqual([
      'Palier: Refused (promise): another action was decided first (promise: accepted).',
    ]);
  });

  test('is written though somebody typed the very same before', async () => {
    const id = await scene.open();
    scene.act(id, 'promise', { args: UNTIL });
    scene.desk.acts.update(id, {
      by: AGENT,
      fields: new Map([[FIELD_IDS.palier_action, 'ok n1']]),
    });
    await scene.catchUp();
    await scene.deliver();
    expect(scene.row(id)).toMatchObject({ wantedAt: null, doc: { verdicts: { sending: null } } });
  });

  test('is not written while the engine only observes', async () => {
    scene = await actionScene({ mode: 'observe' });
    const id = await scene.open();
    scene.act(id, 'promise', { args: UNTIL });
    await scene.look(id);
    await scene.deliver();
    expect(scene.decisions(id)).toEqual(['n1: accepted']);
    expect(scene.field(id)).toBe('n1');
  });

  test.each(['done', 'never taken'])(
    'of a job that a crash forgot, %s, is told once',
    async (how) => {
      const id = await scene.open();
      await scene.deliver();
      scene.act(id, 'promise', { args: UNTIL });
      await scene.look(id);
      const gone = new EngineError('zendeskUnavailable', 'cut');
      if (how === 'done') {
        await deliverFields(scene.context);
        const kept = scene.tables.values.get(VALUES.jobs) ?? '{}';
        const jobs = JSON.parse(kept) as Record<string, string>;
        await scene.desk.jobs(Object.values(jobs));
        const unsent = Object.keys(jobs).map((mark) => [mark, null]);
        scene.tables.values.set(VALUES.jobs, JSON.stringify(Object.fromEntries(unsent)));
        scene.act(id, 'noReplyOwed', { after: 'n1' });
      } else {
        scene.desk.fail('writeFields', gone);
        await expect(deliverFields(scene.context)).rejects.toThrow('cut');
        scene.desk.fail('writeFields', null);
      }
      scene = { ...scene, ...(await scene.again()) };
      while ((await deliverFields(scene.context)).outstanding > 0);
      expect(scene.told(id)).toEqual(how === 'done' ? ['ok n1', 'ok n2'] : ['ok n1']);
    },
  );

  test('found in Zendesk wins over deciding again, once the store is lost', async () => {
    const id = await scene.open();
    await scene.clock.advance(6 * 3_600_000);
    const args = { promise: 'firstReply', instance: 1, why: 'Announced' };
    scene.act(id, 'withdrawBreach', { by: MANAGER, args });
    scene.act(id, 'noReplyOwed');
    await scene.look(id);
    await scene.deliver();
    await scene.catchUp();
    const before = scene.row(id).doc.facts.filter(({ type }) => type !== 'slotGranted');
    const writes = scene.told(id);
    scene.desk.tables.memberships.set(MANAGER, []);
    await scene.clock.advance(10 * 60_000);
    const anew = await scene.wiped();
    await anew.catchUp();
    await anew.deliver();
    expect(anew.row(id).doc.facts.filter(({ type }) => type !== 'slotGranted')).toEqual(before);
    expect(anew.decisions(id)).toEqual(['n1: accepted', 'n2: overtaken']);
    expect(anew.told(id)).toEqual(writes);
    expect(anew.desk.tables.notes).toHaveLength(1);
  });
});
