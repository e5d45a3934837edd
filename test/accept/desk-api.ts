// What do tickets look like over the account's own API, to somebody who is not the engine?
import { askJson } from './json-http.ts';

interface ApiTicket {
  readonly id: number;
  readonly external_id: string | null;
  readonly subject: string;
  readonly status: string;
  readonly created_at: string;
  readonly custom_fields: readonly { readonly id: number; readonly value: unknown }[];
}

/** A ticket with Palier's fields by title; an empty field and an unticked box are null. */
export interface DeskTicket {
  readonly id: number;
  readonly externalId: string | null;
  readonly subject: string;
  readonly status: string;
  readonly createdAt: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface DeskApi {
  readonly url: string;
  tickets(): Promise<readonly DeskTicket[]>;
  ticket(id: number): Promise<DeskTicket>;
  /** Changes a ticket as the owner of the token. */
  update(id: number, ticket: unknown, token: string): Promise<void>;
}

/** The account at this address, read with this token; the fields must exist already. */
export async function deskApi(url: string, token: string): Promise<DeskApi> {
  const get = <T>(path: string) => askJson<T>(url + path, { token });
  const { ticket_fields: defined } = await get<{ ticket_fields: { id: number; title: string }[] }>(
    '/api/v2/ticket_fields.json',
  );
  const titles = new Map(defined.map(({ id, title }) => [id, title]));
  const shown = (ticket: ApiTicket): DeskTicket => ({
    id: ticket.id,
    externalId: ticket.external_id,
    subject: ticket.subject,
    status: ticket.status,
    createdAt: Date.parse(ticket.created_at),
    fields: Object.fromEntries(
      ticket.custom_fields.map(({ id, value }) => [
        titles.get(id) ?? String(id),
        value === '' || value === false || value === undefined ? null : value,
      ]),
    ),
  });
  return {
    url,
    async tickets() {
      const found: ApiTicket[] = [];
      let next: string | null = `${url}/api/v2/tickets.json?page[size]=100`;
      while (next !== null) {
        const page: Page = await askJson<Page>(next, { token });
        found.push(...page.tickets);
        next = page.meta.has_more ? page.links.next : null;
      }
      return found.map(shown);
    },
    ticket: async (id) =>
      shown((await get<{ ticket: ApiTicket }>(`/api/v2/tickets/${id}.json`)).ticket),
    async update(id, ticket, as) {
      const body = { ticket };
      await askJson(`${url}/api/v2/tickets/${id}.json`, { method: 'PUT', body, token: as });
    },
  };
}

interface Page {
  readonly tickets: readonly ApiTicket[];
  readonly meta: { readonly has_more: boolean };
  readonly links: { readonly next: string | null };
}
