/**
 * How do arguments too long for metadata reach the engine? As JSON on the last line of an internal
 * note in the same update, bound to it by the SHA-256 of their canonical form (decision 0016).
 */

/** JSON with sorted keys and no blanks: the same for everybody who means the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`);
  return `{${parts.join(',')}}`;
}

/** In hex. */
export async function shaOf(args: object): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(args));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The note: what colleagues read, then the line for the engine. */
export function noteOf(told: readonly string[], args: object): string {
  // Zendesk fills in what stands in double braces, and the line would no longer be what was sent.
  const line = canonical(args).replace(/\{(?=[{%])/g, '\\u007b');
  return [...told.filter((part) => part.trim() !== ''), line].join('\n\n');
}
