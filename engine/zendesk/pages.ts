/** How a whole list is read, page after page, by Zendesk's cursor pagination. */
import { z } from 'zod';
import type { Client } from './client.ts';
import { keyedForm } from './keyed-form.ts';
import { unexpected } from './refusal.ts';

const PAGE_SIZE = 100;
/** 100,000 rows; a list that goes on longer is a loop. */
const MOST_PAGES = 1_000;

const meta = z
  .looseObject({ has_more: z.boolean().nullish(), after_cursor: z.string().nullish() })
  .nullish();

const paged = keyedForm((key) => z.looseObject({ [key]: z.array(z.unknown()), meta }));

/**
 * All rows under `key`, unread; a list that ignores the page size (some do) is one page. `what`
 * follows "could not".
 */
export async function allRows(
  client: Client,
  path: string,
  key: string,
  what: string,
  params: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<readonly unknown[]> {
  const form = paged(key);
  const rows: unknown[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: Record<string, unknown> = await client.get(
      path,
      { ...params, 'page[size]': PAGE_SIZE, ...(after === null ? {} : { 'page[after]': after }) },
      form,
      what,
    );
    rows.push(...(answer[key] as unknown[]));
    const { has_more: hasMore, after_cursor: next } = meta.parse(answer.meta) ?? {};
    if (hasMore !== true || next === null || next === undefined) return rows;
    after = next;
  }
  throw unexpected(what, `the list does not end after ${MOST_PAGES} pages`);
}
