/** What did the customer write? Zendesk is asked as this agent; the engine keeps no texts. */
import { recordOf, rowsIn } from './record.ts';
import type { Zendesk } from './zendesk.ts';

const ANSWER_MS = 10_000;
/** The rest is chosen by its time; an answer is nearly always among the newest. */
const READ_MAX = 10;

/**
 * Texts by the audit they were written in; null for one that cannot be read, so that whoever waits
 * knows that it was asked for.
 */
export async function commentTexts(
  { ticketId, request }: Pick<Zendesk, 'ticketId' | 'request'>,
  audits: readonly number[],
): Promise<ReadonlyMap<number, string | null>> {
  const asked = audits.slice(-READ_MAX).map(async (id) => {
    const url = `/api/v2/tickets/${ticketId}/audits/${id}.json`;
    const answer = await request({ url, timeoutMs: ANSWER_MS }).catch(() => null);
    return [id, textIn(answer)] as const;
  });
  return new Map(await Promise.all(asked));
}

function textIn(answer: unknown): string | null {
  const { events } = recordOf(recordOf(answer).audit);
  const comment = rowsIn(events).find((row) => row.type === 'Comment' && row.public === true);
  return typeof comment?.body === 'string' ? comment.body : null;
}
