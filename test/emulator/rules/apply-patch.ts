/** Answers: what does each property of a `ticket` object in a request do? */
import type { FieldDefinition, User } from '../state/records.ts';
import type { Draft } from './draft.ts';
import { isRecord } from './read-json.ts';
import { applyStatus } from './status.ts';

const priorities = ['low', 'normal', 'high', 'urgent'];
const types = ['problem', 'incident', 'question', 'task'];

/** Applies a request's `ticket` object; tags of bulk updates come in three forms. */
export function applyPatch(draft: Draft, patch: Readonly<Record<string, unknown>>): void {
  applyWords(draft, patch);
  applyPeople(draft, patch);
  applyLinks(draft, patch);
  applyTags(draft, patch);
  applyFields(draft, patch);
  applyComment(draft, patch);
  applyStatus(draft, patch);
}

function applyWords(draft: Draft, patch: Readonly<Record<string, unknown>>): void {
  const { next } = draft;
  const subject = patch.subject ?? patch.raw_subject;
  if (subject !== undefined) next.subject = String(subject ?? '');
  if (patch.external_id !== undefined) {
    next.external_id = patch.external_id === null ? null : String(patch.external_id);
  }
  if (patch.priority !== undefined) {
    if (patch.priority === null || patch.priority === '') next.priority = null;
    else if (priorities.includes(String(patch.priority))) next.priority = String(patch.priority);
    else draft.refuse('priority', `Priority: ${String(patch.priority)} is not a valid priority`);
  }
  if (patch.type !== undefined) {
    if (patch.type === null || patch.type === '') next.type = null;
    else if (types.includes(String(patch.type))) next.type = String(patch.type);
    else draft.refuse('type', `Type: ${String(patch.type)} is not a valid type`);
  }
  if (patch.due_at !== undefined && next.type === 'task') {
    next.due_at = patch.due_at === null ? null : String(patch.due_at);
  }
}

function userBy(draft: Draft, given: unknown, externalId: unknown): User | null | undefined {
  const { desk } = draft;
  if (draft.writer.byNames && typeof externalId === 'string') {
    return desk.users.get(desk.userByExternalId.get(externalId) ?? -1) ?? null;
  }
  if (given === undefined) return undefined;
  return desk.users.get(Number(given)) ?? null;
}

function applyPeople(draft: Draft, patch: Readonly<Record<string, unknown>>): void {
  const { next, desk } = draft;
  const requester = userBy(draft, patch.requester_id, patch.requester_external_id);
  if (requester === null) draft.refuse('requester', 'Requester: is invalid');
  else if (requester !== undefined && requester.id !== next.requester_id) {
    next.requester_id = requester.id;
    // A ticket follows its requester to their organization unless one is named.
    next.organization_id = requester.organization_id;
  }
  const submitter = userBy(draft, patch.submitter_id, patch.submitter_external_id);
  if (submitter !== undefined && submitter !== null && draft.before === null) {
    next.submitter_id = submitter.id;
  }
  applyOrganization(draft, patch);
  applyGroup(draft, patch);
  if (patch.assignee_id === null) next.assignee_id = null;
  else {
    const named = typeof patch.assignee_email === 'string' ? patch.assignee_email : null;
    const byMail =
      named === null ? undefined : [...desk.users.values()].find((user) => user.email === named);
    const assignee =
      byMail ?? userBy(draft, patch.assignee_id, patch.assignee_external_id) ?? undefined;
    const wanted = patch.assignee_id ?? patch.assignee_external_id ?? named;
    if (assignee !== undefined && assignee.role !== 'end-user') assign(draft, assignee);
    else if (wanted !== undefined && wanted !== null) {
      draft.refuse('assignee', 'Assignee: is invalid');
    }
  }
}

function assign(draft: Draft, assignee: User): void {
  draft.next.assignee_id = assignee.id;
  if (draft.next.group_id === null) draft.next.group_id = assignee.default_group_id;
}

function applyOrganization(draft: Draft, patch: Readonly<Record<string, unknown>>): void {
  const { desk, next } = draft;
  if (draft.writer.byNames && typeof patch.organization_external_id === 'string') {
    const id = desk.organizationByExternalId.get(patch.organization_external_id);
    if (id === undefined) draft.refuse('organization', 'Organization: is invalid');
    else next.organization_id = id;
    return;
  }
  if (patch.organization_id === undefined) return;
  if (patch.organization_id === null) next.organization_id = null;
  else if (desk.organizations.get(Number(patch.organization_id))?.deleted_at === null) {
    next.organization_id = Number(patch.organization_id);
  } else draft.refuse('organization', 'Organization: is invalid');
}

function applyGroup(draft: Draft, patch: Readonly<Record<string, unknown>>): void {
  const { desk, next } = draft;
  let wanted = patch.group_id;
  if (draft.writer.byNames && typeof patch.group_external_id === 'string') {
    wanted = [...desk.groups.values()].find((g) => g.external_key === patch.group_external_id)?.id;
    if (wanted === undefined) {
      draft.refuse('group', 'Group: is invalid');
      return;
    }
  }
  if (wanted === undefined) return;
  if (wanted === null) {
    next.group_id = null;
    return;
  }
  const group = desk.groups.get(Number(wanted));
  if (group === undefined || group.deleted) {
    draft.refuse('group', 'Group: is invalid');
    return;
  }
  if (group.id === next.group_id) return;
  next.group_id = group.id;
  // An assignee who is not a member of the new group loses the ticket.
  const keeps = [...desk.memberships.values()].some(
    (m) => m.group_id === group.id && m.user_id === next.assignee_id,
  );
  if (!keeps) next.assignee_id = null;
}

function applyLinks(draft: Draft, patch: Readonly<Record<string, unknown>>): void {
  const { desk, next } = draft;
  if (patch.problem_id !== undefined) {
    if (patch.problem_id === null) next.problem_id = null;
    else if (desk.tickets.get(Number(patch.problem_id))?.type === 'problem') {
      next.problem_id = Number(patch.problem_id);
    } else draft.refuse('problem_id', 'Problem: is invalid');
  }
  if (patch.brand_id !== undefined && patch.brand_id !== null) {
    if (desk.plain.brand.has(Number(patch.brand_id))) next.brand_id = Number(patch.brand_id);
    else draft.refuse('brand', 'Brand: is invalid');
  }
  if (patch.ticket_form_id !== undefined && patch.ticket_form_id !== null) {
    const id = Number(patch.ticket_form_id);
    if (desk.plain.form.has(id)) next.ticket_form_id = id;
    else draft.refuse('ticket_form_id', 'Ticket form: is invalid');
  }
}

function applyTags(draft: Draft, patch: Readonly<Record<string, unknown>>): void {
  if (patch.tags !== undefined) draft.setTags(asTags(patch.tags));
  if (patch.additional_tags !== undefined) {
    draft.setTags([...draft.next.tags, ...asTags(patch.additional_tags)]);
  }
  if (patch.remove_tags !== undefined) {
    const gone = new Set(asTags(patch.remove_tags));
    draft.setTags(draft.next.tags.filter((tag) => !gone.has(tag)));
  }
}

function asTags(given: unknown): readonly string[] {
  if (Array.isArray(given)) return given.map(String);
  return typeof given === 'string' ? given.split(/[\s,]+/) : [];
}

function applyFields(draft: Draft, patch: Readonly<Record<string, unknown>>): void {
  const given = patch.custom_fields ?? patch.fields;
  if (Array.isArray(given)) {
    for (const item of given) {
      if (isRecord(item)) draft.setField(Number(item.id), item.value);
    }
  } else if (isRecord(given)) {
    for (const [name, value] of Object.entries(given)) setNamed(draft, name, value);
  }
}

function setNamed(draft: Draft, name: string, value: unknown): void {
  if (/^\d+$/.test(name)) {
    draft.setField(Number(name), value);
    return;
  }
  if (!draft.writer.byNames) return;
  const field = fieldByName(draft.desk.fields.values(), name);
  if (field === undefined) draft.refuse('base', `there is no ticket field "${name}"`);
  else draft.setField(field.id, value);
}

/** A ticket field by its key, else by its title. */
function fieldByName(fields: Iterable<FieldDefinition>, name: string): FieldDefinition | undefined {
  let titled: FieldDefinition | undefined;
  for (const field of fields) {
    if (field.of !== 'ticket') continue;
    if (field.key === name) return field;
    if (field.title === name) titled ??= field;
  }
  return titled;
}

function applyComment(draft: Draft, patch: Readonly<Record<string, unknown>>): void {
  const comment = patch.comment ?? (draft.before === null ? firstComment(patch) : undefined);
  if (comment === undefined || comment === null) return;
  const given = isRecord(comment) ? comment : { body: comment };
  const body = given.body ?? given.html_body ?? given.value;
  if (body === undefined || body === null || String(body) === '') {
    if (draft.before === null) draft.refuse('base', 'Description: cannot be blank', 'BlankValue');
    return;
  }
  const author = userBy(draft, given.author_id, given.author_external_id);
  if (author === null) {
    draft.refuse('author', 'Author: is invalid');
    return;
  }
  const by = author ?? draft.writer.user;
  draft.comment = { by: by.id, body: String(body), open: isOpen(draft, given.public, by) };
}

function firstComment(patch: Readonly<Record<string, unknown>>): unknown {
  return patch.description === undefined ? undefined : { body: patch.description };
}

// Without `public` a comment is as public as the ticket's first one; a light agent's never is.
function isOpen(draft: Draft, given: unknown, by: User): boolean {
  if (by.light) return false;
  if (given === undefined || given === null) return draft.next.is_public;
  return given !== false && given !== 'false';
}
