/**
 * What does a whole log do to the desk, in order of time? Each ticket's own actions, and before the
 * first use of an organization, a group or a person the action that makes it known.
 */
import type { ScriptAction } from './script-action.ts';
import { type Skipped, ticketScript } from './uci.ts';
import type { UciEvent } from './uci-event.ts';
import { introductionsOf } from './uci-names.ts';

export interface LogScript {
  readonly tickets: number;
  readonly events: number;
  readonly skipped: Skipped;
  /** The instant of the first action, and of the last; null for an empty log. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly actions: readonly ScriptAction[];
}

/** Maps a log that is in order for each ticket; tickets may be interleaved. */
export async function logScript(
  log: AsyncIterable<UciEvent> | Iterable<UciEvent>,
): Promise<LogScript> {
  const histories = new Map<string, [UciEvent, ...UciEvent[]]>();
  let events = 0;
  for await (const event of log) {
    const history = histories.get(event.number);
    if (history) history.push(event);
    else histories.set(event.number, [event]);
    events += 1;
  }
  const skipped = { afterClosed: 0, unknownState: 0 };
  const timed: ScriptAction[] = [];
  for (const history of histories.values()) {
    const script = ticketScript(history);
    for (const action of script.actions) timed.push(action);
    skipped.afterClosed += script.skipped.afterClosed;
    skipped.unknownState += script.skipped.unknownState;
  }
  // All instants have one form, so text order is time order; the sort keeps a ticket's own order.
  timed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return {
    tickets: histories.size,
    events,
    skipped,
    startsAt: timed[0]?.at ?? null,
    endsAt: timed.at(-1)?.at ?? null,
    actions: withIntroductions(timed, histories),
  };
}

/** Puts the upsert of whatever a ticket names in front of the first action that names it. */
function withIntroductions(
  actions: readonly ScriptAction[],
  histories: ReadonlyMap<string, readonly UciEvent[]>,
): readonly ScriptAction[] {
  const known = new Set<string>();
  const all: ScriptAction[] = [];
  for (const action of actions) {
    if ('ticket' in action) {
      const location = histories.get(action.ticket.external_id)?.[0]?.location ?? '';
      for (const [id, introduction] of introductionsOf(action, location)) {
        if (known.has(id)) continue;
        known.add(id);
        all.push(introduction);
      }
    }
    all.push(action);
  }
  return all;
}
