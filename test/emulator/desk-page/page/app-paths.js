// Which value stands at a path that an app names, and what may it set there?
import { AppError } from './app-answer.js';

const SETTABLE_STATUSES = ['open', 'pending', 'hold', 'solved'];
const PRIORITIES = ['low', 'normal', 'high', 'urgent'];
const TYPES = ['question', 'incident', 'problem', 'task'];

/** What the app may read: the ticket, if there is one, as the agent sees it before saving. */
export function snapshotOf(view, draft, beside) {
  if (view.ticket === undefined) return { ...view, ...beside };
  const changed = new Map(draft.entries().map(([name, { value }]) => [name, value]));
  const ticket = { ...view.ticket };
  for (const name of ['status', 'priority', 'type', 'subject', 'tags']) {
    if (changed.has(name)) ticket[name] = changed.get(name);
  }
  const fields = view.fields.map((field) =>
    changed.has(`field:${field.id}`)
      ? { ...field, value: changed.get(`field:${field.id}`) }
      : field,
  );
  const { currentUser, currentAccount } = view;
  return { ticket, fields, currentUser, currentAccount, ...beside };
}

const plainField = ({ value: _, ...field }) => field;

/** The value at a path; a path that leads nowhere is an error of that path. */
export function valueAt(snapshot, path) {
  const custom = /^ticket\.customField:(.+)$/.exec(path)?.[1];
  if (custom !== undefined) return fieldNamed(snapshot, custom).value;
  const named = /^ticketFields:(.+)$/.exec(path)?.[1];
  if (named !== undefined) return plainField(fieldNamed(snapshot, named));
  const [, whose, key] = /^(user|organization)\.customField:(.+)$/.exec(path) ?? [];
  if (whose !== undefined && snapshot[whose]) return snapshot[whose][`${whose}Fields`][key] ?? null;
  if (path === 'ticketFields' && snapshot.fields) return snapshot.fields.map(plainField);
  const found = path === 'fields' ? undefined : walked(snapshot, path.split('.'));
  if (found === undefined) throw new AppError('InvalidPath', 'is nothing this desk can read');
  return found;
}

function walked(root, names) {
  let value = root;
  for (const name of names) {
    // An unassigned ticket has no assignee's name: nothing, rather than a wrong path.
    if (value === null) return null;
    // Only what an object holds itself, never what it inherits.
    if (typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

function fieldNamed({ fields = [] }, name) {
  const found =
    fields.find((field) => field.name === name) ?? fields.find((field) => field.label === name);
  if (found === undefined) throw new AppError('InvalidPath', 'names no ticket field of this desk');
  return found;
}

/** What a set changes, as `{name, value, saved, label}` of the draft; throws what is refused. */
export function changeAt(snapshot, saved, path, value) {
  if (saved.ticket === undefined) {
    throw new AppError('InvalidPath', 'cannot be set where there is no ticket');
  }
  if (saved.ticket.status === 'closed') {
    throw new AppError('InvalidValue', 'cannot be set: the ticket is closed');
  }
  const custom = /^ticket\.customField:(.+)$/.exec(path)?.[1];
  if (custom !== undefined) {
    const { id, label } = fieldNamed(snapshot, custom);
    const before = saved.fields.find((field) => field.id === id)?.value;
    return { name: `field:${id}`, value: value === '' ? null : value, saved: before, label };
  }
  const name = /^ticket\.(status|priority|type|subject|tags)$/.exec(path)?.[1];
  if (name === undefined) throw new AppError('InvalidPath', 'is nothing this desk lets an app set');
  const before = saved.ticket[name];
  if (!isFit(name, value, before)) {
    throw new AppError('InvalidValue', `cannot be ${JSON.stringify(value)}`);
  }
  return { name, value, saved: before, label: name };
}

function isFit(name, value, before) {
  switch (name) {
    case 'status':
      return SETTABLE_STATUSES.includes(value) || value === before;
    case 'priority':
      return value === null || PRIORITIES.includes(value);
    case 'type':
      return value === null || TYPES.includes(value);
    case 'tags':
      return Array.isArray(value) && value.every((tag) => typeof tag === 'string');
    default:
      return typeof value === 'string';
  }
}
