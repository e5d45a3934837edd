/** How do browser tests reach into an app's frame? Through the client of support/zaf-client.js. */
import type { Frame } from 'playwright-core';

/** The app's side, as support/zaf-client.js makes it. */
export interface Client {
  readonly heard: string[];
  registration(): Record<string, never> | null;
  get(path: string | string[]): Promise<Record<string, never>>;
  set(path: string, value: unknown): Promise<unknown>;
  invoke(name: string, ...args: unknown[]): Promise<unknown>;
  on(name: string, handler: (value: unknown) => unknown): void;
  trigger(name: string, data: unknown): void;
  instance(guid: string): Pick<Client, 'get' | 'invoke' | 'on' | 'trigger'>;
  request(options: unknown): Promise<unknown>;
  post(message: object, instanceGuid?: string): void;
}

declare const client: Client;

/** Waits for the app to load and to be answered; before that there is no client yet. */
export const registered = (frame: Frame) =>
  frame.waitForFunction(() => 'client' in window && client.registration() !== null);
