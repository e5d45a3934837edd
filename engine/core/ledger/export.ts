/** Which lines does the billing system get, in which columns? As data; rendering is outside. */
import { formatAmount } from '../money/amount.ts';
import { formatPercent } from '../money/percent.ts';
import type { BillingRules } from '../policy/billing.ts';
import { formatLocalDate } from '../time/local-date.ts';
import { localDayAt } from '../time/zone.ts';
import type { Entry, LineEntry } from './entry.ts';
import { isLineEntry } from './line.ts';

/** The columns in their order; their names are billing's to rely on and do not change. */
export const EXPORT_COLUMNS = [
  'key',
  'date',
  'account',
  'ticket',
  'type',
  'of',
  'what',
  'text',
  'accountCode',
  'taxCode',
  'vatPercent',
  'currency',
  'net',
  'vat',
  'gross',
] as const;

export type ExportLine = Readonly<Record<(typeof EXPORT_COLUMNS)[number], string>>;

/**
 * One row a line, charges and what took them back alike, amounts in plain decimals. `key` names the
 * row for ever, so that billing takes none twice; `of` is the key of the row that is taken back.
 */
export function exportLines(
  entries: readonly Entry[],
  { billing, timeZone }: { readonly billing: BillingRules; readonly timeZone: string },
): readonly ExportLine[] {
  return entries.filter(isLineEntry).flatMap((entry) => {
    const day = localDayAt(timeZone, entry.at);
    const date = day === undefined ? '' : formatLocalDate(day);
    return entry.lines.map((line, i): ExportLine => {
      const { net, vat, gross, rule } = line;
      return {
        key: `${entry.key}/${i}`,
        date,
        account: entry.account,
        ticket: entry.ticket === null ? '' : String(entry.ticket),
        type: entry.type,
        of: ofRow(entry, i),
        what: line.what,
        text: line.text ?? '',
        accountCode: billing.accountCodes.get(line.what) ?? '',
        taxCode: rule.taxCode ?? '',
        vatPercent: formatPercent(rule.ratePpm),
        currency: net.currency,
        net: formatAmount(net),
        vat: formatAmount(vat),
        gross: formatAmount(gross),
      };
    });
  });
}

function ofRow(entry: LineEntry, i: number): string {
  if (entry.type === 'charge') return '';
  const of = entry.lines[i]?.of;
  return of === undefined ? '' : `${of.charge}/${of.line}`;
}
