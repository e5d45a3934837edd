// What are tickets called? Zendesk is asked as this agent, who sees what Zendesk lets that agent
// see; the engine tells names and subjects to nobody.
import { useEffect, useState } from 'react';
import { type SeenTicket, seenTickets } from '../zaf/ticket-update.ts';
import { useSurroundings } from './Surroundings.tsx';

export type SeenTickets = ReadonlyMap<number, SeenTicket>;

const NONE: SeenTickets = new Map();

/** Asked again when other tickets are listed; what was seen before stays meanwhile. */
export function useSeenTickets(tickets: readonly { readonly id: number }[]): SeenTickets {
  const { zendesk } = useSurroundings();
  const [seen, setSeen] = useState(NONE);
  const ids = tickets
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join(',');
  useEffect(() => {
    let isWanted = true;
    const numbers = ids === '' ? [] : ids.split(',').map(Number);
    // Without names a list still says what is due; the next list asks again.
    seenTickets(zendesk, numbers).then(
      (found) => isWanted && setSeen(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [zendesk, ids]);
  return seen;
}
