/**
 * The engine's verdict on an action, and the customer's answer on a page, as the mark of its own
 * update carries them. Who reads a ticket anew takes what stands there and does not decide again
 * (decisions 0016, 0021).
 */
import { z } from 'zod';
import type { Verdict } from '../core/action/action.ts';
import type { PageAnswer } from '../core/action/page-answer.ts';
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

const answerForm = z.object({
  o: z.number().int(),
  q: z.enum(['offer', 'quote']),
  w: z.enum(['accept', 'decline']),
  b: z.number().int(),
  i: z.number().int(),
  n: z.string(),
  h: z.string(),
  t: z.string().nullable(),
  p: z.string(),
});

/** An answer as it stands under `args.answer` of a mark: no audit of anybody's brings it. */
export function answerArgs(one: PageAnswer): z.infer<typeof answerForm> {
  const { of: o, question: q, answer: w, by: b, at: i, nonce: n, hash: h } = one;
  return { o, q, w, b, i, n, h, t: one.tier, p: one.policy };
}

/** The answer in a mark of our own; null where it carries none. */
export function answerIn(mark: Mark | null): PageAnswer | null {
  const read = answerForm.safeParse(mark?.args.answer);
  if (!read.success) return null;
  const { o: of, q: question, w: answer, b: by, i: at, n: nonce, h: hash, t, p } = read.data;
  return { of, question, answer, by, at, nonce, hash, tier: t, policy: p };
}

/** Bytes of a mark that are neither: its frame, its nonce and its seal. */
const FRAME = 150;

/** Whether the mark has room for all these arguments. */
export function fits(args: object): boolean {
  return Buffer.byteLength(JSON.stringify(args)) <= LARGEST_MARK - FRAME;
}

/** The verdict in a mark of our own; null where it carries none. */
export function verdictIn(mark: Mark | null): Verdict | null {
  const read = form.safeParse(mark?.args.verdict);
  if (!read.success) return null;
  const { a: auditId, c: refused, r: role, t: tier, p: policy } = read.data;
  return { auditId, refused, role, tier, policy };
}
