import { Agent, get } from 'node:http';
import { z } from 'zod';
import type { CourseReport } from './followed-course.ts';

/**
 * How is the desk's control port asked for its clock? GET /clock answers at once; with `after` it
 * answers when the revision has passed that one, or after at most 25 s with what is. Plain
 * node:http, because a played log asks some ten thousand times and axios took twice the time for
 * each.
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

export interface ControlPort {
  /** Asks once; rejects when the port is away, answers nonsense, or the signal aborts. */
  ask(question: ClockQuestion, signal: AbortSignal): Promise<CourseReport>;
  close(): void;
}

/** The control port at the URL, over connections that are kept. */
export function controlPort(url: string): ControlPort {
  const agent = new Agent({ keepAlive: true });
  return {
    async ask(question, signal) {
      const asked = new URL('/clock', url);
      for (const [name, value] of Object.entries(question)) {
        asked.searchParams.set(name, String(value));
      }
      return REPORT.parse(JSON.parse(await bodyOf(asked, agent, signal)));
    },
    close: () => agent.destroy(),
  };
}

function bodyOf(url: URL, agent: Agent, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, signal, timeout: LONG_POLL_MS }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        body += part;
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`it answered ${response.statusCode}`));
      });
    });
    request.on('timeout', () => request.destroy(new Error('it did not answer in time')));
    request.on('error', reject);
  });
}
