import type { Audit, DeskOrganization } from '../ports/desk.ts';
import type { JournalFact, TicketRow, Tx } from '../ports/store.ts';
import { isStillToBePaid } from './charges.ts';
import type { Context } from './context.ts';
import { judgeAndSave, withFacts } from './save-judged.ts';
import { VALUES } from './saying.ts';

/** What the export of organizations brings: a customer that changed changes its tickets. */

/** Organizations Zendesk shows in one call. */
const ASKED_AT_ONCE = 100;

export async function pollOrganizations(context: Context): Promise<void> {
  for (let end = false; !end; ) {
    // From the very beginning at first: a tier decided years ago still holds.
    const since = await context.store.read((tx) => tx.value(VALUES.organizations));
    const page = await context.desk.exportOrganizations(Number(since ?? 0));
    await context.store.transact(async (tx) => {
      await takeOrganizations(context, tx, page.organizations);
      await tx.setValue(VALUES.organizations, String(page.nextAt));
    });
    end = page.end;
  }
}

/** A customer that changed is a fact on each of its tickets that can still change, dated then. */
async function takeOrganizations(
  context: Context,
  tx: Tx,
  organizations: readonly DeskOrganization[],
): Promise<void> {
  const before = await tx.organizations(organizations.map(({ id }) => id));
  await tx.saveOrganizations(organizations);
  const facts: JournalFact[] = [];
  const touched = new Map<number, TicketRow>();
  for (const now of organizations) {
    const known = before.get(now.id);
    if (known === undefined || !hasChanged(known, now)) continue;
    const ids = await tx.ticketsOfOrganization(now.id);
    for (const [id, row] of await tx.tickets(ids)) {
      // A closed ticket takes nothing in any more, but for who pays for what was sold on it.
      if (isClosed(row) && !isStillToBePaid(context, row)) continue;
      const to = now.deleted ? null : { id: now.id, name: now.name, fields: now.fields };
      const key = `organization:${now.id}:${now.updatedAt}:${id}`;
      facts.push({ ticketId: id, key, fact: { type: 'organization', at: now.updatedAt, to, key } });
      touched.set(id, row);
    }
  }
  const added = await tx.journal(facts);
  await judgeAndSave(context, tx, withFacts(touched, added));
}

/** An older record than the known one is a repetition, whatever it says. */
function hasChanged(known: DeskOrganization, now: DeskOrganization): boolean {
  if (known.updatedAt >= now.updatedAt) return false;
  const sameFields = JSON.stringify(known.fields) === JSON.stringify(now.fields);
  return !sameFields || known.name !== now.name || known.deleted !== now.deleted;
}

function isClosed(row: TicketRow): boolean {
  const status = row.doc.facts.findLast((fact) => fact.type === 'status');
  return status?.type === 'status' && status.to === 'closed';
}

/**
 * Organizations that no export has brought yet are asked for by id, so that no ticket lacks its
 * tier.
 */
export async function fetchOrganizations(
  context: Context,
  named: readonly (number | null)[],
): Promise<void> {
  const ids = [...new Set(named)].filter((id) => id !== null);
  if (ids.length === 0) return;
  const known = await context.store.read((tx) => tx.organizations(ids));
  const unknown = ids.filter((id) => !known.has(id));
  for (let i = 0; i < unknown.length; i += ASKED_AT_ONCE) {
    const found = await context.desk.showOrganizations(unknown.slice(i, i + ASKED_AT_ONCE));
    await context.store.transact((tx) => tx.saveOrganizations(found));
  }
}

/** Organizations that updates open tickets for or move them to. */
export function organizationsNamed(audits: readonly Audit[]): readonly number[] {
  return audits.flatMap(({ changes }) =>
    changes.flatMap(({ field, value }) =>
      field === 'organization_id' && typeof value === 'number' ? [value] : [],
    ),
  );
}
