/** The page's timers, as what is followed needs them; tests bring their own. */
export interface Timers {
  /** Real milliseconds; returns how to call it off. */
  after(ms: number, call: () => void): () => void;
}

export const pageTimers: Timers = {
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
