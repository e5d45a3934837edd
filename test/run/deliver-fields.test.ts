/** Are our fields written when they differ, only then, and never because of our own writes? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import { EngineError } from '../../engine/errors.ts';
import { deliverFields } from '../../engine/run/deliver-fields.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';
import { AGENT, CUSTOMER, ENGINE, FIELD_IDS } from '../support/fake-desk.ts';

const INCIDENT = new Map([[FIELD_IDS.palier_kind, 'palier_kind_incident']]);
let scene: EngineScene;
const open = () => scene.desk.acts.open({ by: CUSTOMER, fields: INCIDENT });
const deliver = () => deliverFields(scene.context);
const field = (id: number, fieldId: number) =>
  scene.desk.tables.tickets.get(id)?.customFields.get(fieldId) ?? null;
const writes = () => scene.desk.calls.filter((call) => call.startsWith('writeFields'));
const ownUpdates = (id: number) =>
  scene.desk.tables.audits.filter(
    ({ ticketId, authorId }) => ticketId === id && authorId === ENGINE,
  );

async function catchUp(): Promise<void> {
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
}

/** Sends, lets the jobs run, and settles them. */
async function deliverAll(): Promise<void> {
  while ((await deliver()).outstanding > 0);
}

beforeEach(async () => {
  scene = await engineScene();
});

describe('deliverFields', () => {
  test('writes what a ticket must hold, by one job, and then nothing more', async () => {
    const id = open();
    await catchUp();
    await deliverAll();
    expect(field(id, FIELD_IDS.palier_tier)).toBe('palier_tier_standard');
    expect(field(id, FIELD_IDS.palier_state)).toBe('palier_state_ontrack');
    expect(field(id, FIELD_IDS.palier_due)).toBe('2026-11-23 13:00 CET');
    expect(String(field(id, FIELD_IDS.palier_rank))).toMatch(/^\d{10}$/);
    expect(writes()).toHaveLength(1);
    await deliverAll();
    expect(writes()).toHaveLength(1);
    expect(scene.row(id)).toMatchObject({ wantedAt: null, jobId: null });
  });

  test('writes without the fields that it only reads, which an account may lack', async () => {
    const id = open();
    await catchUp();
    Object.assign(scene.context.names, {
      fieldIds: { ...scene.context.names.fieldIds, palier_component: null, palier_replaced: null },
    });
    await deliverAll();
    expect(field(id, FIELD_IDS.palier_tier)).toBe('palier_tier_standard');
  });

  test('writes nothing, and says why, while a field of its own is missing', async () => {
    open();
    await catchUp();
    Object.assign(scene.context.names, {
      fieldIds: { ...scene.context.names.fieldIds, palier_due: null },
    });
    await deliverAll();
    expect(writes()).toHaveLength(0);
    expect(scene.context.troubles.list().join()).toContain('palier_due');
  });

  test('only what changed is written', async () => {
    const id = open();
    await catchUp();
    await deliverAll();
    scene.desk.acts.update(id, { by: AGENT, set: { priority: 'urgent' } });
    await catchUp();
    await deliverAll();
    const [, second] = ownUpdates(id);
    const changed = second?.changes.map((change) => change.field);
    expect(changed?.sort()).toEqual(
      [FIELD_IDS.palier_due, FIELD_IDS.palier_rank].map((one) => `custom_field:${one}`).sort(),
    );
  });

  test('our own writes coming back are no news: neither facts nor writes follow', async () => {
    const id = open();
    await catchUp();
    await deliverAll();
    const { facts } = scene.row(id).doc;
    for (let turn = 0; turn < 3; turn += 1) {
      await catchUp();
      await deliverAll();
    }
    expect(scene.row(id).doc.facts).toEqual(facts);
    expect(ownUpdates(id)).toHaveLength(1);
    expect(scene.row(id).doc.drifts).toBe(0);
  });

  test('the mark of a write is ours and bound to its ticket', async () => {
    const id = open();
    await catchUp();
    await deliverAll();
    const [own] = ownUpdates(id);
    if (own === undefined) throw new Error('nothing was written');
    expect(scene.context.translation.verifyMark(own)).toBe(true);
    expect(scene.context.translation.verifyMark({ ...own, ticketId: id + 1 })).toBe(false);
  });

  test.each([
    [99, [99]],
    [100, [100]],
    [101, [100, 1]],
  ])('%s tickets go in jobs of at most a hundred', async (count, sizes) => {
    for (let i = 0; i < count; i += 1) open();
    await catchUp();
    await deliverAll();
    const written = writes().map((call) => call.split(' ')[1]?.split(',').length);
    expect(written).toEqual(sizes);
  });

  test('a ticket that changes while a job holds it is written again afterwards', async () => {
    const id = open();
    await catchUp();
    scene.desk.runJobs(false);
    await deliver();
    scene.desk.acts.update(id, { by: AGENT, says: true });
    await catchUp();
    expect(scene.row(id).jobId).not.toBeNull();
    scene.desk.runJobs(true);
    await deliverAll();
    expect(writes()).toHaveLength(2);
    expect(field(id, FIELD_IDS.palier_due)).toBe(scene.row(id).doc.wanted.palier_due);
  });

  test('a closed ticket refuses, and its wish is dropped', async () => {
    const id = open();
    await catchUp();
    scene.desk.acts.update(id, { by: AGENT, set: { status: 'closed' } });
    await deliverAll();
    expect(scene.row(id)).toMatchObject({ wantedAt: null, jobId: null });
    expect(scene.logged).toContain('warn field write refused');
    await deliverAll();
    expect(writes()).toHaveLength(1);
  });

  test.each(['observe', 'stopped'] as const)('nothing is written while %s', async (why) => {
    scene = await engineScene(why === 'observe' ? { mode: 'observe' } : {});
    if (why === 'stopped') scene.tables.values.set(VALUES.stopped, '1');
    const id = open();
    await catchUp();
    expect(await deliver()).toEqual({ written: 0, outstanding: 0 });
    expect(scene.row(id).wantedAt).not.toBeNull();
    expect(writes()).toEqual([]);
  });
});

describe('deliverFields after a failure', () => {
  test('a refused job leaves the wish and is sent again', async () => {
    const id = open();
    await catchUp();
    scene.desk.fail('writeFields', new EngineError('zendeskRejected', 'No.'));
    await expect(deliver()).rejects.toThrow('No.');
    expect(scene.row(id).jobId).toBeNull();
    scene.desk.fail('writeFields', null);
    await deliverAll();
    expect(field(id, FIELD_IDS.palier_tier)).toBe('palier_tier_standard');
  });

  test('after a crash between sending and noting the job, the desk is asked what it holds', async () => {
    const id = open();
    await catchUp();
    // The write arrives, its answer does not: as after kill -9 or a broken connection.
    const { writeFields, jobs } = scene.desk;
    const lost = new EngineError('zendeskUnavailable', 'The connection broke.');
    const desk = {
      ...scene.desk,
      writeFields: async (updates: Parameters<typeof writeFields>[0]) => {
        await jobs([await writeFields(updates)]);
        throw lost;
      },
    };
    const dying = await scene.again({ desk });
    await expect(deliverFields(dying.context)).rejects.toThrow('broke');
    expect(scene.row(id).jobId).not.toBeNull();
    scene = await scene.again();
    scene.desk.calls.length = 0;
    await deliverAll();
    expect(scene.desk.calls.filter((call) => call.startsWith('showTickets'))).toEqual([
      `showTickets ${id}`,
    ]);
    expect(writes()).toEqual([]);
    expect(ownUpdates(id)).toHaveLength(1);
    expect(scene.row(id)).toMatchObject({ wantedAt: null, jobId: null });
  });

  test('a job that Zendesk forgot is read back', async () => {
    const id = open();
    await catchUp();
    scene.desk.runJobs(false);
    await deliver();
    const forgetful = await scene.again({ desk: { ...scene.desk, jobs: async () => [] } });
    await deliverFields(forgetful.context);
    expect(scene.desk.calls).toContain(`showTickets ${id}`);
    expect(scene.row(id).wantedAt).not.toBeNull();
  });
});

describe('drift', () => {
  const meddle = async (id: number) => {
    await scene.clock.advance(5_000);
    scene.desk.acts.update(id, {
      by: AGENT,
      fields: new Map([[FIELD_IDS.palier_due, 'whenever']]),
    });
    await catchUp();
    await deliverAll();
  };

  test('a field that somebody else changes is set right twice, then left and told of once', async () => {
    const id = open();
    await catchUp();
    await deliverAll();
    for (let nth = 1; nth <= 4; nth += 1) {
      await meddle(id);
      const held = field(id, FIELD_IDS.palier_due);
      expect(held).toBe(nth <= 2 ? '2026-11-23 13:00 CET' : 'whenever');
    }
    expect(scene.owed().filter((one) => one.startsWith('board notice'))).toHaveLength(1);
  });
});
