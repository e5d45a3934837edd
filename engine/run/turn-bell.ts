/** Rings whenever a task has had a turn, for whoever waits until something has been done. */
export interface TurnBell {
  ring(): void;
  /** The next turn of any task, or the abortion, whichever comes first. */
  next(abort: AbortSignal): Promise<void>;
}

export function turnBell(): TurnBell {
  const waiters = new Set<() => void>();
  return {
    ring() {
      for (const tell of waiters) tell();
    },
    next: (abort) =>
      new Promise<void>((resolve) => {
        const done = () => {
          waiters.delete(done);
          abort.removeEventListener('abort', done);
          resolve();
        };
        waiters.add(done);
        abort.addEventListener('abort', done, { once: true });
      }),
  };
}
