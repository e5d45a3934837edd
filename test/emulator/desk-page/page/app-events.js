// What has changed on a ticket between two looks at it, in the names of the framework's events?

const PROPERTIES = ['status', 'priority', 'type', 'subject', 'tags', 'requester', 'organization'];

const differs = (a, b) => JSON.stringify(a) !== JSON.stringify(b);

/** `[name, payload]` of each event; nothing when there was no look before. */
export function eventsBetween(before, after) {
  // Beside a customer there is no ticket whose properties could change.
  if (before === null || after.ticket === undefined) return [];
  const changes = [];
  for (const name of PROPERTIES) {
    if (differs(before.ticket[name], after.ticket[name])) changes.push([name, after.ticket[name]]);
  }
  for (const name of ['user', 'group']) {
    const now = after.ticket.assignee[name];
    if (differs(before.ticket.assignee[name], now)) changes.push([`assignee.${name}`, now]);
  }
  for (const field of after.fields) {
    const old = before.fields.find(({ id }) => id === field.id);
    if (differs(old?.value, field.value)) changes.push([field.name, field.value]);
  }
  const events = changes.flatMap(([name, value]) => [
    [`ticket.${name}.changed`, value],
    ['*.changed', { propertyName: `ticket.${name}`, newValue: value }],
  ]);
  const isUpdated = before.ticket.updatedAt !== after.ticket.updatedAt;
  return isUpdated ? [...events, ['ticket.updated', { id: after.ticket.id }]] : events;
}
