/**
 * What do the fake desk's exports show? All but the last minute, the last second again each time.
 */
import type { Instant } from '../../engine/core/time/instant.ts';
import type {
  Desk,
  EventPage,
  OrganizationPage,
  TicketPage,
  UserPage,
} from '../../engine/ports/desk.ts';
import type { DeskTables } from './fake-desk.ts';

const HIDDEN_MS = 60_000;
/** Few, so that a handful of updates already makes several pages. */
const PER_PAGE = 5;

export interface FakeExports {
  events(sinceAt: Instant): EventPage;
  tickets(from: Parameters<Desk['exportTickets']>[0]): TicketPage;
  organizations(sinceAt: Instant): OrganizationPage;
  users(from: Parameters<Desk['exportUsers']>[0]): UserPage;
}

export function fakeExports(tables: DeskTables): FakeExports {
  const shownUntil = () => Math.floor((tables.clock.now() - HIDDEN_MS) / 1000) * 1000;
  return {
    events(sinceAt) {
      const all = tables.audits.filter(({ at }) => at >= sinceAt && at <= shownUntil());
      const limitAt = all[PER_PAGE - 1]?.at ?? Number.POSITIVE_INFINITY;
      // A page is filled up with its last second, so that the next can begin with the next second.
      const page = all.filter(({ at }) => at <= limitAt);
      const lastAt = page.at(-1)?.at ?? sinceAt;
      const end = page.length === all.length;
      // The event export brings no metadata.
      const audits = page.map((audit) => ({
        ...audit,
        custom: null,
        comments: audit.comments.map(({ text: _note, ...comment }) => comment),
      }));
      return { audits, nextAt: end ? lastAt : lastAt + 1000, end, malformed: [] };
    },
    tickets(from) {
      const after = placeOf(from);
      const all = newer([...tables.tickets.values()], after, shownUntil());
      const page = all.slice(0, PER_PAGE);
      const cursor = cursorAfter(page.at(-1), after);
      return { tickets: page, cursor, end: page.length === all.length, malformed: [] };
    },
    organizations(sinceAt) {
      const organizations = [...tables.organizations.values()]
        .filter(({ updatedAt }) => updatedAt >= sinceAt && updatedAt <= shownUntil())
        .sort((a, b) => a.updatedAt - b.updatedAt);
      return { organizations, nextAt: organizations.at(-1)?.updatedAt ?? sinceAt, end: true };
    },
    users(from) {
      const after = placeOf(from);
      const users = newer([...tables.users.values()], after, shownUntil());
      return { users, cursor: cursorAfter(users.at(-1), after), end: true };
    },
  };
}

interface Place {
  readonly updatedAt: Instant;
  readonly id: number;
}

function placeOf(from: { cursor: string } | { sinceAt: Instant }): Place {
  if ('sinceAt' in from) return { updatedAt: from.sinceAt, id: 0 };
  const [updatedAt, id] = from.cursor.split(':').map(Number);
  return { updatedAt: updatedAt ?? 0, id: id ?? 0 };
}

function newer<T extends Place>(rows: readonly T[], after: Place, until: Instant): T[] {
  return rows
    .filter(({ updatedAt, id }) =>
      updatedAt === after.updatedAt ? id > after.id : updatedAt > after.updatedAt,
    )
    .filter(({ updatedAt }) => updatedAt <= until)
    .sort((a, b) => a.updatedAt - b.updatedAt || a.id - b.id);
}

function cursorAfter(last: Place | undefined, before: Place): string {
  const place = last ?? before;
  return `${place.updatedAt}:${place.id}`;
}
