/** Are the decisions the same whatever order and however often a ticket's updates are read in? */
import fc from 'fast-check';
import { ingestAudits } from '../../engine/run/ingest.ts';
import { AGENT, FIELD_IDS } from '../support/fake-desk.ts';
import { type ActionScene, ADMIN, actionScene, LIGHT, MANAGER } from './action-scene.ts';

const UNTIL = { until: '2026-11-23T15:00:00+01:00' };
const BREACH = { promise: 'firstReply', instance: 1, why: 'Announced' };
const OUTAGE = new Map([[FIELD_IDS.palier_kind, 'palier_kind_outage']]);

const step = fc.record({
  action: fc.constantFrom('promise', 'noReplyOwed', 'rootCause', 'withdrawBreach', 'kind', 'quote'),
  by: fc.constantFrom(AGENT, MANAGER, ADMIN, LIGHT),
  nonce: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  after: fc.constantFrom(null, 'a', 'b', 'c', 'last'),
  hours: fc.constantFrom(0, 1, 5),
  delivers: fc.boolean(),
});
/** How a second engine comes to know them: so many updates, in that order, from which reading. */
const reading = fc.record({
  upTo: fc.double({ min: 0, max: 1, noNaN: true }),
  order: fc.integer({ min: 1, max: 100 }),
  copies: fc.boolean(),
});

const argsOf = (action: string) =>
  action === 'promise' ? UNTIL : action === 'withdrawBreach' ? BREACH : { why: 'It is so.' };

async function played(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) {
  const scene = await actionScene();
  const id = await scene.open();
  for (const { action, by, nonce, after, hours, delivers } of steps) {
    await scene.clock.advance(hours * 3_600_000 + 1_000);
    const last = scene.decisions(id).at(-1)?.split(':')[0] ?? null;
    const fields = action === 'kind' ? { fields: OUTAGE } : {};
    const seen = after === 'last' ? last : after;
    scene.act(id, action, { by, nonce, after: seen, args: argsOf(action), ...fields });
    await scene.look(id);
    if (delivers) await scene.deliver();
  }
  return { scene, id };
}

/** Reads so many of the ticket's updates in some order, and copies of them from the export. */
async function readSome(
  { context, desk }: ActionScene,
  id: number,
  { upTo, order, copies }: { upTo: number; order: number; copies: boolean },
): Promise<void> {
  const all = desk.tables.audits.filter(({ ticketId }) => ticketId === id);
  const known = all.slice(0, 1 + Math.round(upTo * (all.length - 1)));
  const rank = ({ id: auditId }: { id: number }) => (auditId * order) % 101;
  const shuffled = [...known].sort((a, b) => rank(a) - rank(b));
  const ticket = desk.tables.tickets.get(id);
  if (ticket === undefined) throw new Error('the ticket is gone');
  await context.actors.fetch([AGENT, MANAGER, ADMIN, LIGHT]);
  const fresh = new Map([[id, ticket]]);
  await context.store.transact((tx) => ingestAudits(context, tx, shuffled, fresh, 1));
  if (!copies) return;
  const exported = shuffled.map((audit) => ({ ...audit, custom: null }));
  await context.store.transact((tx) => ingestAudits(context, tx, exported, fresh));
}

const WHOLE = { upTo: 1, order: 17, copies: true };

test('reading a ticket’s updates in parts, shuffled and again changes no decision', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 6 }),
      fc.array(reading, { maxLength: 4 }),
      async (steps, readings) => {
        const { scene, id } = await played(steps);
        const facts = () => scene.row(id).doc.facts.filter(({ type }) => type !== 'slotGranted');
        const decided = facts();
        expect(decided.length).toBeGreaterThan(0);
        const anew = await scene.wiped();
        for (const one of readings.sort((a, b) => a.upTo - b.upTo)) await readSome(anew, id, one);
        await readSome(anew, id, WHOLE);
        expect(facts()).toEqual(decided);
        const again = await anew.wiped();
        await readSome(again, id, WHOLE);
        await readSome(again, id, WHOLE);
        expect(facts()).toEqual(decided);
      },
    ),
    { numRuns: 60 },
  );
});
