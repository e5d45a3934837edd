/** How does `total_resolution_time` count, and how does the promise that stands for it? */
import { type Metric, TARGETS } from './metric.ts';
import { counting, OPENED, REOPENED, RESOLUTION_ROWS } from './resolution-rows.ts';

export const TOTAL_RESOLUTION_TIME: Metric = {
  metric: 'total_resolution_time',
  name: 'totalResolution',
  promise: { clock: 'resolution', pausesOn: [], targets: TARGETS },
  rows: [
    ...RESOLUTION_ROWS,
    counting('status pending', 'it counts while the ticket is pending', 'pending'),
    counting('status hold', 'it counts while the ticket is on hold', 'hold'),
    {
      name: 'it counts while the ticket is pending after a reply',
      covers: 'status pending',
      history: [
        ...OPENED,
        '2026-11-16T11:00:00Z agent replies',
        '2026-11-16T11:00:00Z status pending',
      ],
      at: '2026-11-16T12:00:00Z',
      zendesk: ['active after 120 min, due 2026-11-16T14:00:00Z'],
      source: 'policies',
      same: true,
    },
    {
      name: 'a word of the customer, while pending, changes nothing',
      covers: 'customer writes while pending',
      history: [
        ...OPENED,
        '2026-11-16T11:00:00Z status pending',
        '2026-11-16T11:30:00Z customer writes',
        '2026-11-16T11:30:00Z status open',
      ],
      at: '2026-11-16T12:00:00Z',
      zendesk: ['active after 120 min, due 2026-11-16T14:00:00Z'],
      source: 'policies',
      same: true,
    },
    {
      ...REOPENED,
      name: 'a reopened ticket goes on where it was, and the solved time does not count',
      palier: ['active after 90 min, due 2026-11-16T16:00:00Z'],
      unsaid: 'Whether the solved time of a reopened ticket counts is not said of this metric.',
      decision: '0006',
      source: 'policies',
    },
  ],
};
