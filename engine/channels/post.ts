import axios from 'axios';
import { EngineError } from '../errors.ts';
import { titleLine } from './message-text.ts';

/** How is something posted to an address that is a secret, and which failures pass? */
export interface Post {
  readonly url: string;
  readonly data: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is attempted, such as "Sending an alert to Slack (hooks.slack.com)". */
  readonly what: string;
  /** Names the address in what is said of failures; its value is never told. */
  readonly setting: string;
  /** What to do about a refusal that stays. */
  readonly remedy: string;
  readonly timeoutMs: number;
}

/** Resolves once it was taken (2xx); an EngineError that says whether to try again otherwise. */
export async function postTo(post: Post, signal: AbortSignal): Promise<void> {
  const answer = await answerTo(post, signal);
  if (answer.status >= 200 && answer.status < 300) return;
  throw refusal(post, answer);
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

async function answerTo(post: Post, signal: AbortSignal): Promise<Answer> {
  const { url, data, headers = {}, what, setting, timeoutMs } = post;
  try {
    const answer = await axios.post<unknown>(url, data, {
      headers,
      // axios' own timeout begins anew with each byte; this one is for the whole exchange.
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      validateStatus: () => true,
      maxRedirects: 0,
      responseType: 'text',
    });
    const retryAfter: unknown = answer.headers['retry-after'];
    return {
      status: answer.status,
      body: String(answer.data ?? ''),
      retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
    };
  } catch (error) {
    // The cause is left out on purpose: axios' errors carry the whole request, URL included.
    const because = axios.isAxiosError(error) ? (error.code ?? 'no answer') : String(error);
    throw new EngineError(
      'channelFailed',
      `${what} failed (${because}): it will be tried again; check the network and ${setting} if ` +
        'this goes on.',
      { retryable: true },
    );
  }
}

/** 429 and 5xx pass; any other refusal (a revoked or mistyped address) stays as it is. */
function refusal({ what, remedy }: Post, { status, body, retryAfter }: Answer): EngineError {
  const retryable = status === 408 || status === 429 || status >= 500;
  const seconds = retryAfter === null || retryAfter.trim() === '' ? Number.NaN : Number(retryAfter);
  const said = `${what} was answered ${status} ${titleLine(body)}`.trim();
  return new EngineError(
    'channelFailed',
    retryable ? `${said}: it will be tried again.` : `${said}: ${remedy}.`,
    { retryable, retryAfterMs: Number.isFinite(seconds) ? Math.max(0, seconds) * 1000 : null },
  );
}
