/**
 * Which tier, kind and component does the log's bare number stand for? The log has none of the
 * three, so each is a fixed share by a published number; README.md states the same tables.
 */

/** The last digit of the location's number names the tier of that organization. */
const TIER_BY_LAST_DIGIT = [
  'enterprise',
  'standard',
  'standard',
  'standard',
  'premium',
  'premium',
  'market-priority',
  'market-digital',
  'business',
  'business',
] as const;

/** Upper bounds, in hundredths of the tickets, by the category's number modulo 3. */
const KINDS_BY_REMAINDER = [
  [
    ['outage', 3],
    ['incident', 40],
    ['configuration', 60],
    ['advice', 100],
  ],
  [
    ['outage', 1],
    ['incident', 25],
    ['configuration', 40],
    ['advice', 100],
  ],
  [
    ['incident', 15],
    ['configuration', 25],
    ['advice', 100],
  ],
] as const;

const COMPONENT_BY_REMAINDER = ['psu', 'ram', 'disk', 'board'] as const;

/** The tier of a location; null when the log names no location. */
export function tierOfLocation(location: string): string | null {
  if (location === '') return null;
  return TIER_BY_LAST_DIGIT[Number(location) % TIER_BY_LAST_DIGIT.length] ?? null;
}

/**
 * The kind of a ticket at its creation: the category chooses the row, the last two digits of the
 * ticket's number the place in it. Without a category it is advice.
 */
export function kindOfTicket(number: string, category: string): string {
  if (category === '') return 'advice';
  const row = KINDS_BY_REMAINDER[Number(category) % KINDS_BY_REMAINDER.length] ?? [];
  const hundredth = Number(number.slice(-2));
  return row.find(([, bound]) => hundredth < bound)?.[0] ?? 'advice';
}

/** The part that a ticket in Awaiting Vendor waits for; without a category it is a disk. */
export function componentOfCategory(category: string): string {
  if (category === '') return 'disk';
  return COMPONENT_BY_REMAINDER[Number(category) % COMPONENT_BY_REMAINDER.length] ?? 'disk';
}
