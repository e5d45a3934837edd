/** An update that asks for an action, as the app writes it; each test changes what it needs. */
import type { Audit, AuditChange } from '../../engine/ports/desk.ts';
import { at } from '../support/histories.ts';
import { AGENT } from './known.ts';

export const NONCE = 'n-1';

/** `metadata.palier` of an action that is in order. */
export function asks(action: string, args: unknown = {}, more: object = {}) {
  return { palier: { v: 1, action, args, nonce: NONCE, after: null, ...more } };
}

export function actionAudit(custom: unknown, changes: Partial<Audit> = {}): Audit {
  return {
    id: 5000,
    ticketId: 12,
    at: at('2026-11-23T10:00:00Z'),
    authorId: AGENT,
    channel: 'api',
    creates: false,
    comments: [],
    changes: [nonceChange(NONCE)],
    custom: custom as Audit['custom'],
    ...changes,
  };
}

/** `palier_action` getting a value. */
export function nonceChange(value: unknown): AuditChange {
  return { field: 'custom_field:909', value, previous: null };
}
