/** An account of the built-in desk with one ticket's story, and a client connected to it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../engine/cli/connect.ts';
import type { Policy } from '../../engine/core/policy/policy.ts';
import type { Malformed } from '../../engine/ports/desk.ts';
import { createDeskAdmin } from '../../engine/zendesk/admin.ts';
import { createDesk, type DeskOptions, type ZendeskDesk } from '../../engine/zendesk/desk.ts';
import { appSource } from '../emulator/app-host/installed-app.ts';
import { type RunningDesk, startDesk } from '../emulator/start-desk.ts';

export const START = Date.parse('2026-03-02T08:00:00Z');
const POLICY = {
  kinds: new Map([
    ['outage', { name: 'outage', components: null }],
    ['replacement', { name: 'replacement', components: new Map([['disk', 'A']]) }],
  ]),
  tiers: [
    { name: 'gold', match: [[{ on: 'organizationField', key: 'support_tier', is: ['gold'] }]] },
  ],
} as unknown as Policy;

/** Asked, answered, thanked, solved; needs the connected fields. */
export const SCRIPT = [
  {
    at: '2026-03-02T08:00:00Z',
    do: 'organization.upsert',
    organization: {
      external_id: 'o1',
      name: 'Acme',
      organization_fields: { support_tier: 'gold' },
    },
  },
  {
    at: '2026-03-02T08:00:00Z',
    do: 'user.upsert',
    user: { external_id: 'c7', name: 'Caller', role: 'end-user', organization_external_id: 'o1' },
  },
  {
    at: '2026-03-02T08:01:00Z',
    do: 'ticket.create',
    as: 'c7',
    via: 'web',
    ticket: {
      external_id: 'INC1',
      subject: 'No light',
      priority: 'high',
      custom_fields: { palier_kind: 'palier_kind_replacement' },
      comment: { body: 'Port 3 is dark.', public: true },
    },
  },
  {
    at: '2026-03-02T08:09:00Z',
    do: 'ticket.update',
    as: 'agent-1',
    ticket: {
      external_id: 'INC1',
      status: 'pending',
      group_external_id: 'network',
      custom_fields: { palier_component: 'palier_component_disk' },
      comment: { body: 'Looking.', public: true },
    },
  },
  {
    at: '2026-03-02T08:20:00Z',
    do: 'ticket.update',
    as: 'c7',
    ticket: { external_id: 'INC1', status: 'open', comment: { body: 'Thanks.', public: true } },
  },
  {
    at: '2026-03-02T08:30:00Z',
    do: 'ticket.update',
    as: 'agent-1',
    ticket: {
      external_id: 'INC1',
      status: 'solved',
      custom_fields: { palier_replaced: true },
      comment: { body: 'Note.', public: false },
    },
  },
];

export interface EmulatedAccount {
  readonly running: RunningDesk;
  readonly desk: ZendeskDesk;
  readonly reported: Malformed[];
  readonly connect: () => Promise<{ changed: number }>;
  readonly control: (path: string, body: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Starts the desk with its clock standing at START; nothing is connected yet. */
export async function emulatedAccount(): Promise<EmulatedAccount> {
  const client = { id: 'palier', secret: 'palier-demo' };
  const running = await startDesk({
    port: 0,
    controlPort: 0,
    smtpPort: 0,
    stateFolder: null,
    startAt: START,
    speed: 0,
    subdomain: 'acme',
    timeZone: 'Europe/Paris',
    client,
    app: appSource({ url: 'http://127.0.0.1:9/', json: '', settings: '{"name":"Palier"}' }),
    limits: { perMinute: 100_000 },
  });
  const dataPath = await mkdtemp(join(tmpdir(), 'palier-edge-'));
  const reported: Malformed[] = [];
  const { id: clientId, secret: clientSecret } = client;
  const auth = { by: 'client', clientId, clientSecret, scope: 'read tickets:write' } as const;
  const options: DeskOptions = {
    zendesk: { url: running.apiUrl, auth },
    budgetShare: 1,
    now: () => running.world.clock.now(),
    report: (malformed) => reported.push(...malformed),
  };
  const wanted = { policy: POLICY, publicUrl: 'http://127.0.0.1:9', dataPath, isPlan: false };
  return {
    running,
    desk: createDesk(options),
    reported,
    connect: () => connect(wanted, createDeskAdmin(options), () => {}),
    control: (path, body) => post(`${running.controlUrl}${path}`, body),
    close: async () => {
      await running.close();
      await rm(dataPath, { recursive: true });
    },
  };
}

/** Posts JSON and returns the answer; throws on anything but success. */
export async function post(url: string, body: unknown, token?: string): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Asks again every 10 ms until there is an answer, for at most two seconds. */
export async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not happen within two seconds');
}
