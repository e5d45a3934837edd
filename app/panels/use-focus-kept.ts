// Where does the focus go when what had it is gone, because the state has moved on? To the panel it
// was in: someone who works by keyboard or ear would be at the page's beginning otherwise.
import { type FocusEventHandler, type RefObject, useEffect, useRef } from 'react';

export function useFocusKept<Place extends HTMLElement>(): {
  readonly ref: RefObject<Place>;
  readonly tabIndex: -1;
  readonly onFocus: FocusEventHandler;
  readonly onBlur: FocusEventHandler;
} {
  const ref = useRef<Place>(null);
  const last = useRef<Element | null>(null);
  // After each drawing, as any of them may take away what has the focus.
  useEffect(() => {
    const isGone = last.current !== null && !last.current.isConnected;
    if (!isGone) return;
    last.current = null;
    if (document.activeElement === document.body) ref.current?.focus();
  });
  return {
    ref,
    tabIndex: -1,
    onFocus: ({ target }) => {
      last.current = target;
    },
    onBlur: () => {
      last.current = null;
    },
  };
}
