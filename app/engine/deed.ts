/**
 * What does an agent's action look like in Zendesk? One update of the ticket as that agent: the
 * fields that are the action, `palier_action` with a nonce so that the update always changes
 * something, and metadata that the engine reads in the audit (design: trust §1).
 */
import type { AccountActionName } from '../../engine/http/app-contract.ts';
import { type DiagnosisDeed, diagnosisArgs } from './diagnosis-deed.ts';
import type { FieldIds } from './field-ids.ts';
import { type HandsDeed, handsArgs, isHandsDeed } from './hands-deed.ts';
import { noteOf, shaOf } from './noted.ts';

/** An action with what belongs to it. */
export type Deed =
  | {
      readonly action: 'kind';
      /** Option values of the drop-downs; null empties, undefined leaves them. */
      readonly kind?: string | null | undefined;
      readonly component?: string | null | undefined;
      readonly why: string;
    }
  /** `until` is an ISO instant. */
  | { readonly action: 'promise'; readonly until: string }
  | { readonly action: 'noReplyOwed' | 'replaced' | 'rootCause' }
  | { readonly action: AccountActionName; readonly why: string }
  | {
      readonly action: 'withdrawBreach';
      readonly promise: string;
      readonly instance: number;
      readonly why: string;
    }
  | DiagnosisDeed
  | HandsDeed;

export interface DeedFrame {
  readonly nonce: string;
  /** The nonce of the last action that the agent has seen here; null for none. */
  readonly after: string | null;
  readonly ids: FieldIds;
}

/** The body of the update; null where the account lacks a field that it needs. */
export async function updateFor(
  deed: Deed,
  { nonce, after, ids }: DeedFrame,
): Promise<object | null> {
  const { palier_action: actionId } = ids;
  if (actionId === undefined) return null;
  const fields = fieldsOf(deed, ids);
  if (fields === null) return null;
  const custom_fields = [...fields, { id: actionId, value: nonce }];
  const { action } = deed;
  const args = argsOf(deed);
  const metadata = { palier: { v: 1, action, args, nonce, after } };
  if (bytesOf(metadata) <= METADATA_BYTES_MAX) return { ticket: { custom_fields, metadata } };
  const palier = { v: 1, action, nonce, after, sha: await shaOf(args) };
  const comment = { public: false, body: noteOf(toldOf(deed), args) };
  return { ticket: { custom_fields, comment, metadata: { palier } } };
}

/** Zendesk keeps 1 kB of metadata, of which we write so many bytes at most (design: trust §1). */
const METADATA_BYTES_MAX = 900;

function bytesOf(value: object): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** What colleagues read in the note. */
function toldOf(deed: Deed): readonly string[] {
  const words = 'words' in deed ? deed.words : '';
  return 'told' in deed ? [deed.told, words] : [];
}

interface FieldValue {
  readonly id: number;
  readonly value: string | boolean | null;
}

function fieldsOf(deed: Deed, ids: FieldIds): readonly FieldValue[] | null {
  if (deed.action === 'replaced') {
    return ids.palier_replaced === undefined ? null : [{ id: ids.palier_replaced, value: true }];
  }
  if (deed.action !== 'kind') return [];
  const found: FieldValue[] = [];
  for (const [id, value] of [
    [ids.palier_kind, deed.kind],
    [ids.palier_component, deed.component],
  ] as const) {
    if (value === undefined) continue;
    if (id === undefined) return null;
    found.push({ id, value });
  }
  return found;
}

function argsOf(deed: Deed): object {
  if (isHandsDeed(deed)) return handsArgs(deed);
  switch (deed.action) {
    case 'kind':
      return deed.why === '' ? {} : { why: deed.why };
    case 'promise':
      return { until: deed.until };
    case 'account.dispute':
    case 'account.suspend':
    case 'account.reinstate':
      return { why: deed.why };
    case 'withdrawBreach':
      return { promise: deed.promise, instance: deed.instance, why: deed.why };
    case 'noReplyOwed':
    case 'replaced':
    case 'rootCause':
      return {};
    default:
      return diagnosisArgs(deed);
  }
}

/** Beside a promise with the longest name there is room for this, such as 250 Cyrillic letters. */
const WHY_BYTES_MAX = 500;

/** How many signs a reason is too long, from its end; 0 where it fits. */
export function signsOver(why: string): number {
  let bytes = 0;
  let over = 0;
  for (const sign of why) {
    bytes += new TextEncoder().encode(JSON.stringify(sign)).length - '""'.length;
    if (bytes > WHY_BYTES_MAX) over += 1;
  }
  return over;
}

/** Twelve random bytes as 16 signs that nobody else comes upon. */
export function nonceFrom(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

export const NONCE_BYTES = 12;
