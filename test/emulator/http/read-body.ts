/** Answers: what did the caller send? JSON, form fields, lines or files. */
import type { IncomingMessage } from 'node:http';

const largestBytes = 64 * 1024 * 1024;

/** The raw body; refuses more than 64 MB. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > largestBytes) throw new Error('the body is larger than 64 MB');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** The raw body as text. */
export async function readText(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

/** The body as an object, files of a form as Buffers; null when it is not readable. */
export async function bodyOf(bytes: Buffer, contentType: string): Promise<unknown> {
  if (!contentType.includes('multipart/form-data')) {
    return parseBody(bytes.toString('utf8'), contentType);
  }
  try {
    const headers = { 'content-type': contentType };
    const form = await new Response(new Uint8Array(bytes), { headers }).formData();
    const parts: Record<string, unknown> = {};
    for (const [name, value] of form.entries()) {
      parts[name] = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer());
    }
    return parts;
  } catch {
    // A boundary that does not close, or none: as unreadable as broken JSON.
    return null;
  }
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
