/** A broken assumption of our own code; quarantines one ticket at the edge of `run`. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws when a claim the code relies on is false; stays on in production. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new InvariantError(sentence);
}
