/** How does a test write down a ticket's history in the log? A few cells a row, the rest fixed. */
import type { UciEvent } from '../data/uci-event.ts';

/** `[state, time of 7 March 2016, cells that differ]` */
export type TableRow = readonly [string, string, Partial<UciEvent>?];

/** A ticket opened at 09:00 with these events; at least one. */
export function historyOf(rows: readonly TableRow[]): readonly [UciEvent, ...UciEvent[]] {
  const events = rows.map(
    ([state, time, cells]): UciEvent => ({
      number: 'INC0000137',
      incident_state: state,
      caller_id: '7',
      opened_at: '2016-03-07T09:00',
      sys_updated_by: '21',
      sys_updated_at: `2016-03-07T${time}`,
      contact_type: 'Phone',
      location: '204',
      category: '34',
      subcategory: '125',
      u_symptom: '',
      priority: '3',
      assignment_group: '70',
      ...cells,
    }),
  );
  const [first, ...rest] = events;
  if (!first) throw new Error('A history has at least one event.');
  return [first, ...rest];
}
