// What was claimed of the product, and did it hold? One printed line for each claim.

export interface Checklist {
  /** Prints the claim with what was seen, and remembers when it does not hold. Answers `holds`. */
  claim(sentence: string, holds: boolean, seen: string): boolean;
  readonly failures: number;
  readonly claims: number;
}

/** A list that prints under the number of its check. */
export function checklist(number: number, print: (line: string) => void): Checklist {
  let failures = 0;
  let claims = 0;
  return {
    claim(sentence, holds, seen) {
      claims += 1;
      if (!holds) failures += 1;
      const line = seen.replace(/\s*\n\s*/g, ' / ');
      print(`${holds ? 'ok    ' : 'FAILED'}  ${number}  ${sentence}: ${line}`);
      return holds;
    },
    get failures() {
      return failures;
    },
    get claims() {
      return claims;
    },
  };
}

/** "none", or the first few of a list, so that a failure stays one readable line. */
export function few(found: readonly string[], most = 4): string {
  if (found.length === 0) return 'none';
  const rest = found.length > most ? `; and ${found.length - most} more` : '';
  return found.slice(0, most).join('; ') + rest;
}
