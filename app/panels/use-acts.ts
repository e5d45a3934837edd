// How does a panel see what became of its actions?
import { useSyncExternalStore } from 'react';
import type { Acting } from '../engine/acting.ts';

export function useActs(acting: Acting): ReturnType<Acting['acts']> {
  return useSyncExternalStore(acting.subscribe, acting.acts, acting.acts);
}
