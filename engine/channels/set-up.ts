import type { Channel } from '../ports/channel.ts';
import type { Settings } from '../settings.ts';
import { billingChannel } from './billing.ts';
import { mailChannel } from './mail.ts';
import { slackChannel } from './slack.ts';

/** Which channels are set up? */
export function channelsOf(settings: Settings): readonly Channel[] {
  const { slackUrl, smtpUrl, mailFrom, billingUrl, billingSecret } = settings;
  const channels: Channel[] = [];
  if (slackUrl !== null) channels.push(slackChannel(slackUrl));
  if (smtpUrl !== null && mailFrom !== null) {
    channels.push(mailChannel({ smtpUrl, from: mailFrom }));
  }
  if (billingUrl !== null && billingSecret !== null) {
    channels.push(billingChannel({ url: billingUrl, secret: billingSecret }));
  }
  return channels;
}
