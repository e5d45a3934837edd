/** How does `requester_wait_time` count, and how does the promise that stands for it? */
import { type Metric, TARGETS } from './metric.ts';
import { pausedRows } from './paused-rows.ts';
import { counting, OPENED, REOPENED, RESOLUTION_ROWS } from './resolution-rows.ts';

export const REQUESTER_WAIT_TIME: Metric = {
  metric: 'requester_wait_time',
  name: 'requesterWait',
  promise: { clock: 'resolution', pausesOn: ['pending'], targets: TARGETS },
  rows: [
    ...RESOLUTION_ROWS,
    ...pausedRows(OPENED),
    counting('status hold', 'it counts while the ticket is on hold', 'hold'),
    {
      ...REOPENED,
      name: 'a reopened ticket goes on where it was, and the solved time does not count',
      zendesk: ['active after 90 min, due 2026-11-16T16:00:00Z'],
      source: 'events',
      same: true,
    },
  ],
};
