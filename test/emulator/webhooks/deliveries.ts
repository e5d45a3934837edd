/** Answers: how do events reach those who subscribed? A queue of its own that blocks nobody. */
import { randomUUID } from 'node:crypto';
import type { Faults } from '../control/faults.ts';
import { isoSeconds } from '../rules/time.ts';
import type { DeskClock } from '../state/clock.ts';
import type { Desk } from '../state/desk.ts';
import type { Audit, Plain, Ticket } from '../state/records.ts';
import { envelope, raisedBy, signature } from './envelope.ts';

interface Delivery {
  readonly webhook: Plain;
  readonly body: string;
  readonly invocationId: string;
  attempt: number;
}

export interface Invocation {
  readonly id: string;
  readonly webhook_id: string;
  readonly status_code: number | null;
  readonly status: string;
  readonly completed_at: number;
}

const atOnce = 8;
const retries = 3;
const retryAfterRealMs = [200, 1000, 4000];
const timeoutRealMs = 10_000;
const invocationsKept = 500;
const longestQueue = 20_000;

/** Delivers ticket events to event-subscribed webhooks, at least once unless told to lose some. */
export class Deliveries {
  readonly #desk: Desk;
  readonly #clock: DeskClock;
  readonly #faults: Faults;
  readonly #accountId: number;
  readonly #queue: Delivery[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #invocations: Invocation[] = [];
  #running = 0;
  #counter = 0;
  #isClosed = false;
  /** Events before this instant are not delivered: a jump delivers its last minute only. */
  quietUntilAt = 0;

  constructor(desk: Desk, clock: DeskClock, faults: Faults, accountId: number) {
    this.#desk = desk;
    this.#clock = clock;
    this.#faults = faults;
    this.#accountId = accountId;
  }

  onAudit(audit: Audit, ticket: Ticket): void {
    if (audit.at < this.quietUntilAt) return;
    const hooks = [...this.#desk.plain.webhook.values()].filter((h) => h.status === 'active');
    if (hooks.length === 0) return;
    for (const raised of raisedBy(audit)) {
      const wanting = hooks.filter((hook) => subscribes(hook, raised.type));
      if (wanting.length === 0) continue;
      const body = JSON.stringify(envelope(this.#desk, this.#accountId, audit, ticket, raised));
      for (const webhook of wanting) this.#send(webhook, body);
    }
  }

  invocationsOf(webhookId: string): readonly Invocation[] {
    return this.#invocations.filter((one) => one.webhook_id === webhookId).reverse();
  }

  waiting(): number {
    return this.#queue.length + this.#running + this.#timers.size;
  }

  close(): void {
    this.#isClosed = true;
    this.#queue.length = 0;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #send(webhook: Plain, body: string): void {
    const { lose, duplicate, disorder, delayMs } = this.#faults.settings.webhooks;
    this.#counter += 1;
    if (hitsShare(this.#counter, lose)) return;
    const invocationId = randomUUID();
    const copies = hitsShare(this.#counter, duplicate) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const delivery = { webhook, body, invocationId, attempt: 0 };
      // Every second one waits, so that later events arrive before earlier ones.
      const waitMs = delayMs + (disorder && this.#counter % 2 === 1 ? 120 : 0);
      if (waitMs === 0) this.#enqueue(delivery);
      else this.#later(delivery, waitMs);
    }
  }

  #later(delivery: Delivery, realMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#enqueue(delivery);
    }, realMs);
    this.#timers.add(timer);
  }

  #enqueue(delivery: Delivery): void {
    if (this.#isClosed || this.#queue.length >= longestQueue) return;
    this.#queue.push(delivery);
    this.#pump();
  }

  #pump(): void {
    while (this.#running < atOnce) {
      const delivery = this.#queue.shift();
      if (delivery === undefined) return;
      this.#running += 1;
      void this.#attempt(delivery).finally(() => {
        this.#running -= 1;
        if (!this.#isClosed) this.#pump();
      });
    }
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { webhook, body } = delivery;
    const status = await post(String(webhook.endpoint), body, this.#headers(delivery));
    this.#note(delivery, status);
    const isWorthRetrying = status === null || status >= 500 || status === 409 || status === 429;
    if (!isWorthRetrying || delivery.attempt >= retries || this.#isClosed) return;
    const waitMs = retryAfterRealMs[delivery.attempt] ?? 4000;
    delivery.attempt += 1;
    this.#later(delivery, waitMs);
  }

  #headers(delivery: Delivery): Record<string, string> {
    const { webhook, body, invocationId } = delivery;
    const timestamp = isoSeconds(this.#clock.now());
    const secret = String(webhook.signing_secret);
    return {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Zendesk Webhook',
      'x-zendesk-account-id': String(this.#accountId),
      'x-zendesk-webhook-id': String(webhook.id),
      'x-zendesk-webhook-invocation-id': invocationId,
      'x-zendesk-webhook-signature': signature(secret, timestamp, body),
      'x-zendesk-webhook-signature-timestamp': timestamp,
    };
  }

  #note(delivery: Delivery, status: number | null): void {
    this.#invocations.push({
      id: delivery.invocationId,
      webhook_id: String(delivery.webhook.id),
      status_code: status,
      status: status !== null && status < 300 ? 'success' : 'failed',
      completed_at: this.#clock.now(),
    });
    if (this.#invocations.length > invocationsKept) this.#invocations.shift();
  }
}

function subscribes(webhook: Plain, type: string): boolean {
  return Array.isArray(webhook.subscriptions) && webhook.subscriptions.includes(type);
}

/** True for that share of the numbers 1, 2, 3 …, evenly spread. */
function hitsShare(counter: number, share: number): boolean {
  return Math.floor(counter * share) > Math.floor((counter - 1) * share);
}

/** The status of the answer; null when there was none in time. */
async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutRealMs),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    // A receiver that is down is an outcome here, not an error: it is retried and noted.
    return null;
  }
}
