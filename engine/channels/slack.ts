import type { Channel, Message } from '../ports/channel.ts';
import { bodyText, titleOf, webLink } from './message-text.ts';
import { postTo } from './post.ts';

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
    send: (message, signal) =>
      postTo(
        {
          url: webhookUrl,
          data: { text: slackText(message) },
          what: `Sending an alert to ${target}`,
          setting: 'PALIER_SLACK_URL',
          remedy: 'make a new incoming webhook and set PALIER_SLACK_URL to it',
          timeoutMs,
        },
        signal,
      ),
  };
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
