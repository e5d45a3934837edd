/**
 * The engine's verdict on an action, as the mark of its own update carries it. Who reads a ticket
 * anew takes what stands there and does not decide again (decision 0016).
 */
import { z } from 'zod';
import type { Verdict } from '../core/action/action.ts';
import { REFUSALS } from '../core/ticket/action.ts';
import { LARGEST_MARK, type Mark } from './own-mark.ts';

/** Short names: the mark has 900 bytes, which other arguments share. */
const form = z.object({
  a: z.number().int(),
  c: z.enum(REFUSALS).nullable(),
  r: z.string(),
  t: z.string().nullable(),
  p: z.string(),
});

/** A verdict as it stands under `args.verdict` of a mark. */
export function verdictArgs(verdict: Verdict): z.infer<typeof form> {
  const { auditId: a, refused: c, role: r, tier: t, policy: p } = verdict;
  return { a, c, r, t, p };
}

/** Bytes of a mark that are neither: its frame, its nonce and its seal. */
const FRAME = 150;

/** Whether the mark has room for a verdict beside its other arguments. */
export function fitsBeside(others: object, verdict: object): boolean {
  return Buffer.byteLength(JSON.stringify({ ...others, verdict })) <= LARGEST_MARK - FRAME;
}

/** The verdict in a mark of our own; null where it carries none. */
export function verdictIn(mark: Mark | null): Verdict | null {
  const read = form.safeParse(mark?.args.verdict);
  if (!read.success) return null;
  const { a: auditId, c: refused, r: role, t: tier, p: policy } = read.data;
  return { auditId, refused, role, tier, policy };
}
