import type { Entry, LineEntry } from '../core/ledger/entry.ts';
import { isLineEntry } from '../core/ledger/line.ts';

/**
 * The entries that an invoice of billing's covers, in the order of their entry. Billing knows lines
 * by the keys of the export, an invoice covers whole entries: one that names some lines of an entry
 * and not all says something that the ledger cannot hold.
 */
export function coveredBy(
  entries: readonly Entry[],
  covers: readonly string[],
): readonly LineEntry[] | 'unknownEntry' | 'notWholeEntry' {
  const named = new Set(covers);
  const covered: LineEntry[] = [];
  for (const entry of entries) {
    if (!isLineEntry(entry)) continue;
    const isNamed = named.delete(entry.key);
    const lines = entry.lines.filter((_line, i) => named.delete(`${entry.key}/${i}`));
    if (!isNamed && lines.length === 0) continue;
    if (!isNamed && lines.length < entry.lines.length) return 'notWholeEntry';
    covered.push(entry);
  }
  return named.size > 0 || covered.length === 0 ? 'unknownEntry' : covered;
}
