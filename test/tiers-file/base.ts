/** The small valid file that the other tests break; its lines are counted in their expectations. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const BASE = readFileSync(join(__dirname, 'base.json'), 'utf8');

/** The base with one text exchanged; throws when the text is not there exactly once. */
export function edited(from: string, to: string): string {
  const parts = BASE.split(from);
  if (parts.length !== 2) throw new Error(`"${from}" stands ${parts.length - 1} times in the base`);
  return parts.join(to);
}

/** The base with a further section before the tiers, on line 14 from column 3 on. */
export function withSection(section: string): string {
  return edited('"tiers": {', `${section},\n  "tiers": {`);
}
