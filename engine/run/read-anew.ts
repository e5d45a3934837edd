import type { Policy } from '../core/policy/policy.ts';
import type { FactBody, FieldValues } from '../core/ticket/fact.ts';
import type { Instant } from '../core/time/instant.ts';
import type { DeskTicket } from '../ports/desk.ts';
import type { JournalFact, Tx } from '../ports/store.ts';
import type { Context } from './context.ts';
import { surroundings } from './ingest.ts';
import { knownFor } from './name-book.ts';
import { readsAnew } from './watched.ts';

/**
 * The journal holds of a ticket's fields and tags what rules read. A version that takes open
 * tickets over and reads more than those before it would not know what stands there, so the desk is
 * asked; the answer is a fact of the moment before, when no rule that held then looked at it.
 */

/** A page of open tickets as the desk shows them; none where the version reads nothing new. */
export async function askAnew(
  context: Context,
  version: Policy,
  after: number,
  limit: number,
): Promise<readonly DeskTicket[]> {
  const { fields, tags } = newIn(context, version);
  if (fields.size === 0 && !tags) return [];
  const rows = await context.store.read((tx) => tx.openTickets(after, limit));
  return rows.length === 0 ? [] : context.desk.showTickets(rows.map(({ id }) => id));
}

/** What they say of the fields and tags that nobody read before, as facts. */
export async function factsAnew(
  context: Context,
  tx: Tx,
  version: Policy,
  takesOverAt: Instant,
  tickets: readonly DeskTicket[],
): Promise<readonly JournalFact[]> {
  const { fields, tags } = newIn(context, version);
  const around = await surroundings(context, tx, [], []);
  return tickets.flatMap((ticket): JournalFact[] => {
    const known = knownFor(context.names, around, ticket.requesterId, null);
    const present = context.translation.header(ticket, known);
    const named = Object.entries(present.fields).filter(([key]) => fields.has(key));
    const to: FieldValues = Object.fromEntries(named);
    // After the opening all the same, since a header holds what was known of it then.
    const at = Math.max(ticket.createdAt, takesOverAt - 1);
    const facts: FactBody[] = [];
    if (named.length > 0) facts.push({ type: 'fields', to });
    if (tags) facts.push({ type: 'tags', to: present.tags });
    return facts.map((body) => {
      const key = `anew:${ticket.id}:${version.version}:${body.type}`;
      return { ticketId: ticket.id, key, fact: { ...body, at, key } };
    });
  });
}

function newIn({ policies }: Context, version: Policy) {
  const all = policies.all();
  return readsAnew(version, all.slice(0, all.indexOf(version)));
}
