import axios from 'axios';
import { EngineError } from '../errors.ts';
import type { Channel, Message } from '../ports/channel.ts';
import { bodyText, titleLine, titleOf, webLink } from './message-text.ts';

/**
 * How does an alert reach a Slack channel, or whatever else takes Slack's form? One POST to an
 * incoming webhook (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
 * Slack has no key for such messages, so one that is sent twice is seen twice.
 */
const TIMEOUT_MS = 10_000;

/** The channel behind the webhook URL, which is a secret: no error and no log names its path. */
export function slackChannel(webhookUrl: string, timeoutMs: number = TIMEOUT_MS): Channel {
  const target = `Slack (${new URL(webhookUrl).host})`;
  return {
    name: 'slack',
    keyed: false,
    async send(message, signal) {
      const answer = await post(webhookUrl, message, target, signal, timeoutMs);
      if (answer.status >= 200 && answer.status < 300) return;
      throw refusal(target, answer.status, answer.body, answer.retryAfter);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

async function post(
  url: string,
  message: Message,
  target: string,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<Answer> {
  try {
    const answer = await axios.post<unknown>(
      url,
      { text: slackText(message) },
      {
        // axios' own timeout begins anew with each byte; this one is for the whole exchange.
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        validateStatus: () => true,
        maxRedirects: 0,
        responseType: 'text',
      },
    );
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
      `Sending an alert to ${target} failed (${because}): it will be tried again; check the ` +
        'network and PALIER_SLACK_URL if this goes on.',
      { retryable: true },
    );
  }
}

/** 429 and 5xx pass; any other refusal (a revoked or mistyped webhook) stays as it is. */
function refusal(
  target: string,
  status: number,
  body: string,
  retryAfter: string | null,
): EngineError {
  const retryable = status === 408 || status === 429 || status >= 500;
  const seconds = retryAfter === null || retryAfter.trim() === '' ? Number.NaN : Number(retryAfter);
  const what = `Sending an alert to ${target} was answered ${status} ${titleLine(body)}`.trim();
  return new EngineError(
    'channelFailed',
    retryable
      ? `${what}: it will be tried again.`
      : `${what}: make a new incoming webhook and set PALIER_SLACK_URL to it.`,
    { retryable, retryAfterMs: Number.isFinite(seconds) ? Math.max(0, seconds) * 1000 : null },
  );
}

/** Slack's mark-up, with everything that came from a ticket escaped. */
export function slackText(message: Message): string {
  const link = webLink(message.link);
  const title = escaped(titleOf(message));
  // A bar or an angle bracket would end the link's address; URL.href leaves the bar as it is.
  const linked = link === null ? title : `<${escaped(link.replaceAll('|', '%7C'))}|${title}>`;
  const text = escaped(bodyText(message));
  return text === '' ? `*${linked}*` : `*${linked}*\n${text}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
