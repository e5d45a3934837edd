/** The arguments of an act on a timer of on-site hands, as an update bears them. */
import { z } from 'zod';
import type { InterventionAction, InterventionAsk } from '../core/action/action.ts';
import type { InterventionActionName } from '../core/ticket/action.ts';

/** Limits of the rules are said where they apply; these only keep nonsense out. */
const MOST_LETTERS = 2_000;
const MOST_SLICES = 1_000_000;

const audit = z.number().int().positive();

const startForm = z.object({});
const ofForm = z.object({ of: audit });
const agreeForm = z.object({
  of: audit,
  slices: z.number().int().min(-MOST_SLICES).max(MOST_SLICES),
  comment: audit,
});
const billForm = z.object({ of: audit, why: z.string().max(MOST_LETTERS) });

/** Null for arguments that cannot be understood. */
export function interventionAction(
  name: InterventionActionName,
  args: unknown,
): InterventionAction | null {
  const hands = askOf(name, args);
  return hands === null ? null : { name, hands };
}

function askOf(name: InterventionActionName, args: unknown): InterventionAsk | null {
  switch (name) {
    case 'intervention.start':
      return startForm.safeParse(args).success ? { type: 'start' } : null;
    case 'intervention.agree': {
      const read = agreeForm.safeParse(args);
      return read.success ? { type: 'agree', ...read.data } : null;
    }
    case 'intervention.bill': {
      const read = billForm.safeParse(args);
      return read.success ? { type: 'bill', of: read.data.of, why: read.data.why.trim() } : null;
    }
    default: {
      const read = ofForm.safeParse(args);
      return read.success ? { type: TYPES[name], of: read.data.of } : null;
    }
  }
}

const TYPES = {
  'intervention.pause': 'pause',
  'intervention.resume': 'resume',
  'intervention.stop': 'stop',
  'intervention.stillWorking': 'stillWorking',
} as const;
