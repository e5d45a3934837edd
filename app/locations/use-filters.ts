// Which filters are set? Those in the page's address, which changes with them, so that the back
// button undoes a choice.
import { useCallback, useSyncExternalStore } from 'react';
import { type Filters, filtersFrom, searchWith } from '../engine/board-filters.ts';

const listeners = new Set<() => void>();

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('popstate', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('popstate', onChange);
  };
}

export function useFilters(): readonly [Filters, (filters: Filters) => void] {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  const set = useCallback((filters: Filters) => {
    const next = searchWith(window.location.search, filters);
    if (next === window.location.search) return;
    window.history.pushState(null, '', `${window.location.pathname}${next}`);
    for (const listener of [...listeners]) listener();
  }, []);
  return [filtersFrom(search), set];
}
