/** Answers: what was done to tickets since a time: /incremental/ticket_events. */
import { type Answer, type Call, ok, route } from '../http/call.ts';
import { eventRowJson } from '../rules/audit-json.ts';
import type { Audit } from '../state/records.ts';
import { exportPageSize, withinExportLimit } from './export-limits.ts';
import { lastShownSecond, startTimeOf } from './incremental-tickets.ts';

function firstAtOrAfter(audits: readonly Audit[], at: number): number {
  let low = 0;
  let high = audits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((audits[middle] as Audit).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A page holds up to `per_page` rows and is then filled up with every row of its last second, so
 * that the next page can begin with the next second.
 */
function events(call: Call): Answer {
  return withinExportLimit(call, 'incremental-exports', () => {
    const start = startTimeOf(call);
    if ('refusal' in start) return start.refusal;
    const { audits } = call.world.desk;
    const beyondAt = (lastShownSecond(call) + 1) * 1000;
    const limit = exportPageSize(call);
    let index = firstAtOrAfter(audits, start.second * 1000);
    const rows: Audit[] = [];
    let lastSecond = start.second;
    for (; index < audits.length; index += 1) {
      const audit = audits[index] as Audit;
      const second = Math.floor(audit.at / 1000);
      if (audit.at >= beyondAt || (rows.length >= limit && second !== lastSecond)) break;
      rows.push(audit);
      lastSecond = second;
    }
    const next = audits[index];
    const isMore = next !== undefined && next.at < beyondAt;
    // At the end the last second is read again next time: rows of it repeat, as in Zendesk.
    const endTime = rows.length === 0 ? start.second : isMore ? lastSecond + 1 : lastSecond;
    const isElsewhere = call.query.get('support_type_scope') === 'ai_agent';
    const isWithComments = (call.query.get('include') ?? '').includes('comment_events');
    const shown = isElsewhere ? [] : rows;
    return ok({
      ticket_events: shown.map((audit) => eventRowJson(audit, isWithComments)),
      next_page: `${call.base}${call.path}.json?start_time=${endTime}`,
      count: shown.length,
      end_of_stream: !isMore,
      end_time: endTime,
    });
  });
}

export const incrementalEventRoutes = [
  route('GET', '/incremental/ticket_events', 'tickets', events, { role: 'admin', kind: 'exports' }),
];
