/**
 * The engine on the built-in desk, over HTTP both ways: agents act through the desk's API as
 * themselves, the app asks the engine with a token.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { connect } from '../../../engine/cli/connect.ts';
import type { Policy } from '../../../engine/core/policy/policy.ts';
import type { AppTicket } from '../../../engine/http/app-contract.ts';
import { buildServer } from '../../../engine/http/server.ts';
import type { PalierFieldIds } from '../../../engine/ports/desk.ts';
import { actorBook } from '../../../engine/run/actor-book.ts';
import type { Context } from '../../../engine/run/context.ts';
import { deliverFields } from '../../../engine/run/deliver-fields.ts';
import { hints } from '../../../engine/run/hints.ts';
import { looks } from '../../../engine/run/looks.ts';
import { nameBook } from '../../../engine/run/name-book.ts';
import { policyBook } from '../../../engine/run/policy-book.ts';
import { pollEvents } from '../../../engine/run/poll.ts';
import { pollOrganizations } from '../../../engine/run/poll-organizations.ts';
import { type Fresh, pollTickets } from '../../../engine/run/poll-tickets.ts';
import { VALUES } from '../../../engine/run/saying.ts';
import { openTakenUp } from '../../../engine/run/taken-up.ts';
import { troubles } from '../../../engine/run/troubles.ts';
import { createDeskAdmin } from '../../../engine/zendesk/admin.ts';
import { createDesk, type DeskOptions } from '../../../engine/zendesk/desk.ts';
import { createTranslation } from '../../../engine/zendesk/translation.ts';
import { callDesk, type DeskCaller } from '../../emulator/desk-caller.ts';
import { ACCESS, REAL_NOW, tokenOf } from '../../http/app-scene.ts';
import { memoryStore, memoryTables } from '../../support/memory-store.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const CLIENT = { id: 'palier', secret: 'palier-demo' };
const POLICY = policyFrom({
  ...EXAMPLE_FILE,
  may: {
    roles: { manager: { groups: ['Network'] } },
    withdrawBreach: ['manager'],
    intervene: ['agent'],
    correctCharge: ['manager'],
  },
  interventions: { included: '30m', slice: '30m', slicePrice: 25, cap: 4 },
});

export interface ActingDesk {
  readonly caller: DeskCaller;
  /** The engine, which a lost store leaves with nothing. */
  context: Context;
  /** A ticket by a customer, an incident; read by the engine. */
  open(): Promise<number>;
  /** The update that somebody's app makes; answers the desk's status. */
  act(id: number, by: string, action: string, how: Acted): Promise<number>;
  look(id: number): Promise<AppTicket & { looked: boolean }>;
  ask(path: string): Promise<LightMyRequestResponse>;
  /** Two minutes later, what the exports show by then. */
  export(): Promise<void>;
  /** Writes to the desk until nothing is left to be written. */
  deliver(): Promise<void>;
  field(id: number): Promise<string | null>;
  notes(id: number): Promise<readonly string[]>;
  /** An engine with an empty store takes the other's place. */
  loseStore(): Promise<void>;
  close(): Promise<void>;
}

interface Acted {
  readonly nonce: string;
  readonly args?: object;
  readonly after?: string | null;
}

/** On an account that sells by `policy`; its customer's organization has these fields. */
export async function actingDesk(
  policy: Policy = POLICY,
  organization_fields: object = {},
): Promise<ActingDesk> {
  const caller = await callDesk({ subdomain: 'acme', client: CLIENT });
  const { world } = caller.desk;
  const now = () => world.clock.now();
  const options = await connected(caller, policy, now);
  let context = await engineOn(options, policy, now);
  let served = await serve(context);
  const ask = (method: 'GET' | 'POST', url: string) =>
    served.inject({ method, url, headers: { authorization: `Bearer ${tokenOf()}` } });
  const at = new Date(now()).toISOString();
  const organization = { external_id: 'o1', name: 'Acme', organization_fields };
  await caller.script({ at, do: 'organization.upsert', organization });
  const customer = { external_id: 'c1', name: 'Caller', role: 'end-user' };
  const user = { ...customer, organization_external_id: 'o1' };
  await caller.script({ at, do: 'user.upsert', user });
  const exported = async () => {
    await caller.advance(120_000);
    const fresh: Fresh = new Map();
    await pollOrganizations(context);
    await pollTickets(context, fresh);
    await pollEvents(context, fresh);
  };
  const ids = context.names.fieldIds;
  const desk: ActingDesk = {
    ...onDesk(caller, ids),
    caller,
    context,
    async open() {
      const ticket = {
        external_id: 'T1',
        subject: 'Server slow',
        custom_fields: { palier_kind: 'palier_kind_incident' },
        comment: { body: 'It is slow.', public: true },
      };
      const at = new Date(now() + 1_000).toISOString();
      await caller.script({ at, do: 'ticket.create', as: 'c1', via: 'web', ticket });
      await exported();
      return world.desk.ticketByExternalId.get('T1') as number;
    },
    async look(id) {
      await caller.advance(1_000);
      return (await ask('POST', `/v1/app/tickets/${id}/look`)).json();
    },
    ask: (path) => ask('GET', path),
    export: exported,
    async deliver() {
      while ((await deliverFields(context)).outstanding > 0) await caller.advance(1_000);
    },
    async loseStore() {
      await served.close();
      context = await engineOn(options, policy, now);
      desk.context = context;
      served = await serve(context);
    },
    async close() {
      await served.close();
      await caller.close();
    },
  };
  return desk;
}

/** The desk's account with our fields, as a client reaches it. */
async function connected(
  caller: DeskCaller,
  policy: Policy,
  now: () => number,
): Promise<DeskOptions> {
  const auth = {
    by: 'client',
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    scope: 'read tickets:write',
  } as const;
  const zendesk = { url: caller.desk.apiUrl, auth };
  const options: DeskOptions = { zendesk, budgetShare: 1, now, report: () => {} };
  const dataPath = await mkdtemp(join(tmpdir(), 'palier-actions-'));
  const wanted = { policy, publicUrl: null, dataPath, isPlan: false };
  const admin = createDeskAdmin(options);
  await connect(wanted, admin, () => {});
  const { billingId, country } = policy.billing;
  for (const field of [billingId, country]) {
    const key = field?.organizationField ?? null;
    // Billing's fields are the admin's to make.
    const definition = { type: 'text', description: '', options: [], tag: null } as const;
    if (key !== null) await admin.createField('organization_fields', { key, ...definition });
  }
  await rm(dataPath, { recursive: true });
  return options;
}

/** The engine's server, whose looks are read at once. */
async function serve(context: Context) {
  const pending = hints();
  const hinted = () => void pending.read(context).catch(() => 0);
  return buildServer({
    context,
    hints: pending,
    hinted,
    wakeAll: () => {},
    webhookSecret: () => null,
    verifyWebhook: () => ({ ok: false, why: '' }),
    app: { access: ACCESS, realNow: () => REAL_NOW, look: looks({ hints: pending, hinted }) },
    frameAncestors: null,
    login: null,
    billing: { secret: null, realNow: () => REAL_NOW },
    boardFolder: join(__dirname, '../../data'),
    version: '0.1.0',
    ticketLink: String,
    requests: () => ({ total: 0, byKind: {} }),
    onChange: () => () => {},
  });
}

/** What people do and see on the desk itself. */
function onDesk(
  caller: DeskCaller,
  ids: PalierFieldIds,
): Pick<ActingDesk, 'act' | 'field' | 'notes'> {
  return {
    async act(id, by, action, { nonce, args = {}, after = null }) {
      const palier = { v: 1, action, args, nonce, after };
      const custom_fields = [{ id: ids.palier_action, value: nonce }];
      const ticket = { custom_fields, metadata: { palier } };
      const as = await caller.as(by);
      return (await caller.api('PUT', `/tickets/${id}`, { ticket }, as)).status;
    },
    async field(id) {
      const { body } = await caller.api('GET', `/tickets/${id}`);
      const fields = body.ticket.custom_fields as { id: number; value: string | null }[];
      return fields.find((field) => field.id === ids.palier_action)?.value ?? null;
    },
    async notes(id) {
      const { body } = await caller.api('GET', `/tickets/${id}/comments`);
      const comments = body.comments as { public: boolean; body: string }[];
      return comments.filter((comment) => !comment.public).map((comment) => comment.body);
    },
  };
}

/** An engine with an empty store that began a day ago. */
async function engineOn(options: DeskOptions, policy: Policy, now: () => number): Promise<Context> {
  const tables = memoryTables();
  tables.values.set(VALUES.firstRunAt, '0');
  tables.values.set(VALUES.eventsFrom, String(now() - 86_400_000));
  const store = memoryStore(tables);
  const desk = createDesk(options);
  const account = await desk.account();
  const names = await nameBook(desk);
  const clock = { now, speed: () => 1, waitUntil: async () => {} };
  const takenUp = await openTakenUp(store, [policy], now);
  const nothing = () => {};
  return {
    account,
    clock,
    desk,
    store,
    translation: createTranslation(account.id, 'key'),
    policies: policyBook(() => [policy], now, takenUp.of),
    takenUp,
    names,
    actors: actorBook(desk, names, clock),
    troubles: troubles(),
    mode: 'live',
    verifies: true,
    reaches: new Set(),
    skewMs: () => 0,
    answers: { key: 'answer key', origin: null },
    language: 'en',
    log: { info: nothing, warn: nothing, error: nothing },
    changed: nothing,
  };
}
