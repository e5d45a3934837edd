/** Which SLA metrics does Zendesk have? All but the one of its group SLAs. */
import { AGENT_WORK_TIME } from './agent-work-time.ts';
import { FIRST_REPLY_TIME } from './first-reply-time.ts';
import type { Metric } from './metric.ts';
import { NEXT_REPLY_TIME } from './next-reply-time.ts';
import { PAUSABLE_UPDATE_TIME } from './pausable-update-time.ts';
import { PERIODIC_UPDATE_TIME } from './periodic-update-time.ts';
import { REQUESTER_WAIT_TIME } from './requester-wait-time.ts';
import { TOTAL_RESOLUTION_TIME } from './total-resolution-time.ts';

export const METRICS: readonly Metric[] = [
  FIRST_REPLY_TIME,
  NEXT_REPLY_TIME,
  PERIODIC_UPDATE_TIME,
  PAUSABLE_UPDATE_TIME,
  REQUESTER_WAIT_TIME,
  AGENT_WORK_TIME,
  TOTAL_RESOLUTION_TIME,
];
