import type { Entitlement, Hours, OnDuty } from '../core/entitlement/entitlement.ts';
import { type Telling, wordMoment } from './moment.ts';
import { sentence } from './sentence.ts';

/**
 * What the customer is owed beside the clocks, a sentence each: who answers when and how, what help
 * is included, who is on duty, and what lies over the tier for now.
 */
export function wordOwed(entitlement: Entitlement, telling: Telling): readonly string[] {
  const { say } = telling.words;
  const { tier, people, pack, eventPlan, reducedService, suspended } = entitlement;
  const said: string[] = [];
  if (suspended) said.push(say('owed.suspended'));
  if (people !== null) said.push(hours('owed.people', people, telling));
  if (entitlement.channels.length > 0 || entitlement.languages.length > 0) {
    said.push(ways(entitlement, telling));
  }
  if (tier !== null) said.push(help(entitlement.configurationHelp, telling));
  for (const one of entitlement.contacts) said.push(contact(one, telling));
  if (pack !== null) said.push(say('owed.pack', { pack: pack.name }));
  if (eventPlan !== null) {
    const known = eventPlan.contact === null ? 'no' : 'yes';
    said.push(say('owed.eventPlan', { known, contact: eventPlan.contact ?? '' }));
  }
  for (const { notice } of reducedService) {
    const known = notice === null ? 'no' : 'yes';
    said.push(say('owed.reduced', { known, notice: notice ?? '' }));
  }
  return said.map(sentence);
}

function hours(what: 'owed.people' | 'owed.help', { calendar, ...now }: Hours, telling: Telling) {
  const { say } = telling.words;
  if (calendar.alwaysOpen) return say(`${what}.always`);
  return say(`${what}.hours`, { calendar: calendar.name, ...standing(now, telling) });
}

function help(owed: Hours | null, telling: Telling): string {
  return owed === null ? telling.words.say('owed.help.none') : hours('owed.help', owed, telling);
}

function contact({ contact: { role, name, group }, hours: now }: OnDuty, telling: Telling) {
  const who = name ?? group ?? '';
  const named = who === '' ? 'no' : 'yes';
  return telling.words.say('owed.contact', { role, named, who, ...standing(now, telling) });
}

/** Whether it is open, or until when not, as values of a message. */
function standing({ openNow, opensAt }: Pick<Hours, 'openNow' | 'opensAt'>, telling: Telling) {
  if (openNow) return { open: 'yes', until: '' };
  if (opensAt === null || !Number.isFinite(opensAt)) return { open: 'never', until: '' };
  return { open: 'no', until: wordMoment(opensAt, 'until', telling) };
}

function ways({ channels, languages }: Entitlement, { words }: Telling): string {
  const names = new Intl.DisplayNames([words.locale], { type: 'language' });
  return words.say('owed.ways', {
    way: channels.length === 0 ? 'none' : 'some',
    channels: channels.join(', '),
    spoken: languages.length === 0 ? 'none' : 'some',
    languages: languages.map((one) => names.of(one) ?? one).join(', '),
  });
}
