import { type Actor, type Permissions, roleFor } from '../policy/permission.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Who acts on what is sold: an agent as Zendesk knew them then, a customer on a signed page, or a
 * triage rule that read a form.
 */
export type Doer =
  /** Null once a verdict has said that they may: what was decided is not asked again. */
  | { readonly is: 'agent'; readonly id: number; readonly actor: Actor | null }
  | { readonly is: 'customer'; readonly id: number }
  | { readonly is: 'triage' };

/** Whether an agent may what the listed roles may, or a verdict has said so already. */
export function mayDo(by: Doer, listed: readonly string[], may: Permissions): boolean {
  if (by.is !== 'agent') return false;
  return by.actor === null || roleFor(by.actor, listed, may) !== null;
}

/** What every act on what is sold says of itself; the audit's number orders and names it. */
export interface Signed {
  readonly at: Instant;
  readonly seq: number;
  /** That of the action, or of the signed link. */
  readonly nonce: string;
  readonly ticket: number;
  readonly by: Doer;
}

/** A public comment of the ticket that an agent named by its id as the customer's answer. */
export interface NamedComment {
  readonly by: number;
  readonly at: Instant;
  /** Its audit, which says what it came after. */
  readonly seq: number;
}

/** Who may answer for the customer, as it stood when the answer was read. */
export interface Answerers {
  readonly requester: number | null;
  /** Whom the customer has named to approve larger amounts. */
  readonly approvers: readonly number[];
}

/**
 * An answer of the customer, as a fact has it: on the signed page the customer is the doer; where
 * an agent is, they name the customer's own comment, null when the ticket has none of that id.
 */
export interface Answer extends Signed {
  readonly comment: NamedComment | null;
  readonly answerers: Answerers;
}

/** What is answered: when it was said to the customer, and until when it stands. */
export interface Question {
  readonly seq: number;
  readonly validUntil: Instant | null;
  readonly needsApprover: boolean;
}

export type AnswerRefusal =
  | 'role'
  | 'noSuchComment'
  | 'notLater'
  | 'notRequester'
  | 'notApprover'
  | 'expired';

/** When, and by whom, the customer answered; what makes a charge one that was agreed to. */
export interface Answered {
  readonly person: number;
  /** When they answered, which may be before an agent said so. */
  readonly at: Instant;
  /** The act that says so. */
  readonly act: Signed;
}

/**
 * Whether somebody who may do so answered in time. What counts is when the customer wrote, not when
 * an agent came to name it; an answer at the last instant is in time (decision 0002).
 */
export function readAnswer(answer: Answer, question: Question): Answered | AnswerRefusal {
  const { by, comment, answerers } = answer;
  if (by.is === 'triage') return 'role';
  const said = by.is === 'customer' ? { by: by.id, at: answer.at, seq: answer.seq } : comment;
  if (said === null) return 'noSuchComment';
  if (said.seq <= question.seq || said.seq > answer.seq || said.at > answer.at) return 'notLater';
  if (question.needsApprover) {
    if (!answerers.approvers.includes(said.by)) return 'notApprover';
  } else if (said.by !== answerers.requester) return 'notRequester';
  const { validUntil } = question;
  if (validUntil !== null && said.at > validUntil) return 'expired';
  const { at, seq, nonce, ticket } = answer;
  return { person: said.by, at: said.at, act: { at, seq, nonce, ticket, by } };
}
