import { readFileSync } from 'node:fs';
import type { BillingAnswer } from '../http/ledger-contract.ts';
import { askEngine } from './ask-engine.ts';
import { type CommandResult, failure, options } from './command.ts';
import { csvLines } from './csv.ts';

/** `palier import payments`: what a billing system without a program of ours reports by a file. */

const REQUIRED = ['row', 'reference', 'amount', 'currency', 'paidAt'];
const COLUMNS = [...REQUIRED, 'account'];

export const IMPORT_HELP = `palier import payments FILE.csv [--complete-until INSTANT] [--json]

Enters payments through the running engine, all of them or none. Columns, named in the first line:
${REQUIRED.join(', ')} and, where it is known, account. "row" names the payment for ever, so
that the same file twice enters nothing twice; "reference" is the invoice's number; amounts are like
24.00, below zero for a payment taken back; instants are like 2026-11-25T10:00:00Z.
--complete-until says that all payments up to then have been reported. Exit code 1 where a payment
could not be entered.`;

export async function importCommand(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, { flags: ['json'], values: ['complete-until'], rest: 2 });
  if ('problem' in read) return failure(read.problem);
  const [what, path] = read.rest;
  if (what !== 'payments' || path === undefined) {
    return failure('Say what to import: palier import payments FILE.csv.');
  }
  const payments = paymentsIn(path);
  if ('problem' in payments) return failure(payments.problem);
  const completeUntil = read.values['complete-until'] ?? null;
  const report = { payments: payments.rows, completeUntil };
  const answer = await askEngine<BillingAnswer>('POST', '/v1/billing/import', report);
  if ('problem' in answer) return failure(answer.problem, 1);
  const { body } = answer;
  const out = read.flags.has('json') ? JSON.stringify(body, null, 2) : asText(body);
  return { exitCode: body.mismatches.every(({ isEntered }) => isEntered) ? 0 : 1, out };
}

type Row = Readonly<Record<string, string>>;

/** What the rows say is the engine's to judge. */
function paymentsIn(path: string): { readonly rows: readonly Row[] } | { problem: string } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return { problem: `${path} cannot be read (${code}).` };
  }
  const lines = csvLines(text);
  if ('problem' in lines) return { problem: `${path}: ${lines.problem}` };
  const [head = [], ...rest] = lines;
  const names = head.map((name) => name.trim());
  const unknown = names.find((name) => !COLUMNS.includes(name));
  const missing = REQUIRED.find((name) => !names.includes(name));
  const wrong =
    unknown === undefined ? missing && `"${missing}" is missing` : `"${unknown}" is none`;
  if (wrong !== undefined) {
    return { problem: `${path}: of the columns ${wrong}; write ${COLUMNS.join(',')}.` };
  }
  const uneven = rest.findIndex((line) => line.length !== names.length);
  if (uneven >= 0) {
    const problem = `${path}: row ${uneven + 1} has not as many fields as there are columns.`;
    return { problem };
  }
  return { rows: rest.map((line) => rowOf(names, line)) };
}

/** An empty account is one that nobody knows. */
function rowOf(names: readonly string[], line: readonly string[]): Row {
  const fields = names.map((name, i) => [name, (line[i] ?? '').trim()] as const);
  return Object.fromEntries(fields.filter(([name, value]) => name !== 'account' || value !== ''));
}

function asText({ payments, mismatches, completeUntil }: BillingAnswer): string {
  return [
    `${payments.entered} payments entered, ${payments.known} known before; ` +
      `complete until ${completeUntil ?? 'nobody said when'}`,
    ...mismatches.map(
      ({ row, reference, why, isEntered }) =>
        `! ${row} (${reference}): ${why}${isEntered ? ', entered all the same' : ', not entered'}`,
    ),
  ].join('\n');
}
