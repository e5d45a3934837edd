import type { AlertBody } from '../core/alert/alert.ts';
import { type Breach, isFoundLate, record, unrecorded } from '../core/alert/breach.ts';
import { crossed, leftAt } from '../core/alert/threshold.ts';
import { type Clock, isOwedNow } from '../core/clock/clock.ts';
import type { AlertSettings, Rung, Threshold } from '../core/policy/policy.ts';
import { grantedSlots, lateFrom, loadFor, recoverySlot } from '../core/queue/rank.ts';
import type { Fact } from '../core/ticket/fact.ts';
import { compareFacts } from '../core/ticket/order.ts';
import { MINUTE_MS } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import type { NewObligation, TicketRow } from '../ports/store.ts';
import type { Judged } from './judge-row.ts';

/** Beyond this a breach was found late: the engine or Zendesk was away meanwhile. */
const LATE_MS = 5 * MINUTE_MS;

/** What is said about a verified row, and to whom it may go. */
export interface Saying {
  readonly now: Instant;
  /** Alerts leave the house only in live mode; otherwise the board alone says them. */
  readonly alertsLive: boolean;
  /** What happened before this instant is the first run's: summarised, not fired. */
  readonly firstRunAt: Instant;
  readonly assigneeMail: string | null;
  readonly reaches: ReadonlySet<string>;
  /** The tier's previous recovery slot, and where the new one is kept. */
  readonly previousSlot: (tier: string) => Instant | null;
}

/**
 * The row after everything due on it was recorded, told and granted, and what is owed to people.
 */
export interface Settled {
  readonly row: TicketRow;
  readonly obligations: readonly NewObligation[];
  readonly grants: readonly (Fact & { type: 'slotGranted' })[];
}

/** Records breaches, tells thresholds and grants slots for one verified ticket. Pure. */
export function settleRow(judged: Judged, saying: Saying): Settled {
  const { row, judgement } = judged;
  const breaches: Breach[] = [...row.doc.breaches];
  const found = unrecorded(judgement.clocks, breaches);
  for (const clock of found) breaches.push(record(clock, saying.now));
  const told = [...row.doc.told];
  const obligations = retractions(judged, saying);
  const { thresholds } = judgement.policy.alerts;
  for (const { clock, threshold, key, isBreach } of crossed(judgement.clocks, thresholds, told)) {
    told.push(key);
    // A change may give a breach that was told a new target while it stands: it is the same breach.
    if (isBreach && !found.includes(clock)) continue;
    const body = alertBody(judged, saying, clock, isBreach ? 'breach' : 'threshold', threshold);
    obligations.push(...recipients(judged, saying, threshold, key, body, clock));
  }
  const grants = grantSlots(judged, saying);
  const facts =
    grants.length === 0 ? row.doc.facts : [...row.doc.facts, ...grants].sort(compareFacts);
  return { row: { ...row, doc: { ...row.doc, facts, told, breaches } }, obligations, grants };
}

/** A slot for each owed clock that is late and has none: once per instance and target version. */
function grantSlots(judged: Judged, saying: Saying): (Fact & { type: 'slotGranted' })[] {
  const { judgement, row } = judged;
  const { now } = saying;
  const { policy } = judgement;
  const load = loadFor(judgement);
  const tier = judgement.tier?.name ?? '';
  let previousAt = saying.previousSlot(tier);
  const grants: (Fact & { type: 'slotGranted' })[] = [];
  for (const { clock, lateAt } of withoutSlot(judged, now)) {
    const slotAt = recoverySlot(policy, judgement.tier, load, lateAt, previousAt);
    previousAt = slotAt;
    const { promise, instance, targetVersion } = clock;
    const key = `slot:${row.id}:${promise}:${instance}:v${targetVersion}`;
    const at = Math.max(now, lateAt);
    grants.push({
      type: 'slotGranted',
      at,
      key,
      author: 'engine',
      promise,
      instance,
      targetVersion,
      tier,
      slotAt,
    });
  }
  return grants;
}

/** Since when the ticket is owed a recovery slot at `now`; Infinity when none is owed. */
export function slotFromAt(judged: Judged, now: Instant): Instant {
  return withoutSlot(judged, now)[0]?.lateAt ?? Number.POSITIVE_INFINITY;
}

/** Late clocks that have no slot yet, the one that became late first in front. */
function withoutSlot(
  { judgement, row }: Judged,
  now: Instant,
): readonly { readonly clock: Clock; readonly lateAt: Instant }[] {
  if (judgement.ticket.suspended || judgement.ticket.ended !== null) return [];
  const load = loadFor(judgement);
  const granted = grantedSlots(row.doc.facts);
  return judgement.clocks
    .filter(isOwedNow)
    .map((clock) => ({ clock, lateAt: lateFrom(clock, load) }))
    .filter(({ clock, lateAt }) => lateAt <= now && granted(clock, lateAt) === null)
    .sort((a, b) => a.lateAt - b.lateAt);
}

function alertBody(
  judged: Judged,
  saying: Saying,
  clock: Clock,
  kind: 'threshold' | 'breach',
  threshold: Threshold,
): AlertBody {
  const { row, judgement } = judged;
  const { calendar, remainingMs } = clock;
  const deadlineAt = clock.deadlineAt ?? calendar.advance(saying.now, Math.max(0, remainingMs));
  const happenedAt = clock.breachedAt ?? saying.now;
  return {
    kind,
    ticketId: row.id,
    subject: row.doc.header.subject,
    tier: judgement.tier?.name ?? null,
    ticketKind: judgement.kind,
    promise: clock.promise,
    instance: clock.instance,
    deadlineAt: kind === 'breach' ? happenedAt : deadlineAt,
    fraction: threshold.fraction,
    late: kind === 'breach' && isFoundLate(happenedAt, saying.now, LATE_MS),
  };
}

/**
 * Everyone a threshold goes to: the board always, people only in live mode and after the first run.
 */
function recipients(
  judged: Judged,
  saying: Saying,
  threshold: Threshold,
  key: string,
  body: AlertBody,
  clock: Clock,
): NewObligation[] {
  const ticketId = body.kind === 'digest' || body.kind === 'notice' ? null : body.ticketId;
  const base = `${ticketId}:${key}`;
  const common = { ticketId, what: 'alert', body, createdAt: saying.now } as const;
  const board: NewObligation = {
    ...common,
    key: `board:${base}`,
    channel: 'board',
    recipient: null,
    notBeforeAt: saying.now,
  };
  const old = happenedAt(clock, threshold, saying.now) < saying.firstRunAt;
  if (!saying.alertsLive || old) return [board];
  if (threshold.to === 'assignee') {
    if (saying.assigneeMail === null) return [board];
    const to = saying.assigneeMail;
    return [
      board,
      {
        ...common,
        key: `mail:${to}:${base}`,
        channel: 'mail',
        recipient: to,
        notBeforeAt: saying.now,
      },
    ];
  }
  // Later rungs wait for an acknowledgement that cannot be given yet; the first is told at once.
  const first = firstRungs(judged.judgement.policy.alerts, saying.reaches);
  return [
    board,
    ...first.map(({ channel, to }) => ({
      ...common,
      key: `${channel}:${to ?? ''}:${base}`,
      channel,
      recipient: to,
      notBeforeAt: saying.now,
    })),
  ];
}

/** When a threshold was crossed: the breach itself, or when so much of the target was used. */
function happenedAt(clock: Clock, threshold: Threshold, now: Instant): Instant {
  if (clock.breachedAt !== null) return clock.breachedAt;
  const usedUpMs = leftAt(clock, threshold) - clock.remainingMs;
  return clock.calendar.retreat(now, Math.max(0, usedUpMs));
}

/** Everyone who was told of a breach is told once that it was none. */
export function retractions(judged: Judged, saying: Saying): NewObligation[] {
  return judged.retracted.flatMap((breach) => retraction(judged, saying, breach));
}

function retraction(judged: Judged, saying: Saying, breach: Breach): NewObligation[] {
  const { row, judgement } = judged;
  const { promise, instance, targetVersion, breachedAt } = breach;
  const body: AlertBody = {
    kind: 'retraction',
    ticketId: row.id,
    subject: row.doc.header.subject,
    tier: judgement.tier?.name ?? null,
    ticketKind: judgement.kind,
    promise,
    instance,
    deadlineAt: breachedAt,
    fraction: null,
    late: false,
  };
  const base = `${row.id}:${promise}:${instance}:v${targetVersion}:retracted:${breachedAt}`;
  const common = {
    ticketId: row.id,
    what: 'alert',
    body,
    createdAt: saying.now,
    notBeforeAt: saying.now,
  } as const;
  const board: NewObligation = {
    ...common,
    key: `board:${base}`,
    channel: 'board',
    recipient: null,
  };
  if (!saying.alertsLive) return [board];
  const ladder = firstRungs(judgement.policy.alerts, saying.reaches);
  const told = ladder.map(({ channel, to }) => ({
    ...common,
    key: `${channel}:${to ?? ''}:${base}`,
    channel,
    recipient: to,
  }));
  return [board, ...told];
}

/** The rungs that are told at once, on channels that are set up. */
export function firstRungs(alerts: AlertSettings, reaches: ReadonlySet<string>): readonly Rung[] {
  return alerts.ladder.filter(({ afterMs, channel }) => afterMs === 0 && reaches.has(channel));
}
