import { MINUTE_MS } from '../core/time/duration.ts';
import { EngineError } from '../errors.ts';
import type { Hints } from './hints.ts';

/**
 * Reading a ticket at once because its agent has just changed it: a hint like a webhook's, waited
 * for a while. Looks ask Zendesk, whose limits all our reading shares, so they are counted.
 */
export interface LookWork {
  readonly hints: Hints;
  /** Tells the engine that a hint waits. */
  readonly hinted: () => void;
  /** Real time that nobody sets back. */
  readonly monotonicMs?: () => number;
  /** Aborts when a look has waited long enough, in real time. */
  readonly patience?: () => AbortSignal;
}

/** An agent stares at the panel meanwhile; the answer without news comes then. */
const PATIENCE_MS = 3_000;
/** A look costs two requests or three; this many are a sixth of the smallest account's limit. */
const A_MINUTE = 60;
/** One tab that asks again and again must not take the looks of all the others. */
const OF_ONE_TICKET = 10;

/** Answers whether the ticket was read in time; throws `tooOften` when it must not be asked now. */
export function looks({
  hints,
  hinted,
  monotonicMs = () => performance.now(),
  patience = () => AbortSignal.timeout(PATIENCE_MS),
}: LookWork): (ticketId: number) => Promise<boolean> {
  let begun: readonly Begun[] = [];
  const count = (ticketId: number) => {
    const atMs = monotonicMs();
    begun = begun.filter((one) => atMs - one.atMs < MINUTE_MS);
    const ofTicket = begun.filter((one) => one.ticketId === ticketId);
    refuseWhere(begun.length >= A_MINUTE, begun, atMs);
    refuseWhere(ofTicket.length >= OF_ONE_TICKET, ofTicket, atMs);
    begun = [...begun, { ticketId, atMs }];
  };
  return (ticketId) => {
    // A look that another one's hint will answer, too, asks Zendesk nothing of its own.
    if (!hints.isWaiting(ticketId)) count(ticketId);
    const read = hints.look(ticketId);
    hinted();
    return within(read, patience());
  };
}

interface Begun {
  readonly ticketId: number;
  readonly atMs: number;
}

function refuseWhere(isFull: boolean, [oldest]: readonly Begun[], atMs: number): void {
  if (!isFull || oldest === undefined) return;
  throw new EngineError(
    'tooOften',
    'Zendesk was asked often enough in this minute: wait a little.',
    {
      retryable: true,
      retryAfterMs: oldest.atMs + MINUTE_MS - atMs,
    },
  );
}

function within(read: Promise<boolean>, patience: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const tooLate = () => resolve(false);
    if (patience.aborted) return tooLate();
    patience.addEventListener('abort', tooLate, { once: true });
    void read.then((wasRead) => {
      patience.removeEventListener('abort', tooLate);
      resolve(wasRead);
    });
  });
}
