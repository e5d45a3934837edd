/** What is a row of the tables of broken tiers files? */

export interface Case {
  readonly how: string;
  readonly text: string;
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** One way to break the base, and what must be said about it, and where. */
export function broken(
  how: string,
  text: string,
  [code, path, line, column]: readonly [string, string, number, number],
  message: string,
): Case {
  return { how, text, code, path, line, column, message };
}
