// Light or dark? What `?theme=` says, else what the viewer's system says, followed as it changes.
import { useSyncExternalStore } from 'react';
import type { ColorBase } from './colors.ts';

const DARK = '(prefers-color-scheme: dark)';

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** The base asked for in an address's query, or null. */
export function baseIn(search: string): ColorBase | null {
  const asked = new URLSearchParams(search).get('theme');
  return asked === 'light' || asked === 'dark' ? asked : null;
}

/** The page's colour base now. */
export function useColorBase(): ColorBase {
  const system = useSyncExternalStore<ColorBase>(subscribe, () =>
    window.matchMedia(DARK).matches ? 'dark' : 'light',
  );
  return baseIn(window.location.search) ?? system;
}
