import type { Audit } from '../ports/desk.ts';
import type { Context } from './context.ts';

/** Users Zendesk shows in one call. */
const ASKED_AT_ONCE = 100;

/**
 * Looks up people who wrote publicly and whose role nobody knows: an agent who came yesterday must
 * not be taken for a customer. A ticket's own requester is the customer whatever the role, so is
 * never asked about.
 */
export async function fetchAuthors(context: Context, audits: readonly Audit[]): Promise<void> {
  const candidates = audits.flatMap((audit) =>
    audit.comments
      .filter(({ public: isPublic, authorId }) => isPublic && isUnknown(context, authorId))
      .map(({ authorId }) => ({ authorId, audit })),
  );
  if (candidates.length === 0) return;
  const ids = candidates.map(({ audit }) => audit.ticketId);
  const rows = await context.store.read((tx) => tx.glance([...new Set(ids)]));
  const strangers = new Set<number>();
  for (const { authorId, audit } of candidates) {
    const named = audit.changes.find(({ field }) => field === 'requester_id')?.value;
    const requester = named ?? rows.get(audit.ticketId)?.requesterId;
    if (requester !== authorId) strangers.add(authorId);
  }
  const unknown = [...strangers];
  for (let i = 0; i < unknown.length; i += ASKED_AT_ONCE) {
    const users = await context.desk.showUsers(unknown.slice(i, i + ASKED_AT_ONCE));
    for (const user of users) context.names.note(user);
  }
}

/** Ids below one are Zendesk's own programs. */
function isUnknown(context: Context, userId: number): boolean {
  return userId > 0 && userId !== context.account.userId && !context.names.knows(userId);
}
