/** How does `periodic_update_time` count, and how does the promise that stands for it? */
import { type Metric, TARGETS } from './metric.ts';
import { UPDATE_ROWS, UPDATED } from './update-rows.ts';

export const PERIODIC_UPDATE_TIME: Metric = {
  metric: 'periodic_update_time',
  name: 'periodicUpdate',
  promise: { clock: 'update', pausesOn: [], targets: TARGETS },
  rows: [
    ...UPDATE_ROWS,
    {
      name: 'it counts while the ticket is pending',
      covers: 'status pending',
      history: [...UPDATED, '2026-11-16T11:00:00Z status pending'],
      at: '2026-11-16T12:00:00Z',
      zendesk: ['active after 120 min, due 2026-11-16T14:00:00Z'],
      source: 'policies',
      same: true,
    },
    {
      name: 'the word of the customer, while pending, changes nothing',
      covers: 'customer writes while pending',
      history: [
        ...UPDATED,
        '2026-11-16T10:00:00Z status pending',
        '2026-11-16T11:00:00Z customer writes',
        '2026-11-16T11:00:00Z status open',
      ],
      at: '2026-11-16T12:00:00Z',
      zendesk: ['active after 120 min, due 2026-11-16T14:00:00Z'],
      source: 'policies',
      same: true,
    },
  ],
};
