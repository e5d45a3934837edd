import type { Clock } from '../core/clock/clock.ts';
import { type Judgement, judge } from '../core/clock/judge.ts';
import type { Reason } from '../core/clock/reason.ts';
import { entitlementOf } from '../core/entitlement/entitlement.ts';
import { explainMatch, type Matched } from '../core/entitlement/match.ts';
import type { MatchCondition } from '../core/policy/match-rule.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { PolicyCourse } from '../core/policy/version.ts';
import { loadFor, type Ranking, rankOf, recoverySlot, type SlotFor } from '../core/queue/rank.ts';
import type { FieldValue, History } from '../core/ticket/fact.ts';
import { triage } from '../core/ticket/triage.ts';
import { formatInstant, type Instant } from '../core/time/instant.ts';
import type { EntitlementForm } from '../http/contract.ts';
import type { TicketRow } from '../ports/store.ts';
import { wordClock } from '../wording/clock.ts';
import { wordEntitlement } from '../wording/entitlement.ts';
import type { Language } from '../wording/language.ts';
import type { Telling } from '../wording/moment.ts';
import { wordPlace } from '../wording/place.ts';
import { wordReason } from '../wording/reason.ts';
import { wordsOf } from '../wording/spoken.ts';
import type { Words } from '../wording/words.ts';
import { type ClockForm, clockForm, isoOrNull } from './clock-form.ts';
import type { Context } from './context.ts';
import { entitlementForm } from './entitlement-form.ts';
import { tellingFor } from './telling.ts';
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
  /** The language of all words. */
  readonly language: Language;
  readonly inQueue: boolean;
  readonly rank: number | null;
  /** The clock that decides rank, due and state; null where none is owed now. */
  readonly governing: { readonly promise: string; readonly instance: number } | null;
  readonly entitlement: ExplainedEntitlement;
  readonly clocks: readonly ExplainedClock[];
  /** The same reasons in words, for people. */
  readonly place: string;
}

export interface ExplainedEntitlement extends EntitlementForm {
  readonly because: 'rule' | 'default' | 'unentitled';
  /** The rule that decided in words, and as data; null without one. */
  readonly rule: string | null;
  readonly conditions: readonly MatchCondition[] | null;
  /** `because` in words, the rule included. */
  readonly words: string;
  readonly losers: readonly ExplainedLoser[];
}

/** A rule that did not hold, by its first condition that failed: in words (`why`) and as data. */
export interface ExplainedLoser extends MatchCondition {
  readonly tier: string;
  readonly why: string;
  readonly found: FieldValue;
}

export interface ExplainedClock extends ClockForm {
  /** The clock and its reasons in one paragraph. */
  readonly told: string;
  readonly reasons: readonly (Reason & { readonly words: string })[];
}

/**
 * Judges a history on its own: no store, no desk. A tier's previous recovery slot counts as none.
 */
export function explainHistory(
  course: PolicyCourse,
  history: History,
  now: Instant,
  language: Language = 'en',
): Explanation {
  const { pinned, moves } = course;
  const judgement = judge(pinned, history, now, { reasons: true, moves });
  const { policy } = judgement;
  const load = loadFor(judgement);
  const slotFor: SlotFor = (_clock, lateFromAt) =>
    recoverySlot(policy, judgement.tier, load, lateFromAt, null);
  const ranking = rankOf(judgement, now, slotFor);
  const telling = { words: wordsOf(language), zone: policy.timeZone, nearAt: null, nowAt: now };
  return explanation(pinned, judgement, ranking, telling);
}

/** Explains a ticket the engine knows, with the slots that were really granted. */
export function explainRow(
  context: Context,
  row: TicketRow,
  language: Language = 'en',
): Explanation {
  const { pinned } = context.policies.course(row.doc.policy, row.openedAt);
  const { judgement, ranking } = judgedForView(context, row);
  return explanation(pinned, judgement, ranking, tellingFor(context, { language }));
}

function explanation(
  pinned: Policy,
  judgement: Judgement,
  ranking: Ranking,
  telling: Telling,
): Explanation {
  const { policy, ticket, tier, kind } = judgement;
  const entitlement = entitlementOf(policy, ticket, telling.nowAt);
  const proposals = triage(policy, ticket.header);
  const { governing } = ranking;
  return {
    ticket: ticket.header.id,
    policy: policy.version,
    openedUnder: pinned.version,
    tier: tier?.name ?? null,
    kind,
    proposedKind: kind === null ? proposals.proposed : null,
    proposesNoReply: proposals.noReplyOwed,
    now: formatInstant(telling.nowAt),
    timeZone: telling.zone,
    language: telling.words.language,
    inQueue: ranking.inQueue,
    rank: ranking.rank,
    governing:
      governing === null ? null : { promise: governing.promise, instance: governing.instance },
    entitlement: {
      ...explainedMatch(explainMatch(policy, ticket), telling.words),
      ...entitlementForm(entitlement, telling),
    },
    clocks: judgement.clocks.map((clock) => explained(clock, telling)),
    place: wordPlace(ranking.because, ranking.rank, telling),
  };
}

function explainedMatch(
  matched: Matched,
  words: Words,
): Omit<ExplainedEntitlement, keyof EntitlementForm> {
  const { why, rule, losers } = wordEntitlement(matched, words);
  return {
    because: matched.because,
    rule,
    conditions: matched.rule,
    words: why,
    losers: matched.losers.map(({ tier, condition, found }, index) => ({
      tier,
      why: losers[index] ?? '',
      ...condition,
      found,
    })),
  };
}

function explained(clock: Clock, telling: Telling): ExplainedClock {
  const near = { ...telling, nearAt: clock.startedAt };
  return {
    ...clockForm(clock),
    told: wordClock(clock, near),
    reasons: clock.reasons.map((reason) => ({
      ...isoReason(reason),
      words: wordReason(reason, near),
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
