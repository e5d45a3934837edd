/**
 * What shows the deadline soonest? The first question is asked while the page is still being built,
 * and whoever asks for the ticket first gets that answer.
 */
import type { AppEngine } from './app-answers.ts';

export function askedEarly(engine: AppEngine, ticketId: number | null): AppEngine {
  if (ticketId === null) return engine;
  let early: ReturnType<AppEngine['ticket']> | null = engine.ticket(ticketId);
  // Whoever takes the answer learns of its failure; until then it is nobody's.
  early.catch(() => undefined);
  return {
    ...engine,
    ticket(id) {
      const first = id === ticketId ? early : null;
      early = null;
      return first ?? engine.ticket(id);
    },
  };
}
