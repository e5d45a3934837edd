import axios from 'axios';
import { z } from 'zod';
import type { CourseReport } from './followed-course.ts';

/**
 * How is the desk's control port asked for its clock? GET /clock answers at once; with `after` it
 * answers when the revision has passed that one, or after at most 25 s with what is.
 */
const LONG_POLL_MS = 40_000;

const REPORT = z.object({
  nowAt: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  speed: z.number().nonnegative(),
  revision: z.number().int(),
});

/** What a follower may say and ask with one request. */
export interface ClockQuestion {
  /** Answer when the revision is past this one. */
  readonly after?: number;
  /** All work due at this revision is done. */
  readonly settled?: number;
}

/** Asks once; rejects when the port is away, answers nonsense, or the signal aborts. */
export async function askClock(
  url: string,
  question: ClockQuestion,
  signal: AbortSignal,
): Promise<CourseReport> {
  const answer = await axios.get<unknown>(new URL('/clock', url).href, {
    params: question,
    signal,
    timeout: LONG_POLL_MS,
    responseType: 'json',
    proxy: false,
  });
  return REPORT.parse(answer.data);
}
