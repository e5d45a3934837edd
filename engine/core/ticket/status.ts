/** What a status means for clocks, whatever it is called. */
export type StatusCategory = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed';

const CATEGORIES: ReadonlySet<string> = new Set([
  'new',
  'open',
  'pending',
  'hold',
  'solved',
  'closed',
]);

/**
 * The category of a status. A custom status carries its own; one that is unknown and says nothing
 * counts as open, because an unknown word must never stop a clock.
 */
export function categoryOf(status: string, category?: string): StatusCategory {
  if (category !== undefined && CATEGORIES.has(category)) return category as StatusCategory;
  return CATEGORIES.has(status) ? (status as StatusCategory) : 'open';
}

/** Solved and closed tickets are owed no work. */
export function isSolved(category: StatusCategory): boolean {
  return category === 'solved' || category === 'closed';
}
