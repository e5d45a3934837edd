/**
 * What of Zendesk's SDK do we use? Typed here, since neither of its two forms brings types: the
 * packaged app loads Zendesk's script, the workspace and the tests the package on npm. Both are
 * found as the same global; what differs between them is dealt with in this folder alone.
 */

export interface SdkClient {
  context(): Promise<unknown>;
  metadata(): Promise<unknown>;
  get(paths: readonly string[]): Promise<unknown>;
  invoke(name: string, ...args: readonly unknown[]): Promise<unknown>;
  request(options: Readonly<Record<string, unknown>>): Promise<unknown>;
  on(event: string, listener: Listener): void;
  off(event: string, listener: Listener): void;
}

/** Events bring one value, questions such as `ticket.save` bring none. */
export type Listener = (value?: unknown) => unknown;

declare global {
  interface Window {
    /** `init` answers false where the page was not opened by Zendesk. */
    ZAFClient?: { init(): SdkClient | false };
  }
}
