import { MINUTE_MS } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { Channel, Message } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Obligation, ObligationBody, Store, Tx } from '../ports/store.ts';
import type { Log } from './context.ts';
import { ATTEMPTS_MAX, backoffMs, Rests } from './retry-rest.ts';
import { digestOf, isFoldable, recipientOf, Storms } from './storm.ts';
import type { Troubles } from './troubles.ts';

/**
 * Who is told what is owed, and what becomes of it? Claimed and planned in one transaction, sent
 * outside it, settled one by one: at least once. What a crash caught in flight is sent again; where
 * the target takes a key it is the same message, elsewhere it may be seen twice.
 */
export interface AlertParts {
  readonly store: Store;
  /** Those that are set up; an alert for another one is a dead letter that says so. */
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly word: (body: ObligationBody) => Pick<Message, 'title' | 'text' | 'link' | 'lateMark'>;
  /** Messages to one recipient in five minutes above which they become a digest. */
  readonly digestAfter: () => number;
  /** False while sends are stopped (`palier stop`); what is owed stays owed. */
  readonly maySend: () => Promise<boolean>;
  readonly troubles: Pick<Troubles, 'raise' | 'clear'>;
  readonly log: Log;
  /** Told when something was said or given up, so that the board shows it. */
  readonly changed: () => void;
  /** Asks for the next turn, in real time: something that failed has rested. */
  readonly wake: () => void;
  /** The end of the engine; what it cuts off is sent again by the next run. */
  readonly signal: AbortSignal;
  readonly monotonicMs?: () => number;
}

/** An alert that reaches people later than this after its cause is marked late. */
const LATE_MS = 5 * MINUTE_MS;
const CLAIM_LIMIT = 5000;
/** After so many failures in a row the rest of a channel's alerts is not tried in this turn. */
const FAILURES_IN_A_ROW = 2;

interface Delivery extends AlertParts {
  readonly storms: Storms;
  readonly rests: Rests;
  timer: NodeJS.Timeout | null;
}

/**
 * Makes the turn that delivers everything owed now and answers when the next is owed, null when
 * nothing is. Turns must not overlap.
 */
export function alertDelivery(parts: AlertParts): () => Promise<Instant | null> {
  const rests = new Rests(parts.clock, parts.monotonicMs ?? (() => performance.now()));
  const delivery: Delivery = { ...parts, storms: new Storms(), rests, timer: null };
  return async () => {
    if (!(await parts.maySend())) return null;
    // A digest made in one round is an alert of the next.
    while ((await round(delivery)) && !parts.signal.aborted);
    wakeWhenRested(delivery);
    return parts.store.read((tx) => tx.nextOwedAt());
  };
}

/** Claims, plans and sends once; true when something was folded and must still be sent. */
async function round(delivery: Delivery): Promise<boolean> {
  const { store, clock, rests } = delivery;
  const rested = rests.takeRested();
  const { toSend, folded } = await store.transact(async (tx) => {
    // Dated to now, because the desk's clock may not have come so far, or may stand still.
    for (const { key, error } of rested) await tx.settle(key, { retryAt: clock.now(), error });
    return plan(delivery, tx, await tx.claim(clock.now(), CLAIM_LIMIT));
  });
  const byChannel = grouped(toSend, (row) => row.channel);
  await Promise.all([...byChannel.values()].map((rows) => sendInTurn(delivery, rows)));
  if (toSend.length > 0 || folded) delivery.changed();
  return folded;
}

/**
 * What is sent now; the others are folded into digests or put back, in the claiming transaction.
 */
async function plan(
  delivery: Delivery,
  tx: Tx,
  claimed: readonly Obligation[],
): Promise<{ toSend: readonly Obligation[]; folded: boolean }> {
  const now = delivery.clock.now();
  const toSend: Obligation[] = [];
  const foldable: (Obligation & { body: Extract<ObligationBody, { ticketId: number }> })[] = [];
  for (const row of claimed) {
    const restsUntilAt = delivery.rests.stillUntil(row.key);
    if (restsUntilAt !== null) {
      await tx.settle(row.key, { heldUntilAt: restsUntilAt });
      continue;
    }
    delivery.rests.end(row.key);
    // Maybe sent already, so it keeps its own key: in a digest it would be said twice for certain.
    if (isFoldable(row) && !row.maybeSent && isWordable(delivery, row)) foldable.push(row);
    else toSend.push(row);
  }
  let folded = false;
  for (const [who, rows] of grouped(foldable, recipientOf)) {
    const decided = delivery.storms.plan(who, rows.length, delivery.digestAfter(), now);
    if (decided.do === 'send') toSend.push(...rows);
    else if (decided.do === 'hold') {
      for (const row of rows) await tx.settle(row.key, { heldUntilAt: decided.untilAt });
    } else {
      const digest = digestOf(rows, now, (body) => delivery.word(body).title);
      if (digest !== null) await tx.owe(digest);
      // Each alert is settled here, once; from now on the digest is what is owed.
      for (const row of rows) await tx.settle(row.key, { sent: now });
      folded = true;
    }
  }
  return { toSend, folded };
}

async function sendInTurn(delivery: Delivery, rows: readonly Obligation[]): Promise<void> {
  let failures = 0;
  for (const row of rows) {
    if (delivery.signal.aborted) return;
    if (failures >= FAILURES_IN_A_ROW) {
      await putBack(delivery, row);
      continue;
    }
    const outcome = await sendOne(delivery, row);
    failures = outcome === 'failed' ? failures + 1 : 0;
  }
}

async function sendOne(delivery: Delivery, row: Obligation): Promise<'settled' | 'failed'> {
  const { store, storms, clock, signal, troubles, log } = delivery;
  if (row.maybeSent)
    log.info({ key: row.key, channel: row.channel }, 'sending again after a crash');
  try {
    await channelFor(delivery, row).send(messageOf(delivery, row), signal);
  } catch (error) {
    // What the end of the engine cut off stays claimed: the next run knows that it was maybe sent.
    if (signal.aborted) return 'settled';
    return fail(delivery, row, error);
  }
  const now = clock.now();
  storms.count(row, now);
  await store.transact((tx) => tx.settle(row.key, { sent: now }));
  troubles.clear(`alerts:${row.channel}`);
  return 'settled';
}

async function fail(
  { store, clock, rests, troubles, log }: Delivery,
  row: Obligation,
  error: unknown,
): Promise<'settled' | 'failed'> {
  const reason = error instanceof Error ? error.message : String(error);
  troubles.raise(`alerts:${row.channel}`, `Alerts by ${row.channel}: ${reason}`, clock.now());
  const known = error instanceof EngineError ? error : null;
  const mayRetry = known?.retryable === true;
  if (!mayRetry || row.attempts >= ATTEMPTS_MAX) {
    const dead = mayRetry ? `given up after ${row.attempts} attempts: ${reason}` : reason;
    log.warn({ key: row.key, attempts: row.attempts, code: known?.code }, 'alert not deliverable');
    await store.transact((tx) => tx.settle(row.key, { dead }));
    return 'settled';
  }
  const retryAt = rests.begin(row.key, backoffMs(row.attempts, known.retryAfterMs), reason);
  log.info({ key: row.key, attempts: row.attempts, code: known.code }, 'alert will be tried again');
  await store.transact((tx) => tx.settle(row.key, { retryAt, error: reason }));
  return 'failed';
}

/** Not tried because the channel is failing; rests as long as a first failure does. */
async function putBack({ store, rests }: Delivery, row: Obligation): Promise<void> {
  const heldUntilAt = rests.begin(row.key, backoffMs(1, null), 'not tried yet');
  await store.transact((tx) => tx.settle(row.key, { heldUntilAt }));
}

function channelFor({ channels }: Delivery, row: Obligation): Channel {
  const channel = channels.find(({ name }) => name === row.channel);
  if (channel !== undefined) return channel;
  if (row.channel === 'billing') {
    throw new EngineError(
      'channelFailed',
      'No way to tell billing of charges is set up: set PALIER_BILLING_URL, or use the export.',
    );
  }
  const setting = row.channel === 'slack' ? 'PALIER_SLACK_URL' : 'PALIER_SMTP_URL';
  throw new EngineError(
    'channelFailed',
    `No way to send alerts by ${row.channel} is set up: set ${setting}, or take the rung out of ` +
      'the ladder in the tiers file.',
  );
}

/** What cannot be worded goes its own way to the dead letters, and spoils no digest. */
function isWordable({ word }: Delivery, row: Obligation): boolean {
  try {
    word(row.body);
    return true;
  } catch {
    return false;
  }
}

function messageOf({ word, clock }: Delivery, row: Obligation): Message {
  const { title, text, link, lateMark } = word(row.body);
  const isLate = 'late' in row.body && row.body.late;
  const late = isLate || clock.now() - row.createdAt > LATE_MS;
  return {
    key: row.key,
    to: row.recipient,
    title,
    text,
    link,
    late,
    ...(lateMark !== undefined && { lateMark }),
  };
}

function grouped<T>(rows: readonly T[], by: (row: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = by(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function wakeWhenRested(delivery: Delivery): void {
  if (delivery.timer !== null) clearTimeout(delivery.timer);
  const restMs = delivery.rests.nextMs();
  delivery.timer = restMs === null ? null : setTimeout(delivery.wake, Math.ceil(restMs));
  delivery.timer?.unref();
}
