/** Answers: what did the caller send? JSON, form fields or lines. */
import type { IncomingMessage } from 'node:http';

const largestBytes = 64 * 1024 * 1024;

/** The raw body; refuses more than 64 MB. */
export async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > largestBytes) throw new Error('the body is larger than 64 MB');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The body as JSON or form fields; undefined when there is none, null when it is not readable. */
export function parseBody(text: string, contentType: string): unknown {
  if (text.trim() === '') return undefined;
  if (contentType.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
