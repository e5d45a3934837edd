/**
 * Which action does an update ask for? The app writes it as the agent, in one update: the text
 * field `palier_action` gets the action's nonce, and `metadata.palier` says what it is (decision
 * 0016). Nothing here is believed but who wrote the update, which Zendesk recorded.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Action, Asked } from '../core/action/action.ts';
import {
  ACTION_NAMES,
  type ActionName,
  type DiagnosisActionName,
  INTERVENTION_ACTIONS,
  type InterventionActionName,
  type Refusal,
} from '../core/ticket/action.ts';
import { type Instant, parseInstant } from '../core/time/instant.ts';
import type { Known } from '../known.ts';
import type { Audit } from '../ports/desk.ts';
import { diagnosisAction } from './asked-diagnosis.ts';
import { interventionAction } from './asked-intervention.ts';
import { isTicked } from './audit-values.ts';
import { canonical, LARGEST_MARK } from './own-mark.ts';

/** What an app may call an action by; a verdict ("ok …") and what people type are none. */
const NONCE = /^[A-Za-z0-9_.:-]{1,64}$/;
const WHY_MOST = 500;

const envelope = z.object({
  v: z.unknown(),
  action: z.string(),
  nonce: z.string(),
  after: z.string().nullish(),
  // Absent where they stand in the note.
  args: z.unknown().optional(),
  sha: z.string().nullish(),
});

/** Null for an update that asks for nothing, whatever else it is. */
export function askedAction(
  audit: Audit,
  { ownUserId, fieldIds }: Pick<Known, 'ownUserId' | 'fieldIds'>,
): Asked | null {
  if (audit.creates || audit.custom === null || audit.authorId === ownUserId) return null;
  const changed = (id: number | null) =>
    audit.changes.findLast(({ field }) => id !== null && field === `custom_field:${id}`);
  const nonce = changed(fieldIds.palier_action)?.value;
  if (typeof nonce !== 'string' || !NONCE.test(nonce)) return null;
  const palier = Object.hasOwn(audit.custom, 'palier') ? audit.custom.palier : null;
  if (palier === null || typeof palier !== 'object' || Array.isArray(palier)) return null;
  // What bears a mark claims to be the engine's own: forged, or copied from where it was true.
  if (Object.hasOwn(palier, 'mac')) return null;
  const read = readAction(palier, nonce, audit);
  const replaced = changed(fieldIds.palier_replaced);
  const kind = changed(fieldIds.palier_kind) ?? changed(fieldIds.palier_component);
  return {
    auditId: audit.id,
    at: audit.at,
    by: audit.authorId,
    nonce,
    ...read,
    hash: sha256(typeof read.asked === 'string' ? palier : read.asked),
    changes: {
      kind: kind !== undefined,
      replaced: replaced !== undefined && isTicked(replaced.value),
    },
  };
}

function readAction(
  palier: object,
  nonce: string,
  audit: Audit,
): Pick<Asked, 'after' | 'name' | 'asked'> {
  const not = (asked: Refusal, name: ActionName | null = null) => ({ after: null, name, asked });
  if (Buffer.byteLength(JSON.stringify(palier)) > LARGEST_MARK) return not('tooLarge');
  const read = envelope.safeParse(palier);
  if (!read.success) return not('unreadable');
  const { v, action, after = null, sha = null, args } = read.data;
  if (v !== 1) return not('unknownVersion');
  const name = ACTION_NAMES.find((one) => one === action);
  if (name === undefined) return not('unknownAction');
  if (read.data.nonce !== nonce) return not('unreadable', name);
  const given = sha === null ? (args ?? {}) : noted(audit, sha);
  const asked = given === null ? 'noteMismatch' : actionOf(name, given);
  return { after, name, asked };
}

/**
 * Arguments too long for metadata stand in the update's internal note: its last line that is not
 * blank is their JSON, and `sha` is the SHA-256, in hex, of that JSON in its canonical form (keys
 * sorted, no blanks). Null where they are not the same.
 */
function noted(audit: Audit, sha: string): unknown {
  for (const { public: isPublic, text } of audit.comments) {
    if (isPublic || text === undefined) continue;
    const line =
      text
        .trimEnd()
        .split(/\r\n|\r|\n/)
        .at(-1) ?? '';
    try {
      const args: unknown = JSON.parse(line);
      if (sha256(args) === sha.toLowerCase()) return args;
    } catch {
      // A note of words alone.
    }
  }
  return null;
}

function sha256(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

const promiseForm = z.object({ until: z.string().max(40) });
const kindForm = z.object({ why: z.string().nullish() });
const withdrawForm = z.object({
  promise: z.string().min(1).max(200),
  instance: z.number().int().min(1).max(1_000_000),
  why: z.string().nullish(),
});
const noForm = z.object({});

/** The arguments that count; whatever else stands beside them is nobody's to set. */
function actionOf(name: ActionName, args: unknown): Action | Refusal {
  switch (name) {
    case 'kind': {
      const read = kindForm.safeParse(args);
      if (!read.success) return 'badArgs';
      const { why = null } = read.data;
      if (why === null) return { name, why };
      return isReason(why) ? { name, why: why.trim() } : 'badWhy';
    }
    case 'promise': {
      const read = promiseForm.safeParse(args);
      const until = read.success ? instantIn(read.data.until) : null;
      return until === null ? 'badArgs' : { name, until };
    }
    case 'withdrawBreach': {
      const read = withdrawForm.safeParse(args);
      if (!read.success) return 'badArgs';
      const { promise, instance, why } = read.data;
      if (!isReason(why ?? '')) return 'badWhy';
      return { name, promise, instance, why: (why ?? '').trim() };
    }
    case 'noReplyOwed':
    case 'replaced':
    case 'rootCause':
      return noForm.safeParse(args).success ? { name } : 'badArgs';
    case 'account.dispute':
    case 'account.suspend':
    case 'account.reinstate': {
      const read = kindForm.safeParse(args);
      const why = read.success ? (read.data.why ?? '') : '';
      return isReason(why) ? { name, why: why.trim() } : 'badWhy';
    }
    default:
      return paidAction(name, args) ?? 'badArgs';
  }
}

function paidAction(
  name: DiagnosisActionName | InterventionActionName,
  args: unknown,
): Action | null {
  return isOfHands(name) ? interventionAction(name, args) : diagnosisAction(name, args);
}

function isOfHands(name: ActionName): name is InterventionActionName {
  return INTERVENTION_ACTIONS.some((one) => one === name);
}

function isReason(why: string): boolean {
  return why.trim() !== '' && [...why].length <= WHY_MOST;
}

function instantIn(text: string): Instant | null {
  return parseInstant(text) ?? null;
}
