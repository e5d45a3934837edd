// What must the ticket's fields hold, given what `palier explain` says? Reckoned here anew.
import type { DeskTicket } from './desk-api.ts';
import type { EngineClock, Explained, ShownTicket } from './engine-api.ts';

/** The account's zone; every desk of the checks is in it. */
const ZONE = 'Europe/Paris';
/** The warning threshold of the shipped tiers file: at risk from three quarters on. */
const AT_RISK_SHARE_LEFT = 0.25;

const FIELDS = [
  'palier_tier',
  'palier_kind',
  'palier_due',
  'palier_state',
  'palier_rank',
  'palier_breached',
] as const;

/** The differences between what the desk holds and what was explained, each in words. */
export function fieldDifferences(
  ticket: DeskTicket,
  explained: Explained,
  shown: ShownTicket,
): readonly string[] {
  const expected = expectedFields(ticket, explained, shown);
  return FIELDS.flatMap((name) => {
    // Zendesk answers some numbers as text; either is the same field.
    const held = String(ticket.fields[name] ?? null);
    const wanted = String(expected[name] ?? null);
    return held === wanted ? [] : [`#${ticket.id} ${name} is ${held}, explained ${wanted}`];
  });
}

function expectedFields(
  ticket: DeskTicket,
  explained: Explained,
  shown: ShownTicket,
): Readonly<Record<string, unknown>> {
  const { tier, kind, rank, clocks } = explained;
  // Which clock governs is not part of the explanation's form; the board's answer says it.
  const key = shown.clocks.find(({ governing }) => governing);
  const governing = clocks.find(
    ({ promise, instance }) => promise === key?.promise && instance === key.instance,
  );
  return {
    palier_tier: tier === null ? null : `palier_tier_${tier}`,
    palier_kind: kind === null ? proposedKind(ticket) : `palier_kind_${kind}`,
    palier_due: governing?.deadlineAt == null ? null : dueText(Date.parse(governing.deadlineAt)),
    palier_state: `palier_state_${stateOf(ticket, clocks, governing).toLowerCase()}`,
    palier_rank: rank,
    palier_breached: clocks.some((clock) => clock.breachedAt !== null) ? true : null,
  };
}

/**
 * While nobody has decided, the field holds what the tiers file proposes: no promise rests on it.
 */
function proposedKind({ subject }: DeskTicket): string | null {
  return subject.includes('unreachable') ? 'palier_kind_incident' : null;
}

function stateOf(
  ticket: DeskTicket,
  clocks: readonly EngineClock[],
  governing: EngineClock | undefined,
): string {
  if (governing === undefined) {
    const isOwed = clocks.some((clock) => clock.metAt === null && clock.state !== 'cancelled');
    const waits = ticket.status === 'pending' || clocks.some((clock) => clock.paused);
    return isOwed && waits ? 'waiting' : 'none';
  }
  if (governing.state === 'breached') return 'breached';
  const isAtRisk = governing.remainingMs <= AT_RISK_SHARE_LEFT * governing.targetMs;
  return isAtRisk ? 'atRisk' : 'onTrack';
}

/** "2026-11-23 11:30 CET". */
function dueText(at: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return `${date} ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}
