import type { Calendar } from './calendar.ts';

/**
 * The calendar of promised times and of tickets that nobody promised anything: every instant is
 * open.
 */
export const ALWAYS: Calendar = {
  name: '24x7',
  zone: 'UTC',
  alwaysOpen: true,
  isOpenAt: () => true,
  advance: (from, ms) => from + ms,
  retreat: (from, ms) => from - ms,
  measure: (from, to) => to - from,
  nextOpening: (at) => at,
};
