import type { Instant } from '../core/time/instant.ts';
import type { TicketRow, Tx } from '../ports/store.ts';
import { type Context, dueInstant, modeOf } from './context.ts';
import type { Saying } from './settle-row.ts';

/** The store's small named values, so that a name is written once. */
export const VALUES = {
  account: 'account',
  events: 'cursor:events',
  eventsFrom: 'cursor:events:from',
  tickets: 'cursor:tickets',
  organizations: 'cursor:organizations',
  users: 'cursor:users',
  firstRunAt: 'firstRunAt',
  firstRunTold: 'firstRunTold',
  stopped: 'stopped',
  jobs: 'fieldJobs',
  /** Accounts without support, and whose they are. */
  suspended: 'accounts:suspended',
  /** The day on which a requester was last told that their support is suspended. */
  toldSuspended: (requester: number) => `toldSuspended:${requester}`,
  taken: 'policies:taken',
  ledgerLockedUntil: 'ledger:lockedUntil',
  paymentsCompleteUntil: 'ledger:paymentsCompleteUntil',
  rejudged: (version: string) => `rejudged:${version}`,
  slot: (tier: string) => `slot:${tier}`,
} as const;

/** What is the same for every ticket of one transaction. */
export interface Scene {
  readonly firstRunAt: Instant;
  /** The tiers' previous recovery slots; a grant moves its tier's on. */
  readonly slots: Map<string, Instant>;
}

export async function scene(context: Context, tx: Tx): Promise<Scene> {
  const slots = new Map<string, Instant>();
  const tiers = context.policies.all().flatMap((policy) => policy.tiers);
  for (const name of new Set(tiers.map((tier) => tier.name))) {
    const at = await tx.value(VALUES.slot(name));
    if (at !== null) slots.set(name, Number(at));
  }
  return { firstRunAt: Number((await tx.value(VALUES.firstRunAt)) ?? 0), slots };
}

/** Who may be told about a ticket now, and what its tier's last recovery slot was. */
export function sayingFor(context: Context, { firstRunAt, slots }: Scene, row: TicketRow): Saying {
  return {
    now: dueInstant(context),
    alertsLive: modeOf(context) === 'live',
    firstRunAt,
    assigneeMail: context.reaches.has('mail')
      ? (context.names.staff.get(row.doc.assigneeId ?? -1)?.email ?? null)
      : null,
    reaches: context.reaches,
    previousSlot: (tier) => slots.get(tier) ?? null,
  };
}
