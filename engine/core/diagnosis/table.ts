import type { CaseActName } from '../ticket/diagnosis-act.ts';
import type { CaseState } from './case.ts';

/** Who an act is for: the customer's own, or an agent's by a key of `may`. */
export type Whose = 'offerer' | 'customer' | 'diagnoser' | 'quoter';

/** What an act makes of a state. */
export interface Move {
  readonly to: CaseState;
  readonly who: Whose;
}

const moves = (who: Whose, to: CaseState): Move => ({ who, to });

/** Begins a case; also where another one has ended. */
const BEGIN = { offer: moves('offerer', 'offered') } as const;

/** The customer's consent, and what is done under it. */
const worksIn = (state: CaseState) => ({
  consent: moves('customer', state),
  touch: moves('diagnoser', state),
});

/**
 * Every act that is possible, by the state before it. What is not here is refused: an outcome
 * twice, a finish before the quote was accepted, an acceptance after the refusal.
 */
export const MOVES: Readonly<Record<CaseState, Readonly<Partial<Record<CaseActName, Move>>>>> = {
  none: BEGIN,
  offered: {
    ...BEGIN,
    accept: moves('customer', 'running'),
    decline: moves('customer', 'declined'),
  },
  running: {
    ...worksIn('running'),
    ask: moves('diagnoser', 'running'),
    answered: moves('customer', 'running'),
    ourFault: moves('diagnoser', 'covered'),
    solved: moves('diagnoser', 'solved'),
    quote: moves('quoter', 'quoted'),
    unable: moves('diagnoser', 'unable'),
  },
  quoted: { accept: moves('customer', 'working'), decline: moves('customer', 'closed') },
  working: {
    ...worksIn('working'),
    finish: moves('diagnoser', 'done'),
    unfinished: moves('diagnoser', 'unfinished'),
  },
  declined: BEGIN,
  expired: BEGIN,
  covered: BEGIN,
  solved: BEGIN,
  unable: BEGIN,
  closed: BEGIN,
  done: BEGIN,
  unfinished: BEGIN,
};
