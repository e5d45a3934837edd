import type { Message } from '../ports/channel.ts';

/** How much of a message is sent, and in which form may a ticket's words travel? */

/** Longest title, in characters; a longer one ends in "…". */
const TITLE_LENGTH_MAX = 150;
/** Longest text, in characters; Slack asks for messages under 4,000 with everything around. */
const TEXT_LENGTH_MAX = 3000;

/** Cuts to so many characters, the last being "…" when something was cut. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/**
 * A title: one line, no control characters. A ticket's subject is anybody's text; with a line break
 * in it a mail would get headers of their making.
 */
export function titleLine(title: string): string {
  return cut(title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim(), TITLE_LENGTH_MAX);
}

/** The title of a message; one that reaches people long after its cause says so first. */
export function titleOf({
  title,
  late,
  lateMark = 'late',
}: Pick<Message, 'title' | 'late' | 'lateMark'>): string {
  return titleLine(late ? `[${lateMark}] ${title}` : title);
}

/** A body: line breaks kept, other control characters taken out. */
export function bodyText({ text, isWhole }: Pick<Message, 'text' | 'isWhole'>): string {
  const clean = text.replace(/(?![\n\t])\p{Cc}/gu, '');
  return isWhole === true ? clean : cut(clean, TEXT_LENGTH_MAX);
}

/** The link when it is one for a browser, else null: a link may come from a setting's template. */
export function webLink(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null;
  const url = new URL(link);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
