/** Who is signed in to Zendesk here, as far as the app has to know? */
import { type Named, namedIn, recordOf } from './record.ts';
import type { Zendesk } from './zendesk.ts';

export interface Person {
  /** Null where Zendesk did not say; then the app acts for nobody. */
  readonly id: number | null;
  readonly isAdmin: boolean;
  /** A BCP 47 tag such as "fr" or "en-GB". */
  readonly locale: string;
  /** An IANA zone; the browser's where Zendesk names none that the browser knows. */
  readonly zone: string;
  readonly groups: readonly Named[];
}

export interface Here {
  readonly person: Person;
  readonly scheme: 'light' | 'dark';
}

/** The signed-in person and the page's colours, in one question. */
export async function whoIsHere(zendesk: Pick<Zendesk, 'get'>): Promise<Here> {
  // Deadlines can be shown to somebody unknown, too: in the browser's language and zone.
  const asked = zendesk.get(['currentUser', 'colorScheme']);
  const { currentUser, colorScheme } = await asked.catch(() => recordOf(null));
  return { person: personOf(recordOf(currentUser)), scheme: schemeOf(colorScheme) };
}

/** Zendesk sends the bare word with an event, and has sent an object as a value. */
export function schemeOf(value: unknown): 'light' | 'dark' {
  const named = recordOf(value).colorScheme ?? value;
  return named === 'dark' ? 'dark' : 'light';
}

function personOf(user: Readonly<Record<string, unknown>>): Person {
  const { id, role, locale, timeZone, groups } = user;
  const zone = recordOf(timeZone).ianaName;
  return {
    id: typeof id === 'number' ? id : null,
    isAdmin: role === 'admin',
    locale: knownLocale(locale),
    zone: knownZone(zone),
    groups: namedIn(groups),
  };
}

function knownLocale(value: unknown): string {
  try {
    return Intl.getCanonicalLocales(String(value ?? navigator.language))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function knownZone(value: unknown): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: String(value) }).resolvedOptions().timeZone;
  } catch {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}
