import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { Channel, Message } from '../ports/channel.ts';
import type { Letter, Settlement } from '../ports/store.ts';
import { type Context, modeOf } from './context.ts';
import { isStopped } from './deliver-fields.ts';
import { ATTEMPTS_MAX, backoffMs, Rests } from './retry-rest.ts';
import { wordLetter } from './word-letter.ts';

/**
 * Mails what customers are owed: at least once, each under the same Message-ID. Apart from alerts,
 * so that no storm of them holds a letter up, and no digest swallows one.
 */
export interface LetterParts {
  readonly context: Context;
  /** Null where no mail is set up: then what is owed waits. */
  readonly mail: Channel | null;
  /** Asks for the next turn, in real time. */
  readonly wake: () => void;
  readonly signal: AbortSignal;
  readonly monotonicMs?: () => number;
}

const AT_ONCE = 50;

/** Makes the turn that sends everything owed now and answers when the next is; null for never. */
export function letterDelivery(parts: LetterParts): () => Promise<Instant | null> {
  const { context, mail, signal, wake, monotonicMs = () => performance.now() } = parts;
  const { store, clock } = context;
  const rests = new Rests(clock, monotonicMs);
  let timer: NodeJS.Timeout | null = null;
  return async () => {
    if (mail === null || modeOf(context) === 'observe' || (await isStopped(context))) return null;
    const claimed = await store.transact(async (tx) => {
      for (const { key, error } of rests.takeRested()) {
        await tx.settle(key, { retryAt: clock.now(), error });
      }
      return tx.claimLetters(clock.now(), AT_ONCE);
    });
    for (const letter of claimed) {
      if (signal.aborted) break;
      const stillAt = rests.stillUntil(letter.key);
      const outcome =
        stillAt === null
          ? await send(context, mail, letter, rests, signal)
          : { heldUntilAt: stillAt };
      // What the end of the engine cut off stays claimed: the next run knows it was maybe sent.
      if (outcome !== null) await store.transact((tx) => tx.settle(letter.key, outcome));
    }
    if (timer !== null) clearTimeout(timer);
    const restMs = rests.nextMs();
    timer = restMs === null ? null : setTimeout(wake, Math.ceil(restMs));
    timer?.unref();
    return store.read((tx) => tx.nextLetterAt());
  };
}

async function send(
  context: Context,
  mail: Channel,
  letter: Letter,
  rests: Rests,
  signal: AbortSignal,
): Promise<Settlement | null> {
  const { clock, troubles, log } = context;
  const { key, attempts } = letter;
  try {
    const message = await messageOf(context, letter);
    if (typeof message === 'string') {
      log.info({ key, reason: message }, 'letter not sent: nothing to say any more');
      return { dead: message };
    }
    await mail.send(message, signal);
    troubles.clear('letters:mail');
    return { sent: clock.now() };
  } catch (error) {
    if (signal.aborted) return null;
    const reason = error instanceof Error ? error.message : String(error);
    const known = error instanceof EngineError ? error : null;
    log.warn({ key, attempts, code: known?.code }, 'letter not delivered');
    troubles.raise('letters:mail', `A letter to a customer: ${reason}`, clock.now());
    const isLast = known?.retryable !== true || attempts >= ATTEMPTS_MAX;
    if (isLast) return { dead: reason };
    const retryAt = rests.begin(key, backoffMs(attempts, known.retryAfterMs), reason);
    return { retryAt, error: reason };
  }
}

/** The mail, its address asked of the desk now; a sentence where there is nothing to send. */
async function messageOf(context: Context, letter: Letter): Promise<Message | string> {
  const { ticketId, body, key } = letter;
  const row = await context.store.read(async (tx) => (await tx.tickets([ticketId])).get(ticketId));
  if (row === undefined) return 'The ticket is not known any more.';
  const words = wordLetter(context, row, letter);
  if (typeof words === 'string') return words;
  const [person] = await context.desk.showUsers([body.person]);
  const to = person?.email ?? null;
  if (to === null) {
    const told = `Mailing user ${body.person} failed: Zendesk has no address of theirs.`;
    throw new EngineError('channelFailed', told);
  }
  return { key, to, ...words, late: false, isWhole: true };
}
