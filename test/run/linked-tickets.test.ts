/** What does one ticket bring to another, when it is merged into it or continued by it? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import { type EngineScene, engineScene, MONDAY } from '../support/engine-scene.ts';
import { AGENT, CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';

const INCIDENT = new Map([[FIELD_IDS.palier_kind, 'palier_kind_incident']]);
const OTHER = 71;

let scene: EngineScene;

async function pass(minutes: number): Promise<void> {
  await scene.clock.advance(minutes * MINUTE_MS);
}

/** Opens a ticket and lets the engine read it. */
async function opened(act: Partial<Parameters<EngineScene['desk']['acts']['open']>[0]> = {}) {
  const id = scene.desk.acts.open({ by: CUSTOMER, fields: INCIDENT, ...act });
  await pass(3);
  await scene.poll();
  return id;
}

const merge = (from: number, into: number) =>
  scene.desk.acts.update(from, { by: AGENT, set: { merged_into: into, status: 'closed' } });
const factsOf = (id: number, type: string) =>
  scene.row(id).doc.facts.filter((fact) => fact.type === type);

describe('a merge', () => {
  beforeEach(async () => {
    scene = await engineScene();
  });

  test('gives the survivor since when its requester waits, once however often it is read', async () => {
    const from = await opened();
    await pass(30);
    const into = await opened();
    merge(from, into);
    await pass(3);
    await scene.poll();
    await scene.poll();
    expect(factsOf(into, 'absorbed')).toMatchObject([
      { from, resolutionSince: MONDAY, unansweredSince: MONDAY, author: String(AGENT) },
    ]);
    // Four office hours from Monday 09:00, not from 09:33.
    expect(scene.row(into).doc.wanted.palier_due).toBe('2026-11-23 13:00 CET');
    expect(scene.row(from).open).toBe(false);
  });

  test('of another requester’s ticket brings nothing', async () => {
    const from = await opened({ by: OTHER });
    const into = await opened();
    merge(from, into);
    await pass(3);
    await scene.poll();
    expect(factsOf(from, 'merged')).toHaveLength(1);
    expect(factsOf(into, 'absorbed')).toEqual([]);
  });

  test('of a solved ticket brings nothing', async () => {
    const from = await opened();
    scene.desk.acts.update(from, { by: AGENT, set: { status: 'solved' } });
    const into = await opened();
    merge(from, into);
    await pass(3);
    await scene.poll();
    expect(factsOf(into, 'absorbed')).toEqual([]);
  });

  test('into a ticket that is read only later waits for it', async () => {
    const from = await opened();
    await pass(30);
    const into = scene.desk.acts.open({ by: CUSTOMER, fields: INCIDENT });
    const hidden = scene.desk.tables.tickets.get(into);
    const audits = scene.desk.tables.audits.filter(({ ticketId }) => ticketId === into);
    scene.desk.tables.tickets.delete(into);
    for (const audit of audits)
      scene.desk.tables.audits.splice(scene.desk.tables.audits.indexOf(audit), 1);
    merge(from, into);
    await pass(3);
    await scene.poll();
    expect(scene.tables.tickets.has(into)).toBe(false);
    if (hidden !== undefined)
      scene.desk.tables.tickets.set(into, { ...hidden, updatedAt: scene.clock.now() });
    scene.desk.tables.audits.push(...audits.map((audit) => ({ ...audit, at: scene.clock.now() })));
    await pass(3);
    await scene.poll();
    expect(factsOf(into, 'absorbed')).toMatchObject([{ from, unansweredSince: MONDAY }]);
  });
});

describe('a follow-up', () => {
  beforeEach(async () => {
    scene = await engineScene();
  });

  test('takes along kind and component that people decided on the closed ticket', async () => {
    const closed = await opened();
    scene.desk.acts.update(closed, {
      by: AGENT,
      fields: new Map([
        [FIELD_IDS.palier_kind, 'palier_kind_replacement'],
        [FIELD_IDS.palier_component, 'palier_component_disk'],
      ]),
      set: { status: 'closed' },
    });
    const next = scene.desk.acts.open({ by: CUSTOMER });
    const ticket = scene.desk.tables.tickets.get(next);
    if (ticket !== undefined)
      scene.desk.tables.tickets.set(next, { ...ticket, followsUpId: closed });
    await pass(3);
    await scene.poll();
    expect(factsOf(next, 'followsUp')).toMatchObject([
      { ticket: closed, kind: 'replacement', component: 'disk' },
    ]);
  });

  test('of a ticket that was never read takes along that it is one', async () => {
    const next = scene.desk.acts.open({ by: CUSTOMER });
    const ticket = scene.desk.tables.tickets.get(next);
    if (ticket !== undefined) scene.desk.tables.tickets.set(next, { ...ticket, followsUpId: 5 });
    await pass(3);
    await scene.poll();
    expect(factsOf(next, 'followsUp')).toMatchObject([{ ticket: 5, kind: null, component: null }]);
  });
});
