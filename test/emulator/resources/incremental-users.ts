/**
 * Answers: the users that changed: /incremental/users/cursor (own bucket) and /incremental/users.
 */
import { type Answer, type Call, ok, refuse, route } from '../http/call.ts';
import { userJson } from '../rules/people-json.ts';
import { badRequest } from '../rules/refusal.ts';
import { cursorOf, exportPageSize, readCursor, withinExportLimit } from './export-limits.ts';
import { startTimeOf } from './incremental-tickets.ts';

function byCursor(call: Call): Answer {
  return withinExportLimit(call, 'incremental-exports-cursor', () => {
    const cursor = call.query.get('cursor');
    const start = cursor === null ? startTimeOf(call) : readCursor(cursor);
    if (start === null) return refuse(badRequest('InvalidCursor', 'The cursor is invalid'));
    if ('refusal' in start) return start.refusal;
    const { desk } = call.world;
    const now = Math.floor(call.at / 1000);
    const page = desk.userLog.after(start, now, exportPageSize(call));
    const last = page.rows.at(-1) ?? start;
    // The present second may still bring rows with smaller ids: it is read again next time.
    const isOpen = last.second >= now && !page.more;
    const after = isOpen ? cursorOf(now, 0) : cursorOf(last.second, last.id);
    const url = `${call.base}${call.path}.json?cursor=${encodeURIComponent(after)}`;
    return ok({
      users: page.rows.flatMap(({ id }) => {
        const user = desk.users.get(id);
        return user === undefined ? [] : userJson(user, call.base);
      }),
      after_url: url,
      before_url: null,
      after_cursor: after,
      before_cursor: null,
      end_of_stream: !page.more,
    });
  });
}

function byTime(call: Call): Answer {
  return withinExportLimit(call, 'incremental-exports', () => {
    const start = startTimeOf(call);
    if ('refusal' in start) return start.refusal;
    const { desk } = call.world;
    const page = desk.userLog.after(start, Math.floor(call.at / 1000), exportPageSize(call));
    const last = page.rows.at(-1);
    const rest =
      last === undefined || !page.more
        ? []
        : desk.userLog.after(last, last.second, Number.POSITIVE_INFINITY).rows;
    const rows = [...page.rows, ...rest].flatMap(({ id }) => desk.users.get(id) ?? []);
    const endTime = last === undefined ? start.second : page.more ? last.second + 1 : last.second;
    return ok({
      users: rows.map((user) => userJson(user, call.base)),
      next_page: `${call.base}${call.path}.json?start_time=${endTime}`,
      count: rows.length,
      end_of_stream: !page.more,
      end_time: endTime,
    });
  });
}

const asExport = { role: 'admin', kind: 'exports' } as const;

export const incrementalUserRoutes = [
  route('GET', '/incremental/users/cursor', 'users', byCursor, asExport),
  route('GET', '/incremental/users', 'users', byTime, asExport),
];
