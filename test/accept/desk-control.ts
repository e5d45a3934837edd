// How is the built-in desk driven from outside: its clock, its script, its faults, its inbox?
import { askJson } from './json-http.ts';

const SETTLE_MS = 30_000;

export interface InboxMessage {
  readonly kind: 'chat' | 'mail';
  readonly to: readonly string[];
  readonly subject: string | null;
  readonly messageId: string | null;
  readonly text: string;
}

export interface DeskTime {
  readonly nowAt: string;
  readonly settled?: boolean;
}

export type Action = Readonly<Record<string, unknown>> & { readonly at: string };

export interface DeskControl {
  now(): Promise<number>;
  /** Moves forward and waits until the engine has done everything due; throws when it does not. */
  settleAt(at: number): Promise<void>;
  /** Moves forward without waiting for anybody. */
  jumpTo(at: number): Promise<void>;
  speed(speed: number): Promise<void>;
  script(actions: readonly Action[]): Promise<void>;
  faults(faults: unknown): Promise<void>;
  /** Calls that wrote to the account since it started. */
  writes(): Promise<number>;
  inbox(after?: number): Promise<readonly InboxMessage[]>;
  /**
   * A token that acts as the person with this external id; `web` writes come in by that channel.
   */
  token(externalId: string, channel: 'web' | 'api'): Promise<string>;
}

/** The control port at this address. */
export function deskControl(url: string): DeskControl {
  const post = <T>(path: string, body: unknown) => askJson<T>(url + path, { method: 'POST', body });
  return {
    now: async () => Date.parse((await askJson<DeskTime>(`${url}/clock`)).nowAt),
    async settleAt(at) {
      const nowAt = new Date(at).toISOString();
      const course = { nowAt, awaitSettled: true, timeoutMs: SETTLE_MS };
      const { settled } = await post<DeskTime>('/clock', course);
      if (settled !== true) {
        throw new Error(
          `The engine had not settled ${SETTLE_MS / 1000} s after a jump to ${nowAt}.`,
        );
      }
    },
    async jumpTo(at) {
      await post('/clock', { nowAt: new Date(at).toISOString() });
    },
    async speed(speed) {
      await post('/clock', { speed });
    },
    async script(actions) {
      await post(
        '/script',
        [...actions].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      );
    },
    async faults(faults) {
      await post('/faults', faults);
    },
    writes: async () => (await askJson<{ writes: number }>(`${url}/stats`)).writes,
    inbox: async (after = 0) =>
      (await askJson<{ messages: InboxMessage[] }>(`${url}/inbox?after=${after}`)).messages,
    token: async (externalId, channel) =>
      (await post<{ token: string }>('/tokens', { externalId, channel })).token,
  };
}
