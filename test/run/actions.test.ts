/** Are agents' actions read from their updates, whoever brings those, and decided once? */
import type { FactType } from '../../engine/core/ticket/fact.ts';
import { EngineError } from '../../engine/errors.ts';
import { AGENT, CUSTOMER, ENGINE, FIELD_IDS } from '../support/fake-desk.ts';
import { type ActionScene, ADMIN, actionScene, LIGHT, MANAGER } from './action-scene.ts';

let scene: ActionScene;
beforeEach(async () => {
  scene = await actionScene();
});
const UNTIL = { until: '2026-11-23T15:00:00+01:00' };
const factsOf = (id: number, type: FactType) =>
  scene.row(id).doc.facts.filter((fact) => fact.type === type);
const audits = () => scene.desk.calls.filter((call) => call.startsWith('audits'));

describe('an action', () => {
  test.each(['a look', 'the export alone'])('is brought by %s', async (how) => {
    const id = await scene.open();
    scene.act(id, 'promise', { args: UNTIL });
    if (how === 'a look') await scene.look(id);
    else await scene.catchUp();
    expect(scene.decisions(id)).toEqual(['n1: accepted']);
    expect(factsOf(id, 'promised')).toMatchObject([
      { until: Date.parse(UNTIL.until), author: '20' },
    ]);
    const { facts } = scene.row(id).doc;
    await scene.catchUp();
    await scene.look(id);
    await scene.catchUp();
    expect(scene.row(id).doc.facts).toEqual(facts);
  });

  test('costs one reading of its ticket’s audits, whatever the export shows later', async () => {
    const id = await scene.open();
    scene.act(id, 'promise', { args: UNTIL });
    scene.desk.calls.length = 0;
    await scene.catchUp();
    await scene.catchUp();
    expect(audits()).toHaveLength(1);
    scene.act(id, 'noReplyOwed', { after: 'n1' });
    await scene.look(id);
    await scene.catchUp();
    expect(audits()).toHaveLength(2);
  });

  test.each<[string, object, FactType]>([
    ['noReplyOwed', {}, 'noReplyOwed'],
    ['promise', UNTIL, 'promised'],
  ])('%s with %j becomes the fact %s', async (action, args, fact) => {
    const id = await scene.open();
    scene.act(id, action, { args });
    await scene.look(id);
    expect(factsOf(id, fact)).toHaveLength(1);
  });

  test('with a kind gives the change its reason', async () => {
    const id = await scene.open();
    const fields = new Map([
      [FIELD_IDS.palier_kind, 'palier_kind_replacement'],
      [FIELD_IDS.palier_component, 'palier_component_disk'],
    ]);
    scene.act(id, 'kind', { args: { why: 'It is a disk.' }, fields });
    await scene.catchUp();
    expect(factsOf(id, 'kind')).toMatchObject([{ to: 'replacement', why: 'It is a disk.' }]);
    expect(factsOf(id, 'component')).toMatchObject([{ to: 'disk', why: 'It is a disk.' }]);
    scene.act(id, 'replaced', { fields: new Map([[FIELD_IDS.palier_replaced, true]]) });
    await scene.catchUp();
    expect(scene.decisions(id)).toEqual(['n1: accepted', 'n2: accepted']);
    expect(factsOf(id, 'replaced')).toHaveLength(1);
  });

  test('that is refused leaves the change of the field as it is, without a reason', async () => {
    const id = await scene.open();
    const fields = new Map([[FIELD_IDS.palier_kind, 'palier_kind_outage']]);
    scene.act(id, 'kind', { args: { why: ' ' }, fields });
    await scene.look(id);
    expect(scene.decisions(id)).toEqual(['n1: badWhy']);
    const [kind] = factsOf(id, 'kind');
    expect(kind).toMatchObject({ to: 'outage', author: String(AGENT) });
    expect(kind).not.toHaveProperty('why');
  });

  test('whose arguments stand in the note is read from there, and the note is not kept', async () => {
    const id = await scene.open();
    await scene.clock.advance(6 * 3_600_000);
    const noted = { promise: 'firstReply', instance: 1, why: 'Announced maintenance' };
    scene.act(id, 'withdrawBreach', { by: MANAGER, noted, args: {} });
    await scene.look(id);
    expect(scene.decisions(id)).toEqual(['n1: accepted']);
    expect(factsOf(id, 'breachWithdrawn')).toMatchObject([noted]);
    expect(JSON.stringify([...scene.tables.tickets.values()])).not.toContain('Please read');
  });

  test.each([
    ['a manager', MANAGER, 'accepted'],
    ['an admin', ADMIN, 'accepted'],
    ['another agent', AGENT, 'permission'],
    ['a light agent', LIGHT, 'role'],
    ['a customer', CUSTOMER, 'role'],
    ['nobody that Zendesk knows', 999, 'role'],
  ])('by %s is decided by role and groups', async (_who, by, verdict) => {
    const id = await scene.open();
    await scene.clock.advance(6 * 3_600_000);
    const args = { promise: 'firstReply', instance: 1, why: 'Announced' };
    scene.act(id, 'withdrawBreach', { by, args });
    await scene.look(id);
    expect(scene.decisions(id)).toEqual([`n1: ${verdict}`]);
    expect(factsOf(id, 'breachWithdrawn')).toHaveLength(verdict === 'accepted' ? 1 : 0);
  });

  test('of two agents who saw the same, the first wins and the other is told', async () => {
    const id = await scene.open();
    scene.act(id, 'promise', { args: UNTIL });
    scene.act(id, 'noReplyOwed', { by: MANAGER });
    await scene.look(id);
    expect(scene.decisions(id)).toEqual(['n1: accepted', 'n2: overtaken']);
    scene.act(id, 'noReplyOwed', { by: MANAGER, after: 'n2' });
    await scene.look(id);
    expect(scene.decisions(id).at(-1)).toBe('n3: accepted');
  });

  test('that comes twice is decided once', async () => {
    const id = await scene.open();
    scene.act(id, 'promise', { nonce: 'x', args: UNTIL });
    await scene.look(id);
    await scene.deliver();
    scene.act(id, 'promise', { nonce: 'x', args: { ...UNTIL, more: 1 } });
    await scene.catchUp();
    await scene.deliver();
    expect(scene.decisions(id)).toEqual(['x: accepted']);
    expect(scene.told(id)).toEqual(['ok x']);
    expect(factsOf(id, 'promised')).toHaveLength(1);
  });

  test('under the nonce of another one is refused', async () => {
    const id = await scene.open();
    scene.act(id, 'promise', { nonce: 'x', args: UNTIL });
    await scene.look(id);
    await scene.deliver();
    scene.act(id, 'noReplyOwed', { nonce: 'x', after: 'x' });
    await scene.look(id);
    await scene.deliver();
    expect(scene.decisions(id)).toEqual(['x: accepted', 'x: nonceUsed']);
    expect(scene.told(id)).toEqual(['ok x', 'no x']);
  });

  test('is not decided again when its author has lost the role', async () => {
    const id = await scene.open();
    scene.act(id, 'promise', { args: UNTIL });
    await scene.look(id);
    const agent = scene.desk.tables.users.get(AGENT);
    if (agent !== undefined) scene.desk.tables.users.set(AGENT, { ...agent, role: 'light-agent' });
    await scene.clock.advance(10 * 60_000);
    scene.act(id, 'noReplyOwed', { after: 'n1' });
    await scene.look(id);
    await scene.catchUp();
    expect(scene.decisions(id)).toEqual(['n1: accepted', 'n2: role']);
  });

  test('asks who acts once in five minutes', async () => {
    const id = await scene.open();
    const asked = () => scene.desk.calls.filter((call) => call.startsWith('groupIdsOf')).length;
    scene.act(id, 'promise', { args: UNTIL });
    await scene.look(id);
    await scene.clock.advance(5 * 60_000 - 2_001);
    scene.act(id, 'noReplyOwed', { after: 'n1' });
    await scene.look(id);
    expect(asked()).toBe(1);
    await scene.clock.advance(1);
    scene.act(id, 'noReplyOwed', { after: 'n2' });
    await scene.look(id);
    expect(asked()).toBe(2);
    await scene.clock.advance(60 * 60_000);
    scene.desk.acts.update(id, { by: AGENT, set: { priority: 'high' } });
    await scene.look(id);
    expect(asked()).toBe(2);
  });

  test('by a member of a group that was made since is decided by its name', async () => {
    const id = await scene.open();
    await scene.clock.advance(6 * 3_600_000);
    scene.desk.names.groups.push({ id: 303, name: 'Managers' });
    scene.desk.tables.memberships.set(AGENT, [303]);
    const args = { promise: 'firstReply', instance: 1, why: 'Announced' };
    scene.act(id, 'withdrawBreach', { args });
    await scene.look(id);
    expect(scene.decisions(id)).toEqual(['n1: accepted']);
  });

  test('waits where Zendesk does not say who acts', async () => {
    const id = await scene.open();
    scene.act(id, 'promise', { args: UNTIL });
    scene.desk.fail('groupIdsOf', new EngineError('zendeskUnavailable', 'gone'));
    await expect(scene.look(id)).rejects.toThrow('gone');
    expect(scene.decisions(id)).toEqual([]);
    scene.desk.fail('groupIdsOf', null);
    await scene.catchUp();
    expect(scene.decisions(id)).toEqual(['n1: accepted']);
  });
});

describe('palier_action', () => {
  const type = (id: number, by: number, value: string, custom: Record<string, unknown> = {}) =>
    scene.desk.acts.update(id, {
      by,
      fields: new Map([[FIELD_IDS.palier_action, value]]),
      custom,
    });

  test('edited by hand is no action, and no drift however often', async () => {
    const id = await scene.open();
    await scene.deliver();
    for (const value of ['hello', 'ok n1', 'no n2', 'x', '']) {
      type(id, AGENT, value);
      await scene.catchUp();
      await scene.deliver();
    }
    expect(scene.decisions(id)).toEqual([]);
    expect(scene.told(id)).toEqual([]);
    expect(scene.row(id).doc.drifts).toBe(0);
    expect(scene.owed().filter((one) => one.includes('notice'))).toEqual([]);
  });

  test.each(['forged', 'copied'])('beside a %s mark changes nothing', async (how) => {
    const id = await scene.open();
    const { mark } = scene.context.translation;
    const verdict = { auditId: 1, refused: null, role: 'admin', tier: null, policy: 'p' };
    const own = mark(id, {}, verdict);
    const palier = how === 'copied' ? own : { ...own, mac: 'x' };
    type(id, AGENT, String(own.nonce), { palier });
    type(id, ENGINE, 'n-2', { palier: { ...own, mac: 'x' } });
    await scene.look(id);
    expect(scene.decisions(id)).toEqual([]);
    expect(scene.row(id).doc.verdicts).toBeUndefined();
  });
});
