// How does a panel ask something by itself? When it appears and when the question is another one;
// what an earlier question brings too late is dropped, and so is a failure: what was known stays.
import { useCallback, useEffect, useState } from 'react';
import type { Zendesk } from '../zaf/zendesk.ts';
import { useSurroundings } from './Surroundings.tsx';

/** What the last question brought; null before. `ask` is another function for another question. */
export function useBrought<Brought>(ask: () => Promise<Brought>): Brought | null {
  const [brought, setBrought] = useState<Brought | null>(null);
  useEffect(() => {
    let isWanted = true;
    ask().then(
      (found) => {
        if (isWanted) setBrought(found);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [ask]);
  return brought;
}

type Found<What> = ReadonlyMap<number, What>;

/**
 * What Zendesk, asked as this agent, tells of these ids: the engine tells subjects and names to
 * nobody. Asked again for other ids; `ask` is the same function each time.
 */
export function useByIds<What>(
  ids: readonly number[],
  ask: (zendesk: Zendesk, ids: readonly number[]) => Promise<Found<What>>,
): Found<What> {
  const { zendesk } = useSurroundings();
  const key = [...new Set(ids)].sort((a, b) => a - b).join(',');
  const asked = useCallback(
    () => ask(zendesk, key === '' ? [] : key.split(',').map(Number)),
    [zendesk, key, ask],
  );
  return useBrought(asked) ?? new Map();
}
