// Which properties of the open ticket are changed and not yet saved? With an app beside the ticket
// the page keeps changes until they are saved, as Zendesk does; without one it saves each at once.

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** One ticket's draft; `told` hears of every change. */
export function createDraft(isKept, told = () => {}) {
  const values = new Map();
  return {
    isKept,
    get isEmpty() {
      return values.size === 0;
    },
    /** `name` is a property or `field:ID`; a value that is the saved one is no change. */
    put({ name, value, saved, label }) {
      if (same(value, saved)) values.delete(name);
      else values.set(name, { value, label });
      told();
    },
    drop() {
      if (values.size === 0) return;
      values.clear();
      told();
    },
    entries: () => [...values],
    /** What the API is told; who solves a ticket becomes its assignee. */
    body(agentId) {
      const ticket = {};
      const fields = [];
      for (const [name, { value }] of values) {
        if (name.startsWith('field:')) fields.push({ id: Number(name.slice(6)), value });
        else ticket[name] = value;
      }
      if (ticket.status === 'solved') ticket.assignee_id = agentId;
      return fields.length === 0 ? ticket : { ...ticket, custom_fields: fields };
    },
    /** The ticket as the page shows it; `fieldIds` are its custom fields by title. */
    over(view, fieldIds) {
      if (values.size === 0) return view;
      const shown = { ...view, values: { ...view.values } };
      for (const name of ['status', 'priority']) {
        if (values.has(name)) shown[name] = values.get(name).value;
      }
      for (const [title, id] of Object.entries(fieldIds)) {
        const changed = values.get(`field:${id}`);
        if (changed !== undefined) shown.values[title] = changed.value;
      }
      return shown;
    },
  };
}
