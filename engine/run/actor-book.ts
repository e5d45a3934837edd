import type { Actor } from '../core/policy/permission.ts';
import { MINUTE_MS } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Desk } from '../ports/desk.ts';
import type { NameBook } from './name-book.ts';

/**
 * Who acts: the role and the groups of an author, as Zendesk tells them. Asked again after a while,
 * because a role that was taken away must not go on acting.
 */
export interface ActorBook {
  /** Asks Zendesk about those of whom nothing recent is known. */
  fetch(userIds: readonly number[]): Promise<void>;
  /** Null for somebody whom Zendesk does not know; `fetch` comes first. */
  of(userId: number): Actor | null;
}

const ASKED_AGAIN_AFTER_MS = 5 * MINUTE_MS;
/** Beyond so many the one asked about longest ago is forgotten. */
const KEPT_MOST = 10_000;

interface Entry {
  readonly actor: Actor | null;
  readonly askedAt: Instant;
}

export function actorBook(desk: Desk, names: NameBook, clock: Clock): ActorBook {
  const entries = new Map<number, Entry>();
  const isRecent = (userId: number) => {
    const entry = entries.get(userId);
    return entry !== undefined && clock.now() - entry.askedAt < ASKED_AGAIN_AFTER_MS;
  };
  const groupsOf = async (userId: number): Promise<readonly string[]> => {
    const ids = await desk.groupIdsOf(userId);
    if (ids.some((id) => !names.groups.has(id))) await names.refresh();
    return ids.flatMap((id) => names.groups.get(id) ?? []);
  };
  const ask = async (userId: number): Promise<Actor | null> => {
    const [user] = await desk.showUsers([userId]);
    if (user === undefined) return null;
    names.note(user);
    const { role } = user;
    return { role, groups: role === 'agent' ? await groupsOf(userId) : [] };
  };
  return {
    async fetch(userIds) {
      for (const userId of new Set(userIds)) {
        if (isRecent(userId)) continue;
        const askedAt = clock.now();
        const actor = await ask(userId);
        entries.delete(userId);
        entries.set(userId, { actor, askedAt });
        const oldest = entries.keys().next();
        if (entries.size > KEPT_MOST && !oldest.done) entries.delete(oldest.value);
      }
    },
    of: (userId) => entries.get(userId)?.actor ?? null,
  };
}
