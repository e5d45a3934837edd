import type { Tx } from '../ports/store.ts';
import type { Database } from './database.ts';
import { appendJournal } from './statements/append-journal.ts';
import { claimObligations, nextOwedAt } from './statements/claim.ts';
import * as directory from './statements/directory.ts';
import { dueTickets, nextDueAt } from './statements/due-tickets.ts';
import { enter, ledgerEntries } from './statements/ledger.ts';
import { namedValue, setNamedValue } from './statements/named-value.ts';
import { countOpenTickets, openTickets } from './statements/open-tickets.ts';
import { owe } from './statements/owe.ts';
import { placeOf, queuedTickets } from './statements/queued-tickets.ts';
import { deadObligations, recentObligations } from './statements/said.ts';
import { settle } from './statements/settle.ts';
import { glance, saveTickets, ticketsById } from './statements/tickets.ts';
import { ticketsOfOrganization, ticketsOfRequester } from './statements/tickets-of.ts';
import {
  countUnwritten,
  ticketsBeingWritten,
  unwrittenTickets,
} from './statements/unwritten-tickets.ts';

/**
 * Which statement answers which question of the Store port? `epoch` is the number of this run of
 * the engine; what a smaller one claimed was left behind by a crash.
 */
export function transactionOn(database: Database, epoch: number): Tx {
  return {
    value: (name) => namedValue(database, name),
    setValue: (name, value) => setNamedValue(database, name, value),
    journal: (facts) => appendJournal(database, facts),
    tickets: (ids) => ticketsById(database, ids),
    glance: (ids) => glance(database, ids),
    saveTickets: (rows) => saveTickets(database, rows),
    due: (at, limit) => dueTickets(database, at, limit),
    nextDueAt: () => nextDueAt(database),
    queue: (limit) => queuedTickets(database, limit),
    placeOf: (ticketId) => placeOf(database, ticketId),
    openTickets: (after, limit) => openTickets(database, after, limit),
    ticketsOfOrganization: (id) => ticketsOfOrganization(database, id),
    ticketsOfRequester: (id) => ticketsOfRequester(database, id),
    counts: () => countOpenTickets(database),
    unwritten: (limit) => unwrittenTickets(database, limit),
    unwrittenCount: () => countUnwritten(database),
    writing: () => ticketsBeingWritten(database),
    organizations: (ids) => directory.organizationsById(database, ids),
    saveOrganizations: (rows) => directory.saveOrganizations(database, rows),
    users: (ids) => directory.usersById(database, ids),
    saveUsers: (rows) => directory.saveUsers(database, rows),
    ledger: (part) => ledgerEntries(database, part),
    enter: (entries) => enter(database, entries),
    owe: (row) => owe(database, row),
    claim: (now, limit) => claimObligations(database, 'alerts', epoch, now, limit),
    claimLetters: (now, limit) => claimObligations(database, 'letters', epoch, now, limit),
    settle: (key, outcome) => settle(database, key, outcome),
    nextOwedAt: () => nextOwedAt(database, 'alerts', epoch),
    nextLetterAt: () => nextOwedAt(database, 'letters', epoch),
    deadLetters: (limit) => deadObligations(database, limit),
    recent: (limit) => recentObligations(database, limit),
  };
}
