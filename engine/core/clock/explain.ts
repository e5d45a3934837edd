import type { Calendar } from '../calendar/calendar.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Instant } from '../time/instant.ts';
import type { PauseCause, Reason } from './reason.ts';
import { type Basis, isLive, type Run } from './run.ts';
import type { Replay } from './state.ts';

/** Beyond this many opening stretches the explanation sums them up: nobody reads sixty of them. */
const STRETCHES_SHOWN = 6;

/**
 * The reasons of one clock, in the order a person tells them: what was promised, when it began,
 * what counted and what did not up to `until`, what happened to it.
 */
export function explainClock(
  state: Replay,
  run: Run,
  basis: Basis,
  until: Instant,
): readonly Reason[] {
  const { kind, ticket, preface } = state;
  const log = run.log ?? [];
  const started = log.filter(isStart);
  const rest = log.filter((reason) => !isStart(reason) && reason.code !== 'paused');
  const reasons: Reason[] = [target(run, basis, kind, ticket), ...preface, ...started];
  if (basis.from !== 'tier') reasons.push(layer(basis));
  if (run.promisedUntil !== null) reasons.push({ code: 'exactly', at: run.promisedUntil });
  else reasons.push(...countedStretches(run, basis, until));
  reasons.push(...pauses(run, log));
  reasons.push(...rest);
  return reasons;
}

/** A merge moves the start, so it belongs beside it. */
function isStart({ code }: Reason): boolean {
  return code === 'started' || code === 'inherited';
}

function target(run: Run, basis: Basis, kind: string | null, ticket: Ticket): Reason {
  return {
    code: 'target',
    tier: basis.tier ?? '',
    kind: run.clock === 'replacement' ? ticket.component : kind,
    promise: run.promise,
    targetMs: basis.targetMs,
    calendar: basis.calendar.name,
    alwaysOpen: basis.calendar.alwaysOpen,
    priority: ticket.priority,
  };
}

function layer({ from, source }: Basis): Reason {
  if (from === 'eventPlan') return { code: 'eventPlan', organization: source ?? '' };
  if (from === 'pack') return { code: 'pack', pack: source ?? '' };
  return { code: 'reducedService', notice: source };
}

/** Each stretch without counting, with why; the gap after a solved stretch is a pause too. */
function pauses(run: Run, log: readonly Reason[]): Reason[] {
  const begun = log.filter((reason) => reason.code === 'paused');
  const found: Reason[] = [];
  for (let i = 1; i < run.stretches.length; i += 2) {
    const fromAt = run.stretches[i] as number;
    const toAt = run.stretches[i + 1] ?? null;
    const ended = run.metAt === fromAt || run.cancelledAt === fromAt;
    if (toAt === null && ended) continue;
    if (toAt === fromAt) continue;
    const known = begun.find((reason) => reason.fromAt === fromAt);
    const because = known?.because ?? unlogged(run, log, toAt);
    found.push({ code: 'paused', fromAt, toAt, because });
  }
  return found;
}

/** Why a clock did not count where no pause was noted when it began. */
function unlogged(run: Run, log: readonly Reason[], toAt: Instant | null): PauseCause {
  const merged = log.findLast((reason) => reason.code === 'inherited');
  if (toAt !== null && merged !== undefined && merged.at >= toAt) return 'merged';
  return run.clock === 'replacement' ? 'notReplaced' : 'solved';
}

/**
 * What counted, opening stretch by opening stretch, with the closed hours between them. A clock
 * that still runs is told to its deadline, since that is what the explanation is about.
 */
function countedStretches(run: Run, basis: Basis, until: Instant): Reason[] {
  const { deadlineAt } = run;
  const goesOn = isLive(run) && run.lapsedAt === null;
  const isAhead = goesOn && deadlineAt !== null && Number.isFinite(deadlineAt);
  const upTo = isAhead ? Math.max(until, deadlineAt) : until;
  const found: Reason[] = [];
  for (let i = 0; i < run.stretches.length; i += 2) {
    const from = Math.max(run.stretches[i] as number, basis.fromAt);
    const to = run.stretches[i + 1] ?? upTo;
    for (const reason of to > from ? openStretches(basis.calendar, from, to) : []) {
      if (!isSameClosing(found.at(-1), reason)) found.push(reason);
    }
  }
  if (found.length <= STRETCHES_SHOWN * 2) return found;
  const first = found.slice(0, STRETCHES_SHOWN);
  const last = found.slice(-3);
  const between = found.slice(STRETCHES_SHOWN, -3);
  return [...first, ...sumUp(between), ...last];
}

/** A pause within closed hours parts one night in two, which is told once. */
function isSameClosing(before: Reason | undefined, reason: Reason): boolean {
  if (before?.code !== 'closedHours' || reason.code !== 'closedHours') return false;
  return before.opensAt === reason.opensAt;
}

function sumUp(reasons: readonly Reason[]): Reason[] {
  const counted = reasons.filter((reason) => reason.code === 'counted');
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const ms = counted.reduce((sum, reason) => sum + reason.ms, 0);
  return [{ code: 'counted', fromAt: first.fromAt, toAt: last.toAt, ms }];
}

/**
 * Walks a calendar from opening to opening; bounded, because a year of office hours is 250 of them.
 */
function openStretches(calendar: Calendar, from: Instant, to: Instant): Reason[] {
  const found: Reason[] = [];
  let at = from;
  for (let turn = 0; turn < 2_000 && at < to; turn += 1) {
    const opensAt = calendar.nextOpening(at);
    if (opensAt > at) {
      const toAt = Math.min(opensAt, to);
      const until = Number.isFinite(opensAt) ? opensAt : toAt;
      found.push({ code: 'closedHours', fromAt: at, toAt, opensAt: until });
    }
    if (opensAt >= to) return found;
    const closesAt = Math.min(calendar.nextClosing(opensAt), to);
    found.push({ code: 'counted', fromAt: opensAt, toAt: closesAt, ms: closesAt - opensAt });
    at = closesAt;
  }
  return found;
}
