/** Are the decisions the same whatever order and however often a ticket's updates are read in? */
import fc from 'fast-check';
import type { Fact } from '../../engine/core/ticket/fact.ts';
import { ingestAudits } from '../../engine/run/ingest.ts';
import { AGENT, CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';
import { policyFrom } from '../support/policy.ts';
import { type ActionScene, ADMIN, actionScene, LIGHT, MANAGER } from './action-scene.ts';
import { PAID_FILE } from './diagnosis-scene.ts';

const UNTIL = { until: '2026-11-23T15:00:00+01:00' };
const BREACH = { promise: 'firstReply', instance: 1, why: 'Announced' };
const OUTAGE = new Map([[FIELD_IDS.palier_kind, 'palier_kind_outage']]);

const step = fc.record({
  action: fc.constantFrom(
    ...['promise', 'noReplyOwed', 'rootCause', 'withdrawBreach', 'kind', 'quote'],
    ...['offer', 'accept', 'decline', 'solved', 'quote', 'finish', 'ourFault', 'consent'].map(
      (act) => `diagnosis.${act}`,
    ),
  ),
  /** The customer writes first. */
  writes: fc.boolean(),
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

const LINES = [{ what: 'Rules', amount: '120.00', currency: 'EUR' }];
const CONSENT = { touches: ['web01'], until: '2026-12-24T15:00:00+01:00' };

/** Everything that an action may need; `of` is the last question, `comment` the last word. */
function argsOf({ desk, row }: ActionScene, id: number, action: string): object {
  if (action === 'promise') return UNTIL;
  if (action === 'withdrawBreach') return BREACH;
  const { facts } = row(id).doc;
  const isQuestion = (fact: Fact) =>
    fact.type === 'diagnosisActed' && ['offer', 'quote'].includes(fact.act.type);
  const of = facts.findLast(isQuestion)?.seq ?? 1;
  const wrote = desk.tables.audits.findLast(
    ({ ticketId, authorId }) => ticketId === id && authorId === CUSTOMER,
  );
  const comment = wrote?.id ?? 1;
  return { why: 'It is so.', sort: 'request', of, comment, lines: LINES, ...CONSENT };
}

async function played(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) {
  const scene = await actionScene({}, [policyFrom(PAID_FILE)]);
  const id = await scene.open();
  for (const { action, by, nonce, after, hours, delivers, writes } of steps) {
    await scene.clock.advance(hours * 3_600_000 + 1_000);
    const last = scene.decisions(id).at(-1)?.split(':')[0] ?? null;
    const fields = action === 'kind' ? { fields: OUTAGE } : {};
    const seen = after === 'last' ? last : after;
    if (writes) scene.desk.acts.update(id, { by: CUSTOMER, says: true });
    const args = argsOf(scene, id, action);
    scene.act(id, action, { by, nonce, after: seen, args, ...fields });
    await scene.look(id);
    if (delivers) await scene.deliver();
  }
  // What we posted for an agent comes back with the next reading.
  await scene.look(id);
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
