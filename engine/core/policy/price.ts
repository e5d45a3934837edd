/** What has a price: `promotions.applies` and the lines of a charge name these. */
export const PRICED = [
  'diagnosis',
  'quote',
  'pack',
  'packOverage',
  'intervention',
  'boost',
] as const;
export type PricedAction = (typeof PRICED)[number];
