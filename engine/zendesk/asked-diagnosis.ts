/** The arguments of an act on a paid diagnosis, as an update bears them. */
import { z } from 'zod';
import type { DiagnosisAction, DiagnosisAsk } from '../core/action/action.ts';
import type { DiagnosisActionName } from '../core/ticket/action.ts';
import { CASE_SORTS } from '../core/ticket/diagnosis-act.ts';
import { parseInstant } from '../core/time/instant.ts';

/** More than any letter to a customer has. */
const MOST_WORDS = 5_000;
/** Limits of the rules are said where they apply; these only keep nonsense out. */
const MOST_ITEMS = 1_000;
const MOST_LETTERS = 2_000;

const text = z.string().max(MOST_LETTERS);
const audit = z.number().int().positive();
const touches = z.array(text).max(MOST_ITEMS);
const line = z.object({ what: text, amount: z.union([text, z.number()]), currency: text });

const said = z.object({
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullish(),
  words: z.string().max(MOST_WORDS).nullish(),
});

const offerForm = z.object({ sort: z.enum(CASE_SORTS), why: text.nullish() });
const answerForm = z.object({ of: audit, comment: audit });
const consentForm = z.object({ touches, until: z.string().max(40), comment: audit });
const touchForm = z.object({ what: text });
const quoteForm = z.object({ lines: z.array(line).max(MOST_ITEMS), touches: touches.default([]) });

/** Null for arguments that cannot be understood. */
export function diagnosisAction(name: DiagnosisActionName, args: unknown): DiagnosisAction | null {
  const act = actOf(name, args);
  const read = said.safeParse(args);
  if (act === null || !read.success) return null;
  const { language = null, words = null } = read.data;
  return { name, act, language, words: words === null || words.trim() === '' ? null : words };
}

function actOf(name: DiagnosisActionName, args: unknown): DiagnosisAsk | null {
  switch (name) {
    case 'diagnosis.offer': {
      const read = offerForm.safeParse(args);
      if (!read.success) return null;
      return { type: 'offer', sort: read.data.sort, overriddenWhy: read.data.why ?? null };
    }
    case 'diagnosis.accept':
    case 'diagnosis.decline': {
      const read = answerForm.safeParse(args);
      const type = name === 'diagnosis.accept' ? 'accept' : 'decline';
      return read.success ? { type, ...read.data } : null;
    }
    case 'diagnosis.consent': {
      const read = consentForm.safeParse(args);
      const until = read.success ? parseInstant(read.data.until) : undefined;
      return read.success && until !== undefined ? { type: 'consent', ...read.data, until } : null;
    }
    case 'diagnosis.touch': {
      const read = touchForm.safeParse(args);
      return read.success ? { type: 'touch', what: read.data.what } : null;
    }
    case 'diagnosis.quote': {
      const read = quoteForm.safeParse(args);
      return read.success ? { type: 'quote', ...read.data } : null;
    }
    default:
      return plainAct(name);
  }
}

function plainAct(
  name: Exclude<
    DiagnosisActionName,
    `diagnosis.${'offer' | 'accept' | 'decline' | 'consent' | 'touch' | 'quote'}`
  >,
): DiagnosisAsk {
  const types = {
    'diagnosis.ask': 'ask',
    'diagnosis.ourFault': 'ourFault',
    'diagnosis.solved': 'solved',
    'diagnosis.unable': 'unable',
    'diagnosis.finish': 'finish',
    'diagnosis.unfinished': 'unfinished',
  } as const;
  return { type: types[name] };
}
