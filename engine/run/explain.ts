import type { Clock } from '../core/clock/clock.ts';
import { type Judgement, judge } from '../core/clock/judge.ts';
import type { Reason } from '../core/clock/reason.ts';
import { explainMatch } from '../core/entitlement/match.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { PolicyCourse } from '../core/policy/version.ts';
import { loadFor, type Ranking, rankOf, recoverySlot, type SlotFor } from '../core/queue/rank.ts';
import type { History } from '../core/ticket/fact.ts';
import { triage } from '../core/ticket/triage.ts';
import { formatInstant, type Instant } from '../core/time/instant.ts';
import type { TicketRow } from '../ports.ts';
import { wordPlace } from '../wording/place.ts';
import { wordReason } from '../wording/reason.ts';
import { type ClockForm, clockForm, isoOrNull } from './clock-form.ts';
import type { Context } from './context.ts';
import { judgedForView } from './view.ts';

/** The answer of `palier explain --json`; the form is public (docs/api.md). */
export interface Explanation {
  readonly ticket: number;
  /** The version that judges it now. */
  readonly policy: string;
  /** The version in force when it was opened; another one may have taken it over since. */
  readonly openedUnder: string;
  readonly tier: string | null;
  readonly kind: string | null;
  /** What triage suggests while nobody has decided; `palier_kind` holds it until then. */
  readonly proposedKind: string | null;
  /** Triage suggests that nobody waits for an answer; people decide. */
  readonly proposesNoReply: boolean;
  readonly now: string;
  /** The zone that words name times in. */
  readonly timeZone: string;
  readonly inQueue: boolean;
  readonly rank: number | null;
  /** The clock that decides rank, due and state; null where none is owed now. */
  readonly governing: { readonly promise: string; readonly instance: number } | null;
  readonly entitlement: {
    readonly because: 'rule' | 'default' | 'unentitled';
    readonly rule: string | null;
    readonly losers: readonly { readonly tier: string; readonly why: string }[];
  };
  readonly clocks: readonly ExplainedClock[];
  /** The same reasons in words, for people. */
  readonly place: string;
}

export interface ExplainedClock extends ClockForm {
  readonly reasons: readonly (Reason & { readonly words: string })[];
}

/**
 * Judges a history on its own: no store, no desk. A tier's previous recovery slot counts as none.
 */
export function explainHistory(course: PolicyCourse, history: History, now: Instant): Explanation {
  const judgement = judge(course.pinned, history, now, { reasons: true, moves: course.moves });
  const load = loadFor(judgement);
  const slotFor: SlotFor = (_clock, lateFromAt) =>
    recoverySlot(judgement.policy, judgement.tier, load, lateFromAt, null);
  const ranking = rankOf(judgement, now, slotFor);
  return explanation(course.pinned, judgement, ranking, now, judgement.policy.timeZone);
}

/** Explains a ticket the engine knows, with the slots that were really granted. */
export function explainRow(context: Context, row: TicketRow): Explanation {
  const { pinned } = context.policies.course(row.doc.policy, row.openedAt);
  const { judgement, ranking } = judgedForView(context, row);
  return explanation(pinned, judgement, ranking, context.clock.now(), context.account.timeZone);
}

function explanation(
  pinned: Policy,
  judgement: Judgement,
  ranking: Ranking,
  now: Instant,
  zone: string,
): Explanation {
  const { policy, ticket, tier, kind } = judgement;
  const proposals = triage(policy, ticket.header);
  const { because, rule, losers } = explainMatch(policy, ticket);
  const { governing } = ranking;
  return {
    ticket: ticket.header.id,
    policy: policy.version,
    openedUnder: pinned.version,
    tier: tier?.name ?? null,
    kind,
    proposedKind: kind === null ? proposals.proposed : null,
    proposesNoReply: proposals.noReplyOwed,
    now: formatInstant(now),
    timeZone: zone,
    inQueue: ranking.inQueue,
    rank: ranking.rank,
    governing:
      governing === null ? null : { promise: governing.promise, instance: governing.instance },
    entitlement: { because, rule, losers },
    clocks: judgement.clocks.map((clock) => explained(clock, zone)),
    place: wordPlace(ranking.because, ranking.rank, zone),
  };
}

function explained(clock: Clock, zone: string): ExplainedClock {
  return {
    ...clockForm(clock),
    reasons: clock.reasons.map((reason) => ({
      ...isoReason(reason),
      words: wordReason(reason, zone),
    })),
  };
}

/**
 * Instants of a reason are printed as ISO 8601 like all others; their names end in `At` or are
 * `at`.
 */
function isoReason(reason: Reason): Reason {
  const entries = Object.entries(reason).map(([name, value]) => {
    const isInstant = (name === 'at' || name.endsWith('At')) && typeof value === 'number';
    return [name, isInstant ? isoOrNull(value) : value];
  });
  return Object.fromEntries(entries) as Reason;
}
