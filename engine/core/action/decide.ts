import { isOwed } from '../clock/clock.ts';
import type { Judgement } from '../clock/judge.ts';
import type { Entry } from '../ledger/entry.ts';
import { type Actor, type Permissions, roleFor } from '../policy/permission.ts';
import type { ActionDecided, ActionName, FREE_ACTIONS, Refusal } from '../ticket/action.ts';
import { isMeasured } from '../ticket/channel.ts';
import type { Fact } from '../ticket/fact.ts';
import { isSolved } from '../ticket/status.ts';
import { DAY_MS } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { type AccountAction, accountEntries, type Books } from './account.ts';
import {
  type Asked,
  type FreeAction,
  isAccount,
  isDiagnosis,
  isIntervention,
  type Verdict,
} from './action.ts';
import { diagnosisRefusal } from './diagnose.ts';
import { interventionRefusal, type PaidHands } from './intervene.ts';

/** Two years, leap day included: a promise beyond that is a slip of the pen. */
export const PROMISE_MOST_MS = 731 * DAY_MS;

/** A decision on a ticket, as the journal has it. */
export type Decided = Fact & ActionDecided;

/** What is known where an action is decided. */
export interface Scene {
  /** The ticket as it stood before the update. */
  readonly judgement: Judgement;
  /** Decisions on earlier updates of the ticket, the oldest first. */
  readonly decided: readonly Decided[];
  /** Null for somebody whom Zendesk does not know (any more). */
  readonly actor: Actor | null;
  readonly paid: PaidHands;
  /** When this is decided. */
  readonly now: Instant;
  /** Null where the action is not about an account. */
  readonly books: Books | null;
}

/**
 * Decides an action; null for one that only repeats what was decided before. Pure: the same update
 * on the same ticket by the same person gives the same verdict.
 */
export function decide(asked: Asked, scene: Scene): Verdict | null {
  if (isRepeated(asked, scene.decided)) return null;
  const { judgement, actor } = scene;
  const role = roleOf(asked, scene);
  return {
    auditId: asked.auditId,
    refused: refusalOf(asked, scene),
    role: role ?? actor?.role ?? 'unknown',
    tier: judgement.tier?.name ?? null,
    policy: judgement.policy.version,
  };
}

/** The same nonce with the same content was decided before: once is enough. */
function isRepeated({ nonce, hash }: Asked, decided: readonly Decided[]): boolean {
  return decided.some((one) => one.nonce === nonce && one.hash === hash);
}

function refusalOf(asked: Asked, scene: Scene): Refusal | null {
  const { decided, actor, judgement } = scene;
  if (typeof asked.asked === 'string') return asked.asked;
  if (decided.some(({ nonce }) => nonce === asked.nonce)) return 'nonceUsed';
  if (actor === null || (actor.role !== 'agent' && actor.role !== 'admin')) return 'role';
  if (judgement.ticket.ended !== null) return 'ended';
  const last = decided.at(-1)?.nonce ?? null;
  if (!isInAField(asked.asked.name) && asked.after !== last) return 'overtaken';
  if (roleOf(asked, scene) === null) return 'permission';
  if (isDiagnosis(asked.asked)) return diagnosisRefusal(asked.asked, asked, actor, scene);
  if (isIntervention(asked.asked)) return interventionRefusal(asked.asked, asked, actor, scene);
  if (isAccount(asked.asked)) {
    const made = entriesFor(asked.asked, asked, scene, roleOf(asked, scene) ?? '');
    return typeof made === 'string' ? made : null;
  }
  return meaningless(asked.asked, asked, judgement);
}

/** What an action on the account enters, or why nothing. */
export function entriesFor(
  action: AccountAction,
  asked: Asked,
  { books, judgement, now }: Pick<Scene, 'books' | 'judgement' | 'now'>,
  role: string,
): readonly Entry[] | Refusal {
  if (books === null) return 'noAccount';
  const { auditId, nonce } = asked;
  const { id: ticket } = judgement.ticket.header;
  return accountEntries(action, { ticket, auditId, nonce, at: now, role }, books);
}

/** What a field of the ticket says already cannot come too late: Zendesk holds it as the truth. */
function isInAField(name: ActionName): boolean {
  return name === 'kind' || name === 'replaced';
}

function roleOf({ name }: Asked, { actor, judgement }: Scene): string | null {
  const { may } = judgement.policy;
  if (actor === null) return null;
  return roleFor(actor, listedFor(name, may), may);
}

/** Roles that may do an action; sums and rules that ask for more are read where they apply. */
export function listedFor(name: ActionName | null, may: Permissions): readonly string[] {
  if (name === 'withdrawBreach') return may.withdrawBreach;
  if (name === 'diagnosis.quote') {
    return [...may.quote, ...may.quoteAbove.flatMap(({ roles }) => roles)];
  }
  if (name === 'account.suspend') return may.suspend;
  if (name === 'account.reinstate') return may.reinstate;
  if (name === 'intervention.bill') return may.correctCharge;
  // Whoever may correct charges may stop somebody's timer; what else is theirs is read there.
  if (name === 'intervention.stop') return [...may.intervene, ...may.correctCharge];
  if (name?.startsWith('intervention.')) return may.intervene;
  const isPaid = name?.startsWith('diagnosis.') === true || name === 'account.dispute';
  return isPaid ? may.diagnose : ['agent'];
}

/** Why an action that may be done would do nothing on the ticket as it stands. */
function meaningless(action: FreeAction, asked: Asked, judgement: Judgement): Refusal | null {
  switch (action.name) {
    case 'kind': {
      const givesReason = action.why !== null && judgement.ticket.kind !== null;
      return asked.changes.kind || givesReason ? null : 'nothingChanged';
    }
    case 'replaced':
      return asked.changes.replaced ? null : 'nothingChanged';
    case 'promise':
      if (action.until <= asked.at) return 'promisePast';
      if (action.until - asked.at > PROMISE_MOST_MS) return 'promiseFar';
      return counts('promise', judgement) ? null : 'notNow';
    case 'noReplyOwed':
    case 'rootCause':
      return counts(action.name, judgement) ? null : 'notNow';
    case 'withdrawBreach': {
      const { promise, instance } = action;
      const clock = judgement.clocks.find(
        (one) => one.promise === promise && one.instance === instance,
      );
      return clock === undefined || clock.breachedAt === null ? 'noBreach' : null;
    }
  }
}

/** Whether an action would count on a ticket as it stands, whoever asks. */
export function counts(
  name: (typeof FREE_ACTIONS)[number],
  { ticket, clocks }: Judgement,
): boolean {
  if (ticket.openedAt === null || ticket.ended !== null) return false;
  const owes = (...names: readonly string[]) =>
    clocks.some((clock) => names.includes(clock.clock) && isOwed(clock));
  switch (name) {
    case 'kind':
      return true;
    case 'promise':
      return !isSolved(ticket.category) && !ticket.suspended && isMeasured(ticket.header.channel);
    case 'noReplyOwed':
      return owes('firstReply', 'nextReply');
    case 'replaced':
      return owes('replacement');
    case 'rootCause':
      return owes('rootCause');
    case 'withdrawBreach':
      return clocks.some((clock) => clock.breachedAt !== null);
  }
}
