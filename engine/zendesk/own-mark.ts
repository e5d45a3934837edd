/**
 * Which updates the engine itself made: its writes carry a mark that only the holder of the key can
 * make, bound to the account, the ticket, what was done and a nonce.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { invariant } from '../core/invariant.ts';

/** Zendesk keeps at most 1 kB of metadata; the rest is for its own frame. */
export const LARGEST_MARK = 900;

export interface Marked {
  readonly accountId: number;
  readonly ticketId: number;
  /** What the engine did, such as "fields". */
  readonly action: string;
  /** JSON values only; kept short by the caller. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** The mark as it stands under `metadata.palier`; a type so that it is metadata as it is. */
export type Mark = {
  readonly v: 1;
  readonly action: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly nonce: string;
  readonly mac: string;
};

const markForm = z.looseObject({
  v: z.literal(1),
  action: z.string(),
  args: z.record(z.string(), z.unknown()),
  nonce: z.string().min(1),
  mac: z.string().min(1),
});

/** Signs what the engine is about to do; at most 900 bytes as JSON. */
export function signMark(
  marked: Marked,
  key: string,
  nonce: string = randomBytes(9).toString('base64url'),
): Mark {
  const { action, args } = marked;
  const mark: Mark = { v: 1, action, args, nonce, mac: macOf(marked, nonce, key) };
  const size = Buffer.byteLength(JSON.stringify(mark));
  invariant(size <= LARGEST_MARK, `A mark has at most ${LARGEST_MARK} bytes, not ${size}.`);
  return mark;
}

/**
 * The mark in an update's `metadata.custom`, when the engine made it for this very ticket; null for
 * an absent, damaged, copied or forged one.
 */
export function verifyMark(
  custom: Readonly<Record<string, unknown>> | null,
  accountId: number,
  ticketId: number,
  key: string,
): Mark | null {
  const read = markForm.safeParse(custom?.palier);
  if (!read.success) return null;
  const { action, args, nonce, mac } = read.data;
  const due = Buffer.from(macOf({ accountId, ticketId, action, args }, nonce, key));
  const given = Buffer.from(mac);
  if (due.length !== given.length || !timingSafeEqual(due, given)) return null;
  return { v: 1, action, args, nonce, mac };
}

function macOf({ accountId, ticketId, action, args }: Marked, nonce: string, key: string): string {
  const signed = canonical([1, accountId, ticketId, action, args, nonce]);
  return createHmac('sha256', key).update(signed).digest('base64url');
}

/** JSON with sorted keys and no blanks: Zendesk may hand metadata back in another order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`);
  return `{${parts.join(',')}}`;
}
