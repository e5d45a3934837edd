import type { Entry } from '../core/ledger/entry.ts';
import { EXPORT_COLUMNS, exportLines } from '../core/ledger/export.ts';
import { isLineEntry, totalOf } from '../core/ledger/line.ts';
import { formatAmount } from '../core/money/amount.ts';
import type { Instant } from '../core/time/instant.ts';
import { parseLocalDate } from '../core/time/local-date.ts';
import { startOfLocalDay } from '../core/time/zone.ts';
import { EngineError } from '../errors.ts';
import type { LedgerExport, LedgerTotal } from '../http/ledger-contract.ts';
import type { Context } from './context.ts';

/** What was entered from one date to another, line by line, and what it comes to. */
export async function ledgerExport(
  { policies, store }: Pick<Context, 'policies' | 'store'>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<LedgerExport> {
  const { billing, timeZone } = policies.current();
  const fromAt = midnight('from', from, timeZone);
  const toAt = midnight('to', to, timeZone);
  if (toAt <= fromAt) {
    throw new EngineError('badRequest', `"to" is the day after the last one: later than ${from}.`);
  }
  const entries = await store.read((tx) => tx.ledger({ fromAt, toAt }));
  const lines = exportLines(entries, { billing, timeZone });
  return { from, to, timeZone, columns: EXPORT_COLUMNS, lines, totals: totalsOf(entries) };
}

function midnight(name: string, date: string, timeZone: string): Instant {
  const day = parseLocalDate(date);
  const at = day === undefined ? undefined : startOfLocalDay(timeZone, day);
  if (at !== undefined) return at;
  throw new EngineError(
    'badRequest',
    `"${date.slice(0, 40)}" is no date: write "${name}" like 2026-11-01.`,
  );
}

function totalsOf(entries: readonly Entry[]): readonly LedgerTotal[] {
  const lines = entries.filter(isLineEntry).flatMap((entry) => [...entry.lines]);
  const currencies = [...new Set(lines.map(({ net }) => net.currency))].sort();
  return currencies.map((currency) => {
    const own = lines.filter(({ net }) => net.currency === currency);
    const { net, vat, gross } = totalOf(own, currency);
    return {
      currency,
      lines: own.length,
      net: formatAmount(net),
      vat: formatAmount(vat),
      gross: formatAmount(gross),
    };
  });
}
