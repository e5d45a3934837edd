// What does the page's address ask for? Its query as it is now, followed through the back button
// and through the page's own changes.
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('popstate', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('popstate', onChange);
  };
}

/** The address's query, "" or "?…". */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => window.location.search);
}

/** Changes the query; 'push' lets the back button undo it, 'replace' does not. */
export function changeSearch(search: string, how: 'push' | 'replace'): void {
  if (search === window.location.search) return;
  const address = `${window.location.pathname}${search}`;
  if (how === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
  for (const listener of [...listeners]) listener();
}
