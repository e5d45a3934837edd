/** What are people called? Zendesk is asked as this agent. */
import { recordOf } from './failure.ts';
import type { Zendesk } from './zendesk.ts';

const ANSWER_MS = 10_000;
/** Zendesk shows so many users in one question. */
const ASKED_MAX = 100;

/** Names by user id; those that this agent may not see are absent. Rejects with a `Failure`. */
export async function namesOf(
  zendesk: Pick<Zendesk, 'request'>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const url = `/api/v2/users/show_many.json?ids=${ids.slice(0, ASKED_MAX).join(',')}`;
  const { users } = recordOf(await zendesk.request({ url, timeoutMs: ANSWER_MS }));
  const rows = (Array.isArray(users) ? users : []).map(recordOf);
  return new Map(rows.map(({ id, name }) => [Number(id), String(name ?? '')]));
}
