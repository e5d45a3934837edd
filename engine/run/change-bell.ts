/** Tells listeners (open boards) that something moved; who listens decides how often to look. */
export interface ChangeBell {
  ring(): void;
  /** Answers how to stop listening. */
  listen(listener: () => void): () => void;
}

export function changeBell(): ChangeBell {
  const listeners = new Set<() => void>();
  return {
    ring() {
      for (const tell of listeners) tell();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
