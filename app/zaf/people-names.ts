/** What are people called? Zendesk is asked as this agent. */
import { namesIn, recordOf } from './record.ts';
import { SHOWN_AT_ONCE } from './shown-at-once.ts';
import type { Zendesk } from './zendesk.ts';

const ANSWER_MS = 10_000;

/** Names by user id; those that this agent may not see are absent. Rejects with a `Failure`. */
export async function namesOf(
  zendesk: Pick<Zendesk, 'request'>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const url = `/api/v2/users/show_many.json?ids=${ids.slice(0, SHOWN_AT_ONCE).join(',')}`;
  const { users } = recordOf(await zendesk.request({ url, timeoutMs: ANSWER_MS }));
  return namesIn(users);
}
