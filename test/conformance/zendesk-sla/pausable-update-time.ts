/** How does `pausable_update_time` count, and how does the promise that stands for it? */
import { type Metric, TARGETS } from './metric.ts';
import { pausedRows } from './paused-rows.ts';
import { UPDATE_ROWS, UPDATED } from './update-rows.ts';

export const PAUSABLE_UPDATE_TIME: Metric = {
  metric: 'pausable_update_time',
  name: 'pausableUpdate',
  promise: { clock: 'update', pausesOn: ['pending'], targets: TARGETS },
  rows: [...UPDATE_ROWS, ...pausedRows(UPDATED)],
};
