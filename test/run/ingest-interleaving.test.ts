/**
 * Whatever is read first, last or twice, hint or export: are the facts and the judgement the same?
 */
import fc from 'fast-check';
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import { readTickets } from '../../engine/run/read-tickets.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';
import { AGENT, CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';
import type { Act } from '../support/fake-desk-acts.ts';

const ACTS: readonly Act[] = [
  { by: AGENT, says: true },
  { by: CUSTOMER, says: true },
  { by: AGENT, says: true, set: { status: 'pending' } },
  { by: CUSTOMER, says: true, set: { status: 'open' } },
  { by: AGENT, says: false },
  { by: AGENT, set: { priority: 'urgent' } },
  { by: AGENT, set: { requester_id: AGENT } },
  { by: AGENT, set: { requester_id: CUSTOMER } },
  { by: AGENT, set: { organization_id: 41 } },
  { by: AGENT, set: { organization_id: null } },
  { by: AGENT, set: { status: 'solved' } },
  { by: AGENT, fields: new Map([[FIELD_IDS.palier_kind, 'palier_kind_advice']]) },
];

type Step =
  | { readonly do: 'act'; readonly ticket: number; readonly act: number; readonly afterMs: number }
  | { readonly do: 'poll' }
  | { readonly do: 'read'; readonly ticket: number };

const act = fc.record({
  do: fc.constant('act' as const),
  ticket: fc.nat(1),
  act: fc.nat(ACTS.length - 1),
  afterMs: fc.integer({ min: 0, max: 40_000 }),
});
const reading = fc.oneof(
  fc.constant({ do: 'poll' as const }),
  fc.record({ do: fc.constant('read' as const), ticket: fc.nat(1) }),
);
const anySteps = fc.array(fc.oneof({ weight: 3, arbitrary: act }, reading), {
  minLength: 3,
  maxLength: 25,
});

/** Plays the acts and, if asked, the readings between them; in the end everything is exported. */
async function play(steps: readonly Step[], reads: boolean): Promise<EngineScene> {
  const scene = await engineScene();
  const fields = new Map([[FIELD_IDS.palier_kind, 'palier_kind_incident']]);
  scene.desk.acts.organization(40, 'ACME', { support_tier: 'premium' });
  scene.desk.acts.organization(41, 'Other', { support_tier: 'standard' });
  // A ticket that begins without an organization cannot be told from one that had its present one.
  const ids = [40, 41].map((organizationId) =>
    scene.desk.acts.open({ by: CUSTOMER, fields, organizationId }),
  );
  for (const step of steps) {
    if (step.do === 'act') {
      await scene.clock.advance(step.afterMs);
      scene.desk.acts.update(ids[step.ticket] as number, ACTS[step.act] as Act);
    } else if (reads && step.do === 'poll') await scene.poll();
    else if (reads && step.do === 'read') {
      await readTickets(scene.context, [ids[step.ticket] as number]);
    }
  }
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  return scene;
}

function known(scene: EngineScene) {
  const rows = [...scene.tables.tickets.values()].sort((a, b) => a.id - b.id);
  return rows.map(({ id, rank, state, dueAt, ...row }) => ({
    id,
    rank,
    state,
    dueAt,
    organizationId: row.organizationId,
    requesterId: row.requesterId,
    facts: row.doc.facts,
    header: row.doc.header,
    wanted: row.doc.wanted,
  }));
}

describe('ingestAudits', () => {
  test('any mixture of hints and exports ends in what the exports alone tell', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const [mixed, plain] = [await play(steps, true), await play(steps, false)];
        expect(known(mixed)).toEqual(known(plain));
        expect([...mixed.tables.journal.keys()].sort()).toEqual(
          [...plain.tables.journal.keys()].sort(),
        );
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  test('the journal holds each fact once, and the rows hold the journal', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const scene = await play(steps, true);
        for (const row of scene.tables.tickets.values()) {
          const own = [...scene.tables.journal.values()].filter(
            ({ ticketId }) => ticketId === row.id,
          );
          const keys = row.doc.facts.map(({ key }) => key);
          expect(keys.toSorted()).toEqual(own.map(({ key }) => key).sort());
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { numRuns: 20 },
    );
  }, 30_000);
});
