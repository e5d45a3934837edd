/**
 * Whose word a comment is. Customer: the requester, even an agent, or another end user (the policy
 * says whether that counts). Reply: a public comment by staff who is not the requester. Private
 * comments, programs and the engine's own user say nothing.
 */

import type { Known } from '../known.ts';
import type { Audit, AuditComment } from '../ports/desk.ts';
import type { Named } from './named-fact.ts';
import { isMachine } from './via.ts';

/** The facts of an update's comments; the first comment of a new ticket is part of `opened`. */
export function commentFacts(audit: Audit, known: Known, requesterId: number | null): Named[] {
  const comments = audit.creates ? audit.comments.slice(1) : audit.comments;
  const counts = new Map<string, number>();
  return comments.flatMap((comment) => {
    const named = commentFact(comment, known, requesterId);
    if (named === null) return [];
    const nth = (counts.get(named.name) ?? 0) + 1;
    counts.set(named.name, nth);
    const name = nth === 1 ? named.name : `${named.name}:${nth}`;
    // A comment may be somebody's who did not write the update: a mail, or what we post for them.
    return [{ ...named, name, by: comment.authorId }];
  });
}

/**
 * Who opened the ticket: the first comment's author, or the update's where there is none. Zendesk
 * itself (-1) counts as staff: the customer has not spoken yet.
 */
export function openedBy(
  audit: Audit,
  known: Known,
  requesterId: number | null,
): 'customer' | 'staff' {
  const author = audit.comments[0]?.authorId ?? audit.authorId;
  if (author === known.ownUserId || author < 0) return 'staff';
  if (author === requesterId) return 'customer';
  return isStaff(author, known) ? 'staff' : 'customer';
}

function commentFact(
  comment: AuditComment,
  known: Known,
  requesterId: number | null,
): Named | null {
  const { authorId } = comment;
  if (!comment.public || isMachine(comment.channel)) return null;
  if (authorId === known.ownUserId || authorId < 0) return null;
  if (authorId === requesterId) {
    return { name: 'customerWrote', body: { type: 'customerWrote' } };
  }
  if (!isStaff(authorId, known)) {
    return { name: 'customerWrote', body: { type: 'customerWrote', endUser: true } };
  }
  // Zendesk keeps light agents' comments private; one that is public was not written as a reply.
  if (known.roleOf(authorId) === 'light-agent') return null;
  return { name: 'staffReplied', body: { type: 'staffReplied', public: true } };
}

function isStaff(userId: number, known: Known): boolean {
  const role = known.roleOf(userId);
  return role === 'agent' || role === 'admin' || role === 'light-agent';
}
