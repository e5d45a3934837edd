/**
 * Can anybody see the app? Not while the tab is hidden, and not while Zendesk has put the app's
 * ticket or page behind another: then nothing is asked and nothing counts.
 */
import type { Zendesk } from './zendesk.ts';

export interface Shown {
  isShown(): boolean;
  /** Returns how to stop listening. */
  onChange(call: () => void): () => void;
}

export function shownIn(zendesk: Pick<Zendesk, 'on'>, page: Document): Shown {
  let isActive = true;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const setActive = (next: boolean) => () => {
    if (isActive === next) return;
    isActive = next;
    tell();
  };
  for (const event of ['app.activated', 'pane.activated']) zendesk.on(event, setActive(true));
  for (const event of ['app.deactivated', 'pane.deactivated', 'app.willDestroy']) {
    zendesk.on(event, setActive(false));
  }
  page.addEventListener('visibilitychange', tell);
  return {
    isShown: () => isActive && page.visibilityState !== 'hidden',
    onChange(call) {
      listeners.add(call);
      return () => listeners.delete(call);
    },
  };
}
