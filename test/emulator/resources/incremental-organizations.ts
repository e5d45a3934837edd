/** Answers: the organizations that changed since a time: /incremental/organizations. */
import { type Answer, type Call, ok, route } from '../http/call.ts';
import { organizationJson } from '../rules/people-json.ts';
import { exportPageSize, withinExportLimit } from './export-limits.ts';
import { startTimeOf } from './incremental-tickets.ts';

function organizations(call: Call): Answer {
  return withinExportLimit(call, 'incremental-exports', () => {
    const start = startTimeOf(call);
    if ('refusal' in start) return start.refusal;
    const { desk } = call.world;
    // The hidden minute is a rule of tickets and their events only.
    const until = Math.floor(call.at / 1000);
    const page = desk.organizationLog.after(start, until, exportPageSize(call));
    const last = page.rows.at(-1);
    const rest =
      last === undefined || !page.more
        ? []
        : desk.organizationLog.after(last, last.second, Number.POSITIVE_INFINITY).rows;
    const rows = [...page.rows, ...rest].flatMap(({ id }) => desk.organizations.get(id) ?? []);
    const endTime = last === undefined ? start.second : page.more ? last.second + 1 : last.second;
    return ok({
      organizations: rows.map((row) => organizationJson(desk, row, call.base)),
      next_page: `${call.base}${call.path}.json?start_time=${endTime}`,
      count: rows.length,
      end_of_stream: !page.more,
      end_time: endTime,
    });
  });
}

export const incrementalOrganizationRoutes = [
  route('GET', '/incremental/organizations', 'organizations', organizations, {
    role: 'admin',
    kind: 'exports',
  }),
];
