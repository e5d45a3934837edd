// What does a person read when something failed? Our words for what we know, with what to do about
// it; the other side's sentence for the rest.
import type { Texts } from '../i18n/texts.ts';
import type { Failure } from '../zaf/failure.ts';

export function failureText({ code, detail, status }: Failure, texts: Texts): string {
  const told = { detail: detail ?? `${code} (${status})` };
  const known = texts.find(`sidebar.failure.${code}`, told);
  if (known === null) return texts.say('sidebar.failure.other', told);
  // A bare refusal says nothing by itself.
  return code === 'refused' && detail !== null ? `${known} ${detail}` : known;
}
