/** Answers: which status does a write lead to, asked for or as a consequence? */
import type { Desk } from '../state/desk.ts';
import type { Draft } from './draft.ts';

export const categories = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;

/** The default custom status of a category; closed tickets keep the solved one. */
export function defaultStatusId(desk: Desk, category: string): number {
  const wanted = category === 'closed' ? 'solved' : category;
  for (const status of desk.plain.status.values()) {
    if (status.status_category === wanted && status.default === true) return Number(status.id);
  }
  return 0;
}

/** Sets `status` or `custom_status_id`, else what Zendesk does by itself. */
export function applyStatus(draft: Draft, patch: Readonly<Record<string, unknown>>): void {
  const { desk, next } = draft;
  if (patch.custom_status_id !== undefined && patch.custom_status_id !== null) {
    const custom = desk.plain.status.get(Number(patch.custom_status_id));
    if (custom === undefined || custom.active === false) {
      draft.refuse('custom_status_id', 'Custom status: is invalid');
      return;
    }
    next.custom_status_id = Number(custom.id);
    setCategory(draft, String(custom.status_category));
    return;
  }
  if (patch.status !== undefined && patch.status !== null) {
    const wanted = String(patch.status);
    if (!(categories as readonly string[]).includes(wanted)) {
      draft.refuse('status', `Status: ${wanted} is not a valid status`);
      return;
    }
    setCategory(draft, wanted);
    if (next.status !== draft.before?.status) {
      next.custom_status_id = defaultStatusId(desk, next.status);
    }
    return;
  }
  applyConsequence(draft);
}

function setCategory(draft: Draft, wanted: string): void {
  const { next, before, writer } = draft;
  // A ticket that has left "new" never returns to it.
  next.status = wanted === 'new' && before !== null && before.status !== 'new' ? 'open' : wanted;
  if (next.status === 'solved' && next.assignee_id === null && writer.user.role !== 'end-user') {
    next.assignee_id = writer.user.id;
    next.group_id ??= writer.user.default_group_id;
  }
}

function applyConsequence(draft: Draft): void {
  const { next, before, comment, desk } = draft;
  const wasNew = next.status === 'new';
  if (wasNew && next.assignee_id !== null && next.assignee_id !== before?.assignee_id) {
    next.status = 'open';
  }
  const author = comment === null ? undefined : desk.users.get(comment.by);
  const isCustomersWord = comment?.open === true && author?.role === 'end-user';
  if (before !== null && isCustomersWord && ['pending', 'hold', 'solved'].includes(next.status)) {
    next.status = 'open';
  }
  if (next.status !== (before?.status ?? next.status) || (before === null && wasNew)) {
    next.custom_status_id = defaultStatusId(desk, next.status);
  }
}
