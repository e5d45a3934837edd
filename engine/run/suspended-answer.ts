import type { Judgement } from '../core/clock/judge.ts';
import { invoicesOf } from '../core/ledger/payment.ts';
import { formatLocalDate } from '../core/time/local-date.ts';
import { localDayAt } from '../core/time/zone.ts';
import type { JournalFact, TicketRow, Tx } from '../ports/store.ts';
import { isLanguage, type Language } from '../wording/language.ts';
import { wordMoney } from '../wording/money.ts';
import { wordsOf } from '../wording/spoken.ts';
import { booksOf } from './accounts.ts';
import type { Context } from './context.ts';
import { moneyForm } from './price-form.ts';
import { VALUES } from './saying.ts';

/**
 * What a customer without support reads on a new ticket: once a day, so that somebody who writes
 * often is not written to as often; the engine's own words, and nobody's reply.
 */
export async function withAnswer(
  context: Context,
  tx: Tx,
  row: TicketRow,
  judgement: Judgement,
  { fact }: JournalFact,
): Promise<TicketRow> {
  const { requesterId } = row;
  const isNew = fact.type === 'suspended' && fact.at === judgement.ticket.openedAt;
  if (!isNew || requesterId === null) return row;
  const value = VALUES.toldSuspended(requesterId);
  const day = localDayAt(context.account.timeZone, context.clock.now()) ?? 0;
  const today = formatLocalDate(day);
  if ((await tx.value(value)) === today) return row;
  await tx.setValue(value, today);
  const answer = await answerFor(context, tx, judgement);
  return { ...row, doc: { ...row.doc, answer } };
}

async function answerFor(context: Context, tx: Tx, judgement: Judgement): Promise<string> {
  const { account, ledger, billing } = await booksOf(context, tx, judgement);
  const [first = ''] = context.policies.current().languages;
  const language: Language = isLanguage(first) ? first : context.language;
  const words = wordsOf(language);
  const open = invoicesOf(ledger.entries, account ?? '').filter((one) => one.open.minor > 0n);
  const invoices = open
    .map(({ invoice, open: amount }) => {
      const said = wordMoney(moneyForm(amount), words);
      return words.say('customer.invoice', { number: invoice.number, amount: said });
    })
    .join(', ');
  const told = words.say('customer.suspended', {
    open: open.length === 0 ? 'none' : 'some',
    invoices,
  });
  const { contact } = billing;
  return contact === null ? told : `${told}\n\n${words.say('customer.reach', { contact })}`;
}
