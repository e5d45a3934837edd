import { createHmac } from 'node:crypto';
import { formatInstant } from '../core/time/instant.ts';
import type { Channel } from '../ports/channel.ts';
import { postTo } from './post.ts';

/**
 * How is a billing system told of a charge? One signed POST with the charge's key, by which it
 * knows a repetition. A 2xx says that the charge was taken.
 */
const TIMEOUT_MS = 10_000;

export interface BillingTarget {
  readonly url: string;
  readonly secret: string;
}

export function billingChannel(
  { url, secret }: BillingTarget,
  realNow: () => number = Date.now,
  timeoutMs: number = TIMEOUT_MS,
): Channel {
  const target = `billing (${new URL(url).host})`;
  return {
    name: 'billing',
    keyed: true,
    send({ key, text }, signal) {
      const timestamp = formatInstant(realNow());
      const mac = createHmac('sha256', secret).update(timestamp).update(text);
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': key,
        'x-palier-timestamp': timestamp,
        'x-palier-signature': mac.digest('base64'),
      };
      return postTo(
        {
          url,
          // Bytes, so that what is signed is what is sent.
          data: Buffer.from(text),
          headers,
          what: `Telling ${target} of a charge`,
          setting: 'PALIER_BILLING_URL',
          remedy: 'check PALIER_BILLING_URL and what billing says; the export has the charge, too',
          timeoutMs,
        },
        signal,
      );
    },
  };
}
