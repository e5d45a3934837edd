import type { LedgerExport } from '../http/ledger-contract.ts';
import { askEngine } from './ask-engine.ts';
import { type CommandResult, failure, options } from './command.ts';
import { csvOf } from './csv.ts';

/** `palier export ledger`: what billing is to invoice, for a span of dates. */

export const EXPORT_HELP = `palier export ledger --from DATE --to DATE [--csv | --json]

What the running engine has entered from one date on and before another, in the tiers file's zone:
--from 2026-11-01 --to 2026-12-01 is November. One row a line; "key" names the row for ever. CSV
(the default) has the totals on standard error, JSON has them beside the lines.`;

export async function exportCommand(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, { flags: ['csv', 'json'], values: ['from', 'to'], rest: 1 });
  if ('problem' in read) return failure(read.problem);
  const { from, to } = read.values;
  if (read.rest[0] !== 'ledger') return failure('Say what to export: palier export ledger.');
  if (from === undefined || to === undefined) {
    return failure('Say which days: --from 2026-11-01 --to 2026-12-01 is November.');
  }
  if (read.flags.size === 2) return failure('--csv and --json are two forms; keep one.');
  const query = new URLSearchParams({ from, to });
  const answer = await askEngine<LedgerExport>('GET', `/v1/ledger/export?${query}`);
  if ('problem' in answer) return failure(answer.problem, 1);
  const { body } = answer;
  if (read.flags.has('json')) return { exitCode: 0, out: JSON.stringify(body, null, 2) };
  // What is printed is ended with a line feed; the CSV's own last one is that.
  const out = csvOf(body.columns, body.lines).slice(0, -1);
  return { exitCode: 0, out, aside: asideOf(body) };
}

function asideOf({ lines, from, to, timeZone, totals }: LedgerExport): string {
  const head = `${lines.length} rows from ${from} to ${to} (exclusive), ${timeZone}`;
  const sums = totals.map(
    ({ currency, net, vat, gross }) => `${currency}: net ${net}, VAT ${vat}, gross ${gross}`,
  );
  return [head, ...sums].join('\n');
}
