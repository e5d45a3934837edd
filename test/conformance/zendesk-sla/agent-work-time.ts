/** How does `agent_work_time` count, and how does the promise that stands for it? */
import { type Metric, TARGETS } from './metric.ts';
import { pausedRows } from './paused-rows.ts';
import { OPENED, REOPENED, RESOLUTION_ROWS } from './resolution-rows.ts';

export const AGENT_WORK_TIME: Metric = {
  metric: 'agent_work_time',
  name: 'agentWork',
  promise: { clock: 'resolution', pausesOn: ['pending', 'hold'], targets: TARGETS },
  rows: [
    ...RESOLUTION_ROWS,
    ...pausedRows(OPENED),
    {
      name: 'it pauses while the ticket is on hold',
      covers: 'status hold',
      history: [...OPENED, '2026-11-16T11:00:00Z status hold'],
      at: '2026-11-16T13:00:00Z',
      zendesk: ['paused after 60 min'],
      source: 'events',
      same: true,
    },
    {
      name: 'from on hold to pending it goes on pausing',
      covers: 'status hold',
      history: [
        ...OPENED,
        '2026-11-16T11:00:00Z status hold',
        '2026-11-16T12:00:00Z status pending',
        '2026-11-16T13:00:00Z status open',
      ],
      at: '2026-11-16T13:30:00Z',
      zendesk: ['active after 90 min, due 2026-11-16T16:00:00Z'],
      source: 'events',
      same: true,
    },
    {
      ...REOPENED,
      name: 'a reopened ticket goes on where it was, and the solved time does not count',
      zendesk: ['active after 90 min, due 2026-11-16T16:00:00Z'],
      source: 'events',
      same: true,
    },
  ],
};
