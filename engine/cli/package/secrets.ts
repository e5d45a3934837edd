/**
 * Does a text look as if it held a secret, or speak over plain HTTP? What Zendesk warns of
 * (zendesk_apps_support 4.52.0, secrets and requests), by rules of our own: a word is told wherever
 * it stands, a value only where it is written out.
 */
import { isAcceptedAddress, isAcceptedText } from './accepted.ts';
import type { AppFile } from './folder.ts';
import { placeAt, type Tell } from './problem.ts';

const SCANNED = /\.(html?|xml|m?js|json)$/i;
const FETCHING = /\.(html?|m?js)$/i;

/**
 * Zendesk looks for "pass" alone, too, and finds it in every "passive"; that much noise would hide
 * the rest, so it is left to the rule about values.
 */
const WORDS = /password|secret|api_key|auth_?key|auth_?pass|auth_?user|username/gi;

const VALUES: readonly (readonly [what: string, form: RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----/g],
  ['an AWS access key', /\bAKIA[0-9A-Z]{12,}/g],
  ['a Slack token', /\bxox[abeoprs]-[\w-]{8,}/g],
  ['a GitHub token', /\b(?:gh[opsu]_\w{30,}|github_pat_\w{30,})/g],
  ['a JSON Web Token', /\beyJ[\w-]{10,199}\.eyJ[\w-]{10,}\.[\w-]{10,}/g],
  ['a token or key', /(?:token|pass|[_-]key)["'`]?\s{0,4}[:=]\s{0,4}["'`][\w+/.=-]{8,}["'`]/gi],
];

/** More addresses of one file than that say nothing new. */
const MOST_ADDRESSES = 20;

export function warnOfSecrets({ path, bytes }: AppFile, tell: Tell): void {
  if (!SCANNED.test(path)) return;
  const text = bytes.toString();
  for (const [word, found] of wordsIn(text)) {
    const message = `the word "${word}"${andMore(found)}; make sure that no value stands with it`;
    tell('possibleSecret', path, message, placeAt(text, found.offset));
  }
  // The value itself is never repeated: what is printed here ends up in logs.
  for (const [what, form] of VALUES) {
    const found = [...text.matchAll(form)];
    const [first] = found;
    if (first === undefined) continue;
    const more = andMore({ count: found.length });
    const message = `this looks like ${what}${more}; keep it in a secure setting instead`;
    tell('possibleSecret', path, message, placeAt(text, first.index));
  }
}

function wordsIn(text: string): ReadonlyMap<string, { offset: number; count: number }> {
  const first = new Map<string, { offset: number; count: number }>();
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (isAcceptedText(text, index, word.length)) continue;
    const known = first.get(word.toLowerCase());
    if (known === undefined) first.set(word.toLowerCase(), { offset: index, count: 1 });
    else known.count += 1;
  }
  return first;
}

function andMore({ count }: { readonly count: number }): string {
  return count === 1 ? '' : ` (and ${count - 1} more)`;
}

export function warnOfPlainHttp({ path, bytes }: AppFile, tell: Tell): void {
  if (!FETCHING.test(path)) return;
  const text = bytes.toString();
  const told = new Set<string>();
  for (const { 0: address, index } of text.matchAll(/http:\/\/[^\s"'`<>()\\{}]+/gi)) {
    if (isAcceptedAddress(address) || told.has(address)) continue;
    told.add(address);
    if (told.size > MOST_ADDRESSES) return;
    tell('plainHttp', path, `${address} is not encrypted; write https://`, placeAt(text, index));
  }
}
