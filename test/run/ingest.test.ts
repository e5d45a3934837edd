/** Do facts and cursors come together, and does one odd ticket leave the others alone? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import { type BoardAsked, boardOf } from '../../engine/run/board.ts';
import { pollEvents } from '../../engine/run/poll.ts';
import { readTickets } from '../../engine/run/read-tickets.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { sweep } from '../../engine/run/sweep.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';
import { AGENT, CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';

const INCIDENT = new Map([[FIELD_IDS.palier_kind, 'palier_kind_incident']]);
const WHOLE: BoardAsked = {
  limit: 10,
  tier: null,
  kind: null,
  state: null,
  group: null,
  zone: 'UTC',
  language: 'en',
};
let scene: EngineScene;
const open = (organizationId: number | null = null) =>
  scene.desk.acts.open({ by: CUSTOMER, fields: INCIDENT, organizationId });
const types = (id: number) => scene.row(id).doc.facts.map(({ type }) => type);

/** Lets the last minute become visible, then reads every export. */
async function catchUp(): Promise<void> {
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
}

beforeEach(async () => {
  scene = await engineScene();
});

describe('pollEvents', () => {
  test('a failure in the middle leaves neither facts nor cursor, and the next try has both', async () => {
    const id = open();
    await catchUp();
    const before = scene.tables.values.get(VALUES.events);
    scene.desk.acts.update(id, { by: AGENT, says: true });
    await scene.clock.advance(2 * MINUTE_MS);
    const broken = await scene.again({
      translation: {
        ...scene.context.translation,
        facts: (audit, known) => {
          if (audit.authorId === AGENT) throw new Error('midway');
          return scene.context.translation.facts(audit, known);
        },
      },
    });
    await expect(pollEvents(broken.context, new Map())).rejects.toThrow('midway');
    expect(scene.tables.values.get(VALUES.events)).toBe(before);
    expect(types(id)).toEqual(['opened']);
    await scene.poll();
    expect(types(id)).toEqual(['opened', 'staffReplied']);
    expect(Number(scene.tables.values.get(VALUES.events))).toBeGreaterThan(Number(before));
  });

  test('a ticket that no export has brought yet is asked for by its id', async () => {
    const id = open();
    await scene.clock.advance(2 * MINUTE_MS);
    await pollEvents(scene.context, new Map());
    expect(scene.desk.calls).toContain(`showTickets ${id}`);
    expect(types(id)).toEqual(['opened']);
    expect(scene.row(id).open).toBe(true);
  });

  test('an event of a ticket that no longer exists is left out, and the others go on', async () => {
    const gone = open();
    const kept = open();
    scene.desk.acts.purge(gone);
    await catchUp();
    expect(scene.tables.tickets.has(gone)).toBe(false);
    expect(types(kept)).toEqual(['opened']);
    expect(scene.logged).toContain('warn event of a ticket that no longer exists, left out');
  });

  test('events of many pages are read in one go', async () => {
    const ids = Array.from({ length: 12 }, () => open());
    for (const id of ids) {
      await scene.clock.advance(1_000);
      scene.desk.acts.update(id, { by: AGENT, says: true });
    }
    await catchUp();
    for (const id of ids) expect(types(id)).toEqual(['opened', 'staffReplied']);
  });

  test('an agent who came yesterday and whom nobody knows is looked up before he is judged', async () => {
    const newcomer = 999;
    const like = scene.desk.tables.users.get(AGENT);
    if (like === undefined) throw new Error('no agent');
    const id = open();
    scene.desk.tables.users.set(newcomer, { ...like, id: newcomer });
    scene.desk.acts.update(id, { by: newcomer, says: true });
    await catchUp();
    expect(types(id)).toEqual(['opened', 'staffReplied']);
  });
});

describe('readTickets', () => {
  test('a word is not taken for another’s because the requester has changed since', async () => {
    const id = open();
    await scene.clock.advance(1_000);
    // The last exported second is read again; it must not be the opening, which names the
    // requester.
    open();
    await catchUp();
    scene.desk.acts.update(id, { by: AGENT, says: true });
    await scene.clock.advance(5_000);
    scene.desk.acts.update(id, { by: AGENT, set: { requester_id: AGENT } });
    await scene.clock.advance(5_000);
    await readTickets(scene.context, [id]);
    expect(types(id)).toEqual(['opened', 'staffReplied', 'requester']);
    await catchUp();
    expect(types(id)).toEqual(['opened', 'staffReplied', 'requester']);
  });

  test('the organization a ticket was opened for is known though it has moved on', async () => {
    scene.desk.acts.organization(40, 'ACME', { support_tier: 'premium' });
    scene.desk.acts.organization(41, 'Other', { support_tier: 'standard' });
    const id = open(40);
    scene.desk.acts.update(id, { by: AGENT, set: { organization_id: 41 } });
    await readTickets(scene.context, [id]);
    expect(scene.row(id).doc.header.organization).toEqual({
      id: 40,
      name: 'ACME',
      fields: { support_tier: 'premium' },
    });
  });

  test('a ticket of the present second is read again, one of an earlier second is not', async () => {
    const id = open();
    await readTickets(scene.context, [id]);
    expect((await readTickets(scene.context, [id])).auditsRead).toBe(1);
    await scene.clock.advance(1_000);
    expect((await readTickets(scene.context, [id])).auditsRead).toBe(1);
    expect((await readTickets(scene.context, [id])).auditsRead).toBe(0);
  });

  test('ids the desk does not have are named', async () => {
    const id = open();
    expect((await readTickets(scene.context, [id, 999_999])).gone).toEqual([999_999]);
  });
});

describe('pollTickets', () => {
  test('a deleted ticket owes nothing more and leaves the queue', async () => {
    const id = open();
    await catchUp();
    expect(scene.row(id).rank).not.toBeNull();
    scene.desk.acts.remove(id);
    await catchUp();
    expect(types(id)).toEqual(['opened', 'deleted']);
    expect(scene.row(id)).toMatchObject({ open: false, rank: null, dueAt: null });
  });

  test('a ticket deleted before its opening was read leaves no row that is due for ever', async () => {
    const early = open();
    await scene.clock.advance(MINUTE_MS);
    scene.tables.values.set(VALUES.eventsFrom, String(scene.clock.now()));
    scene.desk.acts.update(early, { by: AGENT, says: true });
    await catchUp();
    expect(scene.row(early).dueAt).not.toBeNull();
    scene.desk.acts.remove(early);
    await catchUp();
    expect(scene.row(early).dueAt).toBeNull();
  });
});

describe('pollOrganizations', () => {
  const PREMIUM = { support_tier: 'premium' };
  const tierOf = (id: number) => scene.row(id).doc.wanted.palier_tier;

  beforeEach(() => scene.desk.acts.organization(40, 'ACME', { support_tier: 'standard' }));

  test('a customer that moves to another tier moves its open tickets, once', async () => {
    const [mine, other] = [open(40), open()];
    await catchUp();
    expect(tierOf(mine)).toBe('palier_tier_standard');
    scene.desk.acts.organization(40, 'ACME', PREMIUM);
    await catchUp();
    await catchUp();
    expect(tierOf(mine)).toBe('palier_tier_premium');
    expect(types(mine)).toEqual(['opened', 'organization']);
    expect(types(other)).toEqual(['opened']);
  });

  test('a closed ticket keeps the tier it had', async () => {
    const id = open(40);
    scene.desk.acts.update(id, { by: AGENT, set: { status: 'closed' } });
    await catchUp();
    scene.desk.acts.organization(40, 'ACME', PREMIUM);
    await catchUp();
    expect(types(id)).toEqual(['opened', 'status']);
  });

  test('a record that changed in nothing a rule reads makes no fact', async () => {
    const id = open(40);
    await catchUp();
    scene.desk.acts.organization(40, 'ACME', { support_tier: 'standard' });
    await catchUp();
    expect(types(id)).toEqual(['opened']);
  });

  test('a removed organization leaves its tickets without one', async () => {
    const id = open(40);
    await catchUp();
    scene.desk.acts.organization(40, 'ACME', PREMIUM, true);
    await catchUp();
    expect(scene.row(id).doc.facts.at(-1)).toMatchObject({ type: 'organization', to: null });
  });
});

describe('a ticket that cannot be judged', () => {
  /** A clock that breaks for one ticket alone: an opening that no calendar can hold. */
  async function broken(id: number): Promise<void> {
    const row = scene.row(id);
    const doc = { ...row.doc, header: { ...row.doc.header, organization: ODD } };
    scene.tables.tickets.set(id, { ...row, doc });
  }
  const ODD = {
    id: 9,
    get fields(): never {
      throw new Error('odd organization');
    },
  };

  test('is set aside and told of once, while the ticket beside it is flagged', async () => {
    const [odd, plain] = [open(), open()];
    await scene.clock.advance(1_000);
    scene.desk.acts.open({ by: CUSTOMER, set: { status: 'solved' } });
    await catchUp();
    await broken(odd);
    await scene.clock.advance(5 * 3_600_000);
    expect((await sweep(scene.context)).flagged).toBe(1);
    expect(scene.row(odd)).toMatchObject({ dueAt: null, doc: { quarantined: 'odd organization' } });
    expect(scene.row(plain).breached).toBe(true);
    expect(scene.owed().filter((one) => one.includes('notice'))).toEqual([`board notice ${odd}`]);
    const board = await boardOf(scene.context, WHOLE, (id) => `#${id}`);
    expect(board.queue.map(({ id }) => id)).toEqual([plain]);
  });

  test('does not keep a page of events from being taken', async () => {
    const [odd, plain] = [open(), open()];
    await catchUp();
    await broken(odd);
    for (const id of [odd, plain]) scene.desk.acts.update(id, { by: AGENT, says: true });
    await catchUp();
    expect(types(odd)).toEqual(['opened', 'staffReplied']);
    expect(types(plain)).toEqual(['opened', 'staffReplied']);
    expect([odd, plain].map((id) => scene.row(id).doc.quarantined)).toEqual([
      'odd organization',
      null,
    ]);
  });
});
