/** Which known word did the writer probably mean? Names the right key beside a wrong one. */

/** Longer words are not compared: the table grows with the square and typing errors don't. */
const LONGEST = 60;

/**
 * The known word with the fewest single-character changes from `word` (case ignored); undefined
 * when even that one differs in half of its letters or more, because then it is no hint.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    if (candidate.length > LONGEST) continue;
    const changes = distance(word.toLowerCase(), candidate.toLowerCase());
    const isNear = changes < candidate.length / 2 || startsAlike(word, candidate);
    if (changes < fewest && isNear) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

/** "FRA" for "FR", "prem" for "premium": one goes on where the other ends. */
function startsAlike(word: string, candidate: string): boolean {
  const [a, b] = [word.toLowerCase(), candidate.toLowerCase()];
  return a !== '' && (a.startsWith(b) || b.startsWith(a));
}

/** Levenshtein's distance: insertions, deletions and replacements of one UTF-16 unit. */
export function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const inserted = (current[column - 1] ?? 0) + 1;
      const deleted = (previous[column] ?? 0) + 1;
      current.push(Math.min(replaced, inserted, deleted));
    }
    previous = current;
  }
  return previous[b.length] ?? a.length;
}

/** `did you mean "office"?`, or the known words, or nothing when there are too many to list. */
export function hint(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0) return 'none is defined';
  const listed = known.slice(0, 24).map((one) => `"${one.slice(0, LONGEST)}"`);
  if (known.length === 1) return `write ${listed[0]}`;
  return `write one of ${listed.join(', ')}${known.length > listed.length ? ' …' : ''}`;
}
