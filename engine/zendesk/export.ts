/**
 * What has changed since last time: the four incremental exports. Time exports name the start of
 * the next call, cursor exports a cursor that stays good at the end of the stream.
 */
import { z } from 'zod';
import type { Instant } from '../core/time/instant.ts';
import type {
  EventPage,
  Malformed,
  OrganizationPage,
  TicketPage,
  UserPage,
} from '../ports/desk.ts';
import { auditFromExport } from './audit-rows.ts';
import type { Client } from './client.ts';
import { keyedForm } from './keyed-form.ts';
import { organizationFromRow, userFromRow } from './people-rows.ts';
import { unexpected } from './refusal.ts';
import { readRows } from './row.ts';
import { ticketFromRow } from './ticket-rows.ts';

/** Hears of rows that could not be read where the page has no room to tell. */
export type Report = (malformed: readonly Malformed[]) => void;
type From = { readonly cursor: string } | { readonly sinceAt: Instant };

/** Pages are the largest Zendesk gives, so that catching up costs the fewest calls. */
const PER_PAGE = 1_000;
/** A start closer to now is refused: the last minute is never exported. */
const YOUNGEST_START_MS = 61_000;
/** Our own cursor for "the stream was empty, begin there again". */
const START = 'start:';

const timed = keyedForm((key) =>
  z.looseObject({
    [key]: z.array(z.unknown()),
    end_time: z.number().nullish(),
    end_of_stream: z.boolean().nullish(),
  }),
);

const cursored = keyedForm((key) =>
  z.looseObject({
    [key]: z.array(z.unknown()),
    after_cursor: z.string().nullish(),
    end_of_stream: z.boolean(),
  }),
);

export class Exports {
  readonly #client: Client;
  readonly #now: () => Instant;
  readonly #report: Report;

  constructor(client: Client, now: () => Instant, report: Report) {
    this.#client = client;
    this.#now = now;
    this.#report = report;
  }

  async events(sinceAt: Instant): Promise<EventPage> {
    const what = 'export ticket events';
    const page = await this.#timedPage('ticket_events', sinceAt, what, {
      include: 'comment_events',
    });
    const { good, malformed } = readRows(page.rows, auditFromExport, 'ticket event');
    return { audits: good, malformed, nextAt: page.nextAt, end: page.end };
  }

  async organizations(sinceAt: Instant): Promise<OrganizationPage> {
    const page = await this.#timedPage('organizations', sinceAt, 'export organizations', {});
    const { good, malformed } = readRows(page.rows, organizationFromRow, 'organization');
    this.#report(malformed);
    return { organizations: good, nextAt: page.nextAt, end: page.end };
  }

  async tickets(from: From): Promise<TicketPage> {
    const page = await this.#cursorPage('tickets', from, 'export tickets');
    const { good, malformed } = readRows(page.rows, ticketFromRow, 'ticket');
    return { tickets: good, malformed, cursor: page.cursor, end: page.end };
  }

  async users(from: From): Promise<UserPage> {
    const page = await this.#cursorPage('users', from, 'export users');
    const { good, malformed } = readRows(page.rows, userFromRow, 'user');
    this.#report(malformed);
    return { users: good, cursor: page.cursor, end: page.end };
  }

  async #timedPage(
    key: string,
    sinceAt: Instant,
    what: string,
    params: Readonly<Record<string, string>>,
  ) {
    const start = this.#startOf(sinceAt);
    const answer = await this.#client.get(
      `/api/v2/incremental/${key}`,
      { start_time: start, per_page: PER_PAGE, ...params },
      timed(key),
      what,
    );
    const rows = answer[key] as readonly unknown[];
    const endTime = answer.end_time as number | null | undefined;
    const next = endTime ?? start;
    // A page that does not move on would be asked for again without end.
    const isStuck = next <= start;
    const saysEnd = (answer.end_of_stream as boolean | null | undefined) ?? rows.length < PER_PAGE;
    return { rows, nextAt: Math.max(next, start) * 1000, end: saysEnd || isStuck };
  }

  async #cursorPage(key: string, from: From, what: string) {
    const begun = startedAs(from);
    const params: Record<string, string | number> =
      'cursor' in begun ? { cursor: begun.cursor } : { start_time: this.#startOf(begun.sinceAt) };
    const answer = await this.#client.get(
      `/api/v2/incremental/${key}/cursor`,
      { ...params, per_page: PER_PAGE },
      cursored(key),
      what,
    );
    const rows = answer[key] as readonly unknown[];
    const after = answer.after_cursor as string | null | undefined;
    if (rows.length > 0 && !after) throw unexpected(what, 'after_cursor is missing');
    const same = 'cursor' in begun ? begun.cursor : `${START}${begun.sinceAt}`;
    return { rows, cursor: after ?? same, end: answer.end_of_stream as boolean };
  }

  #startOf(sinceAt: Instant): number {
    return Math.max(0, Math.floor(Math.min(sinceAt, this.#now() - YOUNGEST_START_MS) / 1000));
  }
}

function startedAs(from: From): From {
  if ('cursor' in from && from.cursor.startsWith(START)) {
    return { sinceAt: Number(from.cursor.slice(START.length)) };
  }
  return from;
}
