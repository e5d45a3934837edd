/** Answers: which users, groups and organizations come along with tickets? */
import type { Call } from '../http/call.ts';
import { groupJson, organizationJson, userJson } from '../rules/people-json.ts';
import type { Ticket } from '../state/records.ts';

/** Side-loads named in `include`; unknown names are ignored, as in the API. */
export function sideLoads(call: Call, tickets: readonly Ticket[]): Record<string, unknown> {
  const wanted = (call.query.get('include') ?? '').split(',').map((name) => name.trim());
  const { desk } = call.world;
  const loaded: Record<string, unknown> = {};
  if (wanted.includes('users')) {
    const ids = tickets.flatMap((t) => [t.requester_id, t.submitter_id, t.assignee_id]);
    loaded.users = known(ids, desk.users).map((user) => userJson(user, call.base));
  }
  if (wanted.includes('organizations')) {
    const ids = tickets.map((ticket) => ticket.organization_id);
    loaded.organizations = known(ids, desk.organizations).map((o) =>
      organizationJson(desk, o, call.base),
    );
  }
  if (wanted.includes('groups')) {
    const ids = tickets.map((ticket) => ticket.group_id);
    loaded.groups = known(ids, desk.groups).map((group) => groupJson(group, call.base));
  }
  return loaded;
}

function known<T>(ids: readonly (number | null)[], rows: ReadonlyMap<number, T>): T[] {
  return [...new Set(ids)].flatMap((id) => (id === null ? [] : (rows.get(id) ?? [])));
}
