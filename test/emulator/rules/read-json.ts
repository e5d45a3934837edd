/** Answers: is this piece of JSON an object? */

/** True for objects, not for lists or null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
