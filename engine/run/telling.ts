import type { Language } from '../wording/language.ts';
import type { Telling } from '../wording/moment.ts';
import { wordsOf } from '../wording/spoken.ts';
import type { Context } from './context.ts';

/**
 * How the engine tells what nobody asked for (alerts, notices): in its own language and zone. An
 * answer to a question is told in the language that was asked for.
 */
export function tellingFor(
  context: Pick<Context, 'language' | 'account' | 'clock'>,
  asked: { readonly language?: Language; readonly zone?: string } = {},
): Telling {
  const { language = context.language, zone = context.account.timeZone } = asked;
  return { words: wordsOf(language), zone, nearAt: null, nowAt: context.clock.now() };
}
