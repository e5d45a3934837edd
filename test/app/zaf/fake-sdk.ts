// What stands in for Zendesk's SDK in tests: it answers what it is told to, and keeps what it was
// asked. The SDK's own quirks (values that are failures, errors by path) are told by each test.
import type { Listener, SdkClient } from '../../../app/zaf/sdk.ts';
import { connectZendesk, type Zendesk } from '../../../app/zaf/zendesk.ts';

type Options = Readonly<Record<string, unknown>>;

export const CONTEXT = {
  location: 'ticket_sidebar',
  account: { subdomain: 'acme' },
  ticketId: 7,
};

export class FakeSdk implements SdkClient {
  registered: Promise<{ readonly context: unknown; readonly metadata: unknown }>;
  answer: (asked: unknown) => Promise<unknown> = async () => ({ errors: {} });
  readonly asked: unknown[] = [];
  readonly listeners = new Map<string, Set<Listener>>();

  constructor(context: unknown = CONTEXT, metadata: unknown = { settings: {} }) {
    this.registered = Promise.resolve({ context, metadata });
  }

  async context() {
    return (await this.registered).context;
  }

  async metadata() {
    return (await this.registered).metadata;
  }

  get(paths: readonly string[]) {
    return this.#ask(paths);
  }

  invoke(name: string, ...args: readonly unknown[]) {
    return this.#ask([name, ...args]);
  }

  request(options: Options) {
    return this.#ask(options);
  }

  on(event: string, listener: Listener) {
    const known = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, known.add(listener));
  }

  off(event: string, listener: Listener) {
    this.listeners.get(event)?.delete(listener);
  }

  tell(event: string, value?: unknown) {
    for (const listener of this.listeners.get(event) ?? []) listener(value);
  }

  #ask(asked: unknown): Promise<unknown> {
    this.asked.push(asked);
    return this.answer(asked);
  }
}

/** Puts an SDK where the app looks for it; undefined takes it away. */
export function setSdk(sdk: { init(): SdkClient | false } | undefined): void {
  const location = { search: '?origin=https%3A%2F%2Facme.zendesk.com&app_guid=1' };
  Object.assign(globalThis, { window: { ZAFClient: sdk, location } });
}

/** The app's Zendesk over this SDK. */
export async function zendeskOver(sdk: FakeSdk): Promise<Zendesk> {
  setSdk({ init: () => sdk });
  // Who is here is asked on the way; what a test looks at comes after that.
  const { answer } = sdk;
  sdk.answer = () => Promise.resolve({});
  const { zendesk, here } = await connectZendesk();
  await here;
  Object.assign(sdk, { answer, asked: [] });
  return zendesk;
}

/** What the promise was rejected with. */
export function rejection(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    (value) => {
      throw new Error(`It was not rejected, but answered ${JSON.stringify(value)}.`);
    },
    (thrown: unknown) => thrown,
  );
}
