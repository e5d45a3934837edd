/** Answers: may an export be read now? Ten calls a minute, shared by all who read any of them. */
import type { Answer, Call } from '../http/call.ts';
import { endpointHeader } from '../state/limits.ts';
import { throttled } from './tickets.ts';

/** Runs the export unless the bucket is used up; the answer carries the bucket's header. */
export function withinExportLimit(
  call: Call,
  bucket: 'incremental-exports' | 'incremental-exports-cursor',
  read: () => Answer,
): Answer {
  const { limits } = call.world;
  const own = bucket === 'incremental-exports-cursor';
  const total = own ? limits.numbers.usersCursorPerMinute : limits.numbers.incrementalPerMinute;
  const allowance = limits.take(bucket, total, 60_000);
  const header = { [`zendesk-ratelimit-${bucket}`]: endpointHeader(allowance) };
  if (!allowance.allowed) {
    const said = 'Number of allowed incremental ticket export API requests per minute exceeded';
    const refusal = throttled(said, allowance.resetS);
    return { ...refusal, headers: { ...refusal.headers, ...header } };
  }
  const answer = read();
  return { ...answer, headers: { ...answer.headers, ...header } };
}

/** Rows of a page: `per_page`, at most and by default 1000. */
export function exportPageSize(call: Call): number {
  const asked = Math.floor(Number(call.query.get('per_page') ?? 1000));
  return Math.min(1000, Math.max(1, asked || 1000));
}

/** `<second>.0||<id>|` in base64, as recorded. */
export function cursorOf(second: number, id: number): string {
  return Buffer.from(`${second}.0||${id}|`).toString('base64');
}

/** The place a cursor stands for; null when it is none. */
export function readCursor(cursor: string): { second: number; id: number } | null {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  const match = /^(\d+)(?:\.\d+)?\|\|(\d*)\|?$/.exec(text);
  if (match === null) return null;
  return { second: Number(match[1]), id: Number(match[2] || 0) };
}
