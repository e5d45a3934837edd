/** Answers: what does a caller see when a fault was asked for? */
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultRule } from '../control/faults.ts';

const bodies: Readonly<Record<number, unknown>> = {
  400: { error: 'BadRequest', description: 'Sentinel' },
  401: { error: 'invalid_token', error_description: 'The access token provided is expired.' },
  403: { error: { title: 'Forbidden', message: 'You do not have access to this page.' } },
  404: { error: 'RecordNotFound', description: 'Not found' },
  409: { error: 'Conflict', description: 'Sentinel' },
  422: { error: 'RecordInvalid', description: 'Record validation errors', details: {} },
  429: { error: 'APIRateLimitExceeded', description: 'Number of allowed requests exceeded' },
};

const htmlPage =
  '<!DOCTYPE html><html><head><title>Service unavailable</title></head>' +
  '<body><h1>We will be back soon</h1></body></html>';

/** True when the fault was the whole answer; false when the call goes on (slow or spoiled). */
export async function misbehave(rule: FaultRule, response: ServerResponse): Promise<boolean> {
  if (rule.delayMs !== undefined) await wait(rule.delayMs);
  if (rule.drop === 'before') {
    response.destroy();
    return true;
  }
  if (rule.drop === 'after') return false;
  if (rule.status === undefined && rule.body !== 'html') return false;
  const status = rule.status ?? 200;
  const headers: Record<string, string> = {};
  if (rule.retryAfterS !== undefined) headers['retry-after'] = String(rule.retryAfterS);
  if (rule.body === 'html') {
    headers['content-type'] = 'text/html; charset=utf-8';
    response.writeHead(status, headers).end(htmlPage);
    return true;
  }
  headers['content-type'] = 'application/json; charset=utf-8';
  const body = bodies[status] ?? { error: 'InternalError', description: 'Sentinel' };
  response.writeHead(status, headers).end(JSON.stringify(body));
  return true;
}

/** Half of a JSON text. */
export function spoil(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}
