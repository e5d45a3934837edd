/**
 * What is a row of a provider's table? A situation at the desk, and what its rules owe. Instants
 * are the wall clock of the provider's own zone, so that hours can be read as they are.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '../../../engine/core/clock/judge.ts';
import type { Policy } from '../../../engine/core/policy/policy.ts';
import type { Tier } from '../../../engine/core/policy/tier.ts';
import { grantedSlots, rankOf } from '../../../engine/core/queue/rank.ts';
import type { TicketHeader } from '../../../engine/core/ticket/fact.ts';
import { triage } from '../../../engine/core/ticket/triage.ts';
import { formatDuration } from '../../../engine/core/time/duration.ts';
import { formatInstant, type Instant } from '../../../engine/core/time/instant.ts';
import { readTiersFile } from '../../../engine/tiers-file/read.ts';
import { at, ticketOf } from '../../support/histories.ts';
import { factOf } from '../../support/history-line.ts';

/** The ticket, what happened to it, and when it is looked at. */
export interface Situation {
  /** A sentence: the condition, and what follows. */
  readonly situation: string;
  /** The tier that the customer's organization has bought. */
  readonly customer: string;
  readonly ticket?: Partial<TicketHeader>;
  readonly history: readonly string[];
  /** When it is looked at; by default when the last thing has happened. */
  readonly at?: string;
}

/** A row about one clock; `promise` may name a later instance: "nextReply 2". */
export interface ClockRow extends Situation {
  readonly promise: string;
  /** "running, 4h of office", or "not promised" where the promise has no such instance. */
  readonly owed: string;
  /** Null while it is paused, and where nothing is promised. */
  readonly due: string | null;
  /** When it was breached, when it was. */
  readonly breached?: string;
  readonly tier?: string;
  /** The kind in force; null where none is decided. */
  readonly kind?: string | null;
  /** The kind that triage only proposes. */
  readonly proposed?: string | null;
}

/** The tiers file beside the tables; every mistake in it is told. */
export function policyOf(file: string): Policy {
  const read = readTiersFile(readFileSync(join(__dirname, file), 'utf8'));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 1));
  expect(read.warnings).toEqual([]);
  return read.policy;
}

export function tierNamed(policy: Policy, name: string): Tier {
  const tier = policy.tiers.find((one) => one.name === name);
  if (tier === undefined) throw new Error(`no tier ${name}`);
  return tier;
}

function judged(policy: Policy, row: Situation) {
  const facts = row.history.map(factOf);
  const now = row.at === undefined ? (facts.at(-1)?.at ?? 0) : at(row.at);
  const ticket = ticketOf(row.customer, row.ticket);
  return { now, ticket, judgement: judge(policy, { ticket, facts }, now) };
}

/**
 * Which of two tickets is answered first? The lower rank, then whichever was opened earlier; both
 * are looked at when the second has happened.
 */
export function firstOf(policy: Policy, a: Situation, b: Situation): Situation {
  const now = b.at ?? b.history.at(-1)?.split(' ')[0] ?? '';
  const [before, after] = [a, b].map((row) => {
    const { judgement } = judged(policy, { ...row, at: now });
    const { rank } = rankOf(judgement, at(now), grantedSlots([]));
    return [rank ?? Number.POSITIVE_INFINITY, judgement.ticket.openedAt ?? 0] as const;
  });
  if (before === undefined || after === undefined) throw new Error('two tickets are compared');
  return (before[0] - after[0] || before[1] - after[1]) <= 0 ? a : b;
}

/** Runs the rows of a table, each as a test of its own. */
export function clockTable(policy: Policy, rows: readonly ClockRow[]): void {
  test.each(rows)('$situation', (row) => {
    const { judgement, ticket } = judged(policy, row);
    const [promise, instance = '1'] = row.promise.split(' ');
    const clock = judgement.clocks.find(
      (one) => one.promise === promise && one.instance === Number(instance),
    );
    const shown = {
      owed: 'not promised',
      due: null as string | null,
      breached: null as string | null,
      ...(row.tier === undefined ? {} : { tier: judgement.tier?.name }),
      ...(row.kind === undefined ? {} : { kind: judgement.kind }),
      ...(row.proposed === undefined ? {} : { proposed: triage(policy, ticket).proposed }),
    };
    if (clock !== undefined) {
      shown.owed = `${clock.state}, ${formatDuration(clock.targetMs)} of ${clock.calendar.name}`;
      shown.due = instant(clock.deadlineAt);
      shown.breached = instant(clock.breachedAt);
    }
    const { owed, tier, kind, proposed } = row;
    expect(shown).toEqual({
      owed,
      due: row.due === null ? null : instant(at(row.due)),
      breached: row.breached === undefined ? null : instant(at(row.breached)),
      ...(tier === undefined ? {} : { tier }),
      ...(kind === undefined ? {} : { kind }),
      ...(proposed === undefined ? {} : { proposed }),
    });
  });
}

function instant(given: Instant | null): string | null {
  return given === null ? null : formatInstant(given);
}
