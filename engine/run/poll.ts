import type { Audit, DeskUser } from '../ports/desk.ts';
import type { JournalFact, TicketRow, Tx } from '../ports/store.ts';
import { isStillToBePaid } from './charges.ts';
import type { Context } from './context.ts';
import { fetchAuthors } from './fetch-authors.ts';
import { ingestAudits } from './ingest.ts';
import { fetchOrganizations, organizationsNamed } from './poll-organizations.ts';
import { type Fresh, fetchUnknown } from './poll-tickets.ts';
import { readActions } from './read-tickets.ts';
import { judgeAndSave, withFacts } from './save-judged.ts';
import { VALUES } from './saying.ts';

/**
 * What the exports of ticket events and of users bring. Exports lag at least a minute and are the
 * truth; hints only bring the same facts earlier. Organizations and tickets are polled before the
 * events, so that a new ticket's header and tier are known when its opening arrives.
 */

export async function pollUsers(context: Context): Promise<void> {
  for (let end = false; !end; ) {
    const { cursor, sinceAt } = await context.store.read(async (tx) => ({
      cursor: await tx.value(VALUES.users),
      sinceAt: Number((await tx.value(VALUES.eventsFrom)) ?? 0),
    }));
    const page = await context.desk.exportUsers(cursor === null ? { sinceAt } : { cursor });
    await context.store.transact(async (tx) => {
      await takePayers(context, tx, page.users);
      await tx.saveUsers(page.users);
      await tx.setValue(VALUES.users, page.cursor);
    });
    for (const user of page.users) context.names.note(user);
    end = page.end;
  }
}

/**
 * A customer who changed is a fact on the solved tickets that wait to know who pays, and on no
 * other: what a customer is while a ticket is worked on is what they were when it was opened.
 */
async function takePayers(context: Context, tx: Tx, users: readonly DeskUser[]): Promise<void> {
  const before = await tx.users(users.map(({ id }) => id));
  const facts: JournalFact[] = [];
  const touched = new Map<number, TicketRow>();
  for (const { id, tags, fields, updatedAt } of users) {
    const known = before.get(id);
    if (known === undefined || known.updatedAt >= updatedAt) continue;
    if (JSON.stringify(known.fields) === JSON.stringify(fields)) continue;
    for (const [ticketId, row] of await tx.tickets(await tx.ticketsOfRequester(id))) {
      if (row.open || !isStillToBePaid(context, row)) continue;
      const key = `requester:${id}:${updatedAt}:${ticketId}`;
      const to = { id, tags, fields };
      facts.push({ ticketId, key, fact: { type: 'requester', at: updatedAt, to, key } });
      touched.set(ticketId, row);
    }
  }
  await judgeAndSave(context, tx, withFacts(touched, await tx.journal(facts)));
}

/** Ticket events; tickets they name that nobody has seen are asked for by id. */
export async function pollEvents(context: Context, fresh: Fresh): Promise<number> {
  let facts = 0;
  for (let end = false; !end; ) {
    const since = await context.store.read(
      async (tx) => (await tx.value(VALUES.events)) ?? (await tx.value(VALUES.eventsFrom)),
    );
    const page = await context.desk.exportEvents(Number(since ?? 0));
    for (const { what, ticketId } of page.malformed) {
      context.log.warn({ ticket: ticketId, reason: what }, 'malformed event set aside');
    }
    const audits = page.audits.filter((audit) => !isOwnEcho(context, audit));
    const ids = audits.map(({ ticketId }) => ticketId);
    await fetchUnknown(context, ids, fresh);
    await fetchOrganizations(context, organizationsNamed(audits));
    await fetchAuthors(context, audits);
    await readActions(context, audits);
    await context.store.transact(async (tx) => {
      const taken = await ingestAudits(context, tx, audits, fresh);
      facts += taken.facts;
      for (const ticket of taken.unknown) {
        context.log.warn({ ticket }, 'event of a ticket that no longer exists, left out');
      }
      await tx.setValue(VALUES.events, String(page.nextAt));
    });
    end = page.end;
  }
  return facts;
}

/**
 * Our own field writes come back in the export. One that touches nothing but fields only we write
 * can hold no fact, whoever looks at it, so nothing is read for it.
 */
function isOwnEcho({ account, names }: Context, audit: Audit): boolean {
  if (audit.authorId !== account.userId || audit.creates || audit.comments.length > 0) return false;
  const { palier_kind, palier_component, palier_replaced, ...ours } = names.fieldIds;
  const ids = Object.values(ours);
  return audit.changes.every(
    ({ field }) => field === 'tags' || ids.some((id) => field === `custom_field:${id}`),
  );
}
