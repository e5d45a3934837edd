import type { Breach } from '../core/alert/breach.ts';
import { isStanding, reconcile, unrecorded } from '../core/alert/breach.ts';
import { crossed, isAtRisk, nextCrossing } from '../core/alert/threshold.ts';
import { isOwed, isOwedNow } from '../core/clock/clock.ts';
import { type Judgement, judge } from '../core/clock/judge.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { PolicyCourse } from '../core/policy/version.ts';
import {
  grantedSlots,
  lateFrom,
  loadFor,
  type Ranking,
  rankOf,
  type SlotFor,
} from '../core/queue/rank.ts';
import { isSolved } from '../core/ticket/status.ts';
import { triage } from '../core/ticket/triage.ts';
import type { Instant } from '../core/time/instant.ts';
import type { PalierValues, TicketRow } from '../ports/store.ts';
import type { Translation } from '../translation.ts';
import { chargesDueAt } from './charges.ts';
import { dueText } from './due-text.ts';
import { owedVerdict, verdictText } from './verdicts.ts';

/** A row with everything that follows from its facts: what is owed, its place, its fields. */
export interface Judged {
  readonly row: TicketRow;
  readonly judgement: Judgement;
  readonly ranking: Ranking;
  /** Recorded breaches that later facts took back just now. */
  readonly retracted: readonly Breach[];
}

export interface JudgeOptions {
  readonly reasons?: boolean;
  /** How late clocks get their slots; the granted ones unless an offline answer reckons its own. */
  readonly slotFor?: SlotFor;
}

/**
 * Judges a row at an instant. Pure. Facts may be a little ahead of our clock (Zendesk's is another
 * machine's), so a ticket is never judged earlier than its newest fact.
 */
export function judgeRow(
  row: TicketRow,
  { pinned, moves }: PolicyCourse,
  clockNow: Instant,
  zone: string,
  optionValue: Translation['optionValue'],
  options: JudgeOptions = {},
): Judged {
  const { doc } = row;
  const now = Math.max(clockNow, doc.facts.at(-1)?.at ?? clockNow);
  const history = { ticket: doc.header, facts: doc.facts };
  const judgement = judge(pinned, history, now, { reasons: options.reasons === true, moves });
  const { policy } = judgement;
  const slotFor = options.slotFor ?? grantedSlots(doc.facts);
  const ranking = rankOf(judgement, now, slotFor);
  const { breaches, retracted } = reconcile(doc.breaches, judgement.clocks, now);
  const state = stateOf(judgement, ranking, breaches, policy);
  const breached = breaches.some(isStanding);
  const wanted = wantedFields(row, policy, judgement, ranking, state, breached, zone, optionValue);
  const opened = judgement.ticket.openedAt !== null;
  const { ended } = judgement.ticket;
  return {
    judgement,
    ranking,
    retracted,
    row: {
      ...row,
      open: isOpen(judgement),
      dueAt: opened
        ? earlier(dueAt(row, policy, judgement, breaches, slotFor, now), chargesDueAt(row, pinned))
        : ended === null
          ? row.dueAt
          : null,
      rank: ranking.rank,
      state,
      breached,
      wantedAt: wantedAt(row, wanted, now, opened && ended === null),
      doc: { ...doc, wanted, breaches, quarantined: null },
    },
  };
}

function isOpen({ ticket }: Judgement): boolean {
  return ticket.openedAt !== null && ticket.ended === null && !isSolved(ticket.category);
}

/**
 * The state of the governing clock. A breach that nobody has verified yet is at risk, not breached:
 * nothing is said on stale data.
 */
function stateOf(
  judgement: Judgement,
  ranking: Ranking,
  breaches: readonly Breach[],
  policy: Policy,
): TicketRow['state'] {
  const { governing } = ranking;
  if (governing === null) {
    const waits = judgement.waiting || judgement.clocks.some((clock) => clock.paused);
    if (waits && judgement.clocks.some(isOwed)) return 'waiting';
    return !judgement.measured && isOpen(judgement) ? 'notMeasured' : 'none';
  }
  if (governing.state === 'breached') {
    const verified = breaches.some(
      (breach) =>
        isStanding(breach) &&
        breach.promise === governing.promise &&
        breach.instance === governing.instance,
    );
    return verified ? 'breached' : 'atRisk';
  }
  return isAtRisk(governing, policy.alerts.thresholds) ? 'atRisk' : 'onTrack';
}

function wantedFields(
  row: TicketRow,
  policy: Policy,
  judgement: Judgement,
  ranking: Ranking,
  state: TicketRow['state'],
  breached: boolean,
  zone: string,
  optionValue: Translation['optionValue'],
): PalierValues {
  const { governing } = ranking;
  const deadlineAt = governing?.deadlineAt ?? null;
  const proposal = proposedKind(row, policy, judgement);
  const verdict = owedVerdict(row.doc);
  return {
    palier_tier: judgement.tier === null ? null : optionValue('palier_tier', judgement.tier.name),
    palier_due: deadlineAt === null ? null : dueText(zone, deadlineAt),
    palier_state: optionValue('palier_state', state),
    palier_rank: ranking.rank,
    palier_breached: breached,
    ...(proposal === null ? {} : { palier_kind: optionValue('palier_kind', proposal) }),
    ...(verdict === null ? {} : { palier_action: verdictText(verdict) }),
  };
}

/** The kind is written only while nobody has decided it: never over a person's word. */
function proposedKind(row: TicketRow, policy: Policy, judgement: Judgement): string | null {
  const decided = row.doc.facts.some(
    (fact) =>
      (fact.type === 'kind' && fact.proposed !== true) ||
      (fact.type === 'opened' && fact.kind !== undefined && fact.kind !== null),
  );
  if (decided) return null;
  const triaged = triage(policy, judgement.ticket.header);
  return triaged.kind ?? triaged.proposed;
}

/** Whether the desk's fields differ from what they must be, and since when. */
function wantedAt(
  row: TicketRow,
  wanted: PalierValues,
  now: Instant,
  takesWrites: boolean,
): Instant | null {
  if (!takesWrites) return null;
  return unwritten(row.doc.written, wanted).length === 0 ? null : (row.wantedAt ?? now);
}

/** Whether a row that was judged again came out otherwise than it stood. */
export function isChanged(before: TicketRow, after: TicketRow): boolean {
  return (
    before.open !== after.open ||
    before.dueAt !== after.dueAt ||
    before.rank !== after.rank ||
    before.state !== after.state ||
    before.breached !== after.breached ||
    before.wantedAt !== after.wantedAt ||
    differing(before.doc.wanted, after.doc.wanted).length > 0 ||
    differing(after.doc.wanted, before.doc.wanted).length > 0 ||
    after.doc.breaches.some((breach, i) => breach !== before.doc.breaches[i])
  );
}

/**
 * The fields that must be written. A verdict must be, even where somebody typed the very same: only
 * our own update bears it.
 */
export function unwritten(
  written: PalierValues,
  wanted: PalierValues,
): readonly (keyof PalierValues)[] {
  const { palier_action: verdict, ...others } = wanted;
  const names = differing(written, others);
  return verdict === undefined ? names : [...names, 'palier_action'];
}

/** The fields whose wanted value the desk does not hold; empty and never written are the same. */
export function differing(
  written: PalierValues,
  wanted: PalierValues,
): readonly (keyof PalierValues)[] {
  const names = Object.keys(wanted) as (keyof PalierValues)[];
  const plain = (value: PalierValues[keyof PalierValues]) =>
    value === undefined || value === false || value === '' ? null : value;
  return names.filter((name) => plain(written[name]) !== plain(wanted[name]));
}

/** When this ticket must be looked at next: something to say, to grant, or a safe start to pass. */
function dueAt(
  row: TicketRow,
  policy: Policy,
  judgement: Judgement,
  breaches: readonly Breach[],
  slotFor: SlotFor,
  now: Instant,
): Instant | null {
  const { clocks } = judgement;
  const { thresholds } = policy.alerts;
  if (unrecorded(clocks, breaches).length > 0) return now;
  if (crossed(clocks, thresholds, row.doc.told).length > 0) return now;
  let due = nextCrossing(clocks, thresholds, now);
  if (judgement.ticket.suspended || judgement.ticket.ended !== null) return due;
  const load = loadFor(judgement);
  for (const clock of clocks) {
    if (!isOwedNow(clock)) continue;
    const lateAt = lateFrom(clock, load);
    if (lateAt <= now) {
      if (slotFor(clock, lateAt) === null) return now;
    } else if (due === null || lateAt < due) due = lateAt;
  }
  return due;
}

function earlier(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
