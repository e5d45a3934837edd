/** What an answer that is no success means, in one of the closed codes and a sentence to act on. */
import { EngineError, type ErrorCode } from '../errors.ts';

export interface Answer {
  readonly status: number;
  /** Parsed JSON, or undefined where the answer was none. */
  readonly body: unknown;
  readonly retryAfterMs: number | null;
}

interface Meaning {
  readonly code: ErrorCode;
  readonly advice: string;
  readonly retryable: boolean;
}

const MEANINGS: Readonly<Record<number, Meaning>> = {
  401: {
    code: 'zendeskUnauthorized',
    advice:
      'Check ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET; API tokens can no longer be created ' +
      'since 2026-10-27.',
    retryable: false,
  },
  403: {
    code: 'zendeskForbidden',
    advice:
      "The engine's user must be an admin (exports need it) and ZENDESK_SCOPE must be spelt " +
      'right: a misspelt scope is accepted and then refused everywhere.',
    retryable: false,
  },
  404: {
    code: 'zendeskNotFound',
    advice: 'It does not exist (any more), or ZENDESK_SUBDOMAIN names another account.',
    retryable: false,
  },
  409: {
    code: 'zendeskConflict',
    advice: 'Somebody changed it at the same moment; it is read again and retried.',
    retryable: true,
  },
  429: {
    code: 'zendeskRateLimited',
    advice:
      'It is tried again when Zendesk said; lower PALIER_BUDGET_SHARE if other integrations starve.',
    retryable: true,
  },
};

const REJECTED: Meaning = {
  code: 'zendeskRejected',
  advice: 'Zendesk understood the request and will not do it; repeating it cannot help.',
  retryable: false,
};

const UNAVAILABLE: Meaning = {
  code: 'zendeskUnavailable',
  advice: 'It is tried again by itself; see status.zendesk.com if it lasts.',
  retryable: true,
};

/** The error for an answer that is no success; `what` reads after "could not". */
export function refusal(what: string, answer: Answer): EngineError {
  const { status, retryAfterMs } = answer;
  const { code, advice, retryable } = MEANINGS[status] ?? (status >= 500 ? UNAVAILABLE : REJECTED);
  const said = detailOf(answer.body);
  const heard = said === '' ? `answered ${status}` : `answered ${status}: ${said}`;
  return new EngineError(code, `Could not ${what}: Zendesk ${heard}. ${advice}`, {
    retryable,
    retryAfterMs,
  });
}

/** For a page where JSON was due: a login page, a proxy's notice, a redirect. */
export function notJson(what: string, status: number): EngineError {
  return new EngineError(
    'zendeskNotJson',
    `Could not ${what}: the answer (${status}) is no JSON, as from a login page or a proxy. ` +
      'Check ZENDESK_SUBDOMAIN or ZENDESK_URL, and that nothing in between rewrites answers.',
  );
}

/** For JSON that is not what the API promises; `why` names the place, never a value. */
export function unexpected(what: string, why: string): EngineError {
  return new EngineError(
    'zendeskUnexpected',
    `Could not ${what}: Zendesk's answer is not of the documented form (${why}). ` +
      'Nothing was taken from it; please report this with the sentence above.',
  );
}

/** Zendesk has four error envelopes; all of them end up in one short text. */
function detailOf(body: unknown): string {
  const parts: string[] = [];
  const { error, description, errors, details } = asRecord(body);
  if (typeof error === 'string') parts.push(error);
  else push(parts, asRecord(error).title, asRecord(error).message);
  push(parts, description);
  if (Array.isArray(errors)) {
    for (const one of errors) push(parts, asRecord(one).title, asRecord(one).detail);
  }
  for (const [field, list] of Object.entries(asRecord(details))) {
    if (!Array.isArray(list)) continue;
    for (const one of list) push(parts, `${field}: ${asRecord(one).description}`);
  }
  return [...new Set(parts)].join(', ').slice(0, 300).replace(/\.$/, '');
}

function push(parts: string[], ...texts: readonly unknown[]): void {
  for (const text of texts) if (typeof text === 'string' && text !== '') parts.push(text);
}

function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}
