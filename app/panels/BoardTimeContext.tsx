// How does a panel know what time it is for the engine, and redraw only what ticks?
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { BoardTime } from '../engine/board-time.ts';

const TimeContext = createContext<BoardTime | null>(null);

/** Gives everything inside it the engine's time. */
export function BoardTimeProvider(props: {
  readonly time: BoardTime;
  readonly children: ReactNode;
}) {
  return <TimeContext.Provider value={props.time}>{props.children}</TimeContext.Provider>;
}

/** The engine's time around this component. */
export function useBoardTime(): BoardTime {
  const time = useContext(TimeContext);
  if (time === null) throw new Error('A panel was used outside BoardTimeProvider.');
  return time;
}

const never = () => () => {};

/**
 * Redraws the caller when what `textAt` says has changed, looking once a second, and only while
 * `isTicking`; `textAt` gets the engine's time in epoch milliseconds.
 */
export function useTimeText(isTicking: boolean, textAt: (nowMs: number) => string): string {
  const time = useBoardTime();
  const read = () => {
    const nowMs = time.nowMs();
    return nowMs === null ? '' : textAt(nowMs);
  };
  return useSyncExternalStore(isTicking ? time.subscribe : never, read, read);
}

const watched = new Map<Element, (isVisible: boolean) => void>();
let observer: IntersectionObserver | null = null;

/** True while the element is on screen or nearly; one observer serves the page. */
export function useIsVisible(element: RefObject<Element | null>): boolean {
  const [isVisible, setVisible] = useState(false);
  useEffect(() => {
    const node = element.current;
    if (node === null) return;
    observer ??= new IntersectionObserver(
      (entries) => {
        for (const entry of entries) watched.get(entry.target)?.(entry.isIntersecting);
      },
      { rootMargin: '100px' },
    );
    const mine = observer;
    watched.set(node, setVisible);
    mine.observe(node);
    return () => {
      watched.delete(node);
      mine.unobserve(node);
    };
  }, [element]);
  return isVisible;
}
