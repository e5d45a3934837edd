import { AlwaysOpen } from './always-open.ts';
import type { Calendar } from './calendar.ts';

/** The calendar of promised times, which hold at whatever hour they were promised for. */
export const ALWAYS: Calendar = new AlwaysOpen('24x7', 'UTC');
