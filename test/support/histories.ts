/** Short ways to write a ticket's history and to read a judged clock, for tests of the core. */
import type { Clock } from '../../engine/core/clock/clock.ts';
import { judge } from '../../engine/core/clock/judge.ts';
import type { Policy } from '../../engine/core/policy/policy.ts';
import type { PolicyMove } from '../../engine/core/policy/version.ts';
import type { Fact, FactBody, TicketHeader } from '../../engine/core/ticket/fact.ts';
import { formatInstant, parseInstant } from '../../engine/core/time/instant.ts';

/** An instant from ISO text with an offset; a test that writes nonsense fails at once. */
export function at(iso: string): number {
  const instant = parseInstant(iso);
  if (instant === undefined) throw new Error(`no instant: ${iso}`);
  return instant;
}

export function fact(iso: string, body: FactBody, extra: Partial<Fact> = {}): Fact {
  return { at: at(iso), ...body, ...extra } as Fact;
}

/** A ticket of a customer of a tier. */
export function ticketOf(tier: string | null, changes: Partial<TicketHeader> = {}): TicketHeader {
  const organization =
    tier === null ? null : { id: 1, name: 'ACME', fields: { support_tier: tier } };
  return {
    id: 4711,
    subject: 'Server slow',
    form: null,
    channel: 'email',
    brand: null,
    tags: [],
    fields: {},
    requester: { id: 7 },
    organization,
    ...changes,
  };
}

/** One clock as a line: "running due 2026-11-21T11:00:00Z, 2h of 4h used". */
function line(clock: Clock | undefined): string {
  if (clock === undefined) return 'none';
  const due = clock.deadlineAt === null ? 'no deadline' : `due ${formatInstant(clock.deadlineAt)}`;
  const parts = [`${clock.state} ${due}`, `used ${clock.elapsedMs / 60_000}m`];
  if (clock.metAt !== null) parts.push(`met ${formatInstant(clock.metAt)}`);
  if (clock.breachedAt !== null) parts.push(`breached ${formatInstant(clock.breachedAt)}`);
  if (clock.state === 'breached' && clock.paused) parts.push('paused');
  if (clock.withdrawn !== null) parts.push(`withdrawn for ${clock.withdrawn.why}`);
  return parts.join(', ');
}

export interface Judging {
  readonly policy: Policy;
  readonly moves?: readonly PolicyMove[];
  readonly tier?: string | null;
  readonly header?: Partial<TicketHeader>;
  readonly facts: readonly Fact[];
  readonly now: string;
}

/** The lines of one promise's instances, by judging the history at `now`. */
export function linesOf(promise: string, judging: Judging): string[] {
  const { policy, moves = [], tier, header, facts, now } = judging;
  const ticket = ticketOf(tier === undefined ? 'standard' : tier, header);
  const { clocks } = judge(policy, { ticket, facts }, at(now), { moves });
  return clocks.filter((clock) => clock.promise === promise).map(line);
}
