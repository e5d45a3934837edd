/**
 * Does the client work against the built-in desk over real HTTP: what was connected is found, what
 * was said and set comes back as facts, and both readings of an update agree there too?
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../engine/cli/connect.ts';
import type { Policy } from '../../engine/core/policy/policy.ts';
import type { Audit, DeskTicket, Malformed, PalierFieldIds } from '../../engine/ports.ts';
import { createDeskAdmin } from '../../engine/zendesk/admin.ts';
import { createDesk, type DeskOptions, type ZendeskDesk } from '../../engine/zendesk/desk.ts';
import { requesterAfter, ticketFacts } from '../../engine/zendesk/ticket-facts.ts';
import { createTranslation } from '../../engine/zendesk/translation.ts';
import { type RunningDesk, startDesk } from '../emulator/start-desk.ts';
import { knownDesk } from './known.ts';

const START = Date.parse('2026-03-02T08:00:00Z');
const POLICY = {
  kinds: new Map([
    ['outage', { name: 'outage', components: null }],
    ['replacement', { name: 'replacement', components: new Map([['disk', 'A']]) }],
  ]),
  tiers: [
    { name: 'gold', match: [[{ on: 'organizationField', key: 'support_tier', is: ['gold'] }]] },
  ],
} as unknown as Policy;

const SCRIPT = [
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

let running: RunningDesk;
let dataPath: string;
let options: DeskOptions;
let desk: ZendeskDesk;
let ids: PalierFieldIds;
let reported: Malformed[];

async function control(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${running.controlUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}

beforeAll(async () => {
  const client = { id: 'palier', secret: 'palier-demo' };
  running = await startDesk({
    port: 0,
    controlPort: 0,
    smtpPort: 0,
    stateFolder: null,
    startAt: START,
    speed: 0,
    subdomain: 'acme',
    timeZone: 'Europe/Paris',
    client,
    limits: { perMinute: 100_000 },
  });
  dataPath = await mkdtemp(join(tmpdir(), 'palier-edge-'));
  reported = [];
  options = {
    zendesk: {
      url: running.apiUrl,
      auth: {
        by: 'client',
        clientId: client.id,
        clientSecret: client.secret,
        scope: 'read tickets:write',
      },
    },
    budgetShare: 1,
    now: () => running.world.clock.now(),
    report: (malformed) => reported.push(...malformed),
  };
  desk = createDesk(options);
});

afterAll(async () => {
  await running.close();
  await rm(dataPath, { recursive: true });
});

const connectIt = () =>
  connect(
    { policy: POLICY, publicUrl: 'http://127.0.0.1:9', dataPath, isPlan: false },
    createDeskAdmin(options),
    () => {},
  );

describe('connect on the emulator', () => {
  it('makes everything once and nothing the second time', async () => {
    expect((await connectIt()).changed).toBe(11);
    expect((await connectIt()).changed).toBe(0);
    ids = await desk.palierFields();
    expect(Object.values(ids).every((fieldId) => fieldId !== null)).toBe(true);
  });
});

describe('createDesk on the emulator', () => {
  let ticket: DeskTicket;
  let exported: readonly Audit[];

  it('knows the account, its people and its names', async () => {
    const account = await desk.account();
    expect(account).toMatchObject({ timeZone: 'Europe/Paris', skewMs: 0 });
    const staff = await desk.staff();
    expect(staff.find(({ id }) => id === account.userId)?.role).toBe('admin');
    expect(staff.some(({ role }) => role === 'light-agent')).toBe(true);
    expect((await desk.groups()).length).toBeGreaterThan(0);
    const statuses = await desk.customStatuses();
    expect(statuses).toContainEqual(expect.objectContaining({ name: 'open', category: 'open' }));
    await Promise.all([desk.forms(), desk.brands(), desk.ticketFields()]);
    expect(reported).toEqual([]);
  });

  it('hides the last minute, then exports what happened', async () => {
    await control('/script', SCRIPT);
    await control('/clock', { nowAt: '2026-03-02T08:30:30Z' });
    const early = await desk.exportEvents(START);
    expect(early.audits).toHaveLength(3);
    await control('/clock', { advanceMs: 3_600_000 });
    exported = (await desk.exportEvents(START)).audits;
    expect(exported).toHaveLength(4);
    const page = await desk.exportTickets({ sinceAt: START });
    expect(page).toMatchObject({ end: true, malformed: [] });
    [ticket] = page.tickets as [DeskTicket];
    expect(ticket).toMatchObject({ subject: 'No light', status: 'solved' });
    expect(await desk.exportTickets({ cursor: page.cursor })).toMatchObject({
      tickets: [],
      end: true,
    });
  });

  it('exports organizations and users with their fields', async () => {
    const { organizations } = await desk.exportOrganizations(START - 60_000);
    expect(organizations).toMatchObject([{ name: 'Acme', fields: { support_tier: 'gold' } }]);
    const { users } = await desk.exportUsers({ sinceAt: START - 60_000 });
    expect(users.some((user) => user.name === 'Caller' && user.role === 'end-user')).toBe(true);
    expect(reported).toEqual([]);
  });

  it('reads the same updates from the export and from the ticket’s list', async () => {
    const listed = await desk.audits(ticket.id);
    expect(listed.map(({ custom: _custom, ...audit }) => audit)).toEqual(
      exported.map(({ custom: _custom, ...audit }) => audit),
    );
  });

  it('tells the story in facts', async () => {
    const staff = new Map((await desk.staff()).map((user) => [user.id, user.role]));
    const groups = new Map((await desk.groups()).map(({ id, name }) => [id, name]));
    const statuses = new Map((await desk.customStatuses()).map((one) => [one.id, one]));
    const { userId } = await desk.account();
    let requesterId: number | null = null;
    const story: string[] = [];
    for (const audit of exported) {
      const known = knownDesk({
        requesterId,
        ownUserId: userId,
        fieldIds: ids,
        names: { kinds: ['outage', 'replacement'], components: ['disk'] },
        roleOf: (id) => staff.get(id) ?? null,
        groupName: (id) => groups.get(id) ?? null,
        statusOf: (id) => statuses.get(id) ?? null,
        watchedFields: new Map(),
        watchedTags: new Set(),
      });
      requesterId = requesterAfter(audit, requesterId);
      for (const { fact } of ticketFacts(audit, known)) {
        const { type, at, seq: _seq, key: _key, author: _author, ...rest } = fact;
        story.push(`${new Date(at).toISOString().slice(11, 16)} ${type} ${JSON.stringify(rest)}`);
      }
    }
    expect(story).toEqual([
      '08:01 opened {"by":"customer","priority":"high","kind":"replacement","component":null,"status":"new"}',
      '08:01 group {"to":"Support"}',
      '08:09 staffReplied {"public":true}',
      '08:09 group {"to":"Network"}',
      '08:09 component {"to":"disk"}',
      '08:09 status {"to":"pending"}',
      '08:20 customerWrote {}',
      '08:20 status {"to":"open"}',
      expect.stringMatching(/^08:30 assignee \{"to":"\d+"\}$/),
      '08:30 replaced {}',
      '08:30 status {"to":"solved"}',
    ]);
  });

  it('writes fields by a job, and recognises its own mark in the update', async () => {
    const { id: accountId, userId } = await desk.account();
    const translation = createTranslation(accountId, 'key');
    const fields = new Map<number, string | number | boolean | null>([
      [ids.palier_tier as number, translation.optionValue('palier_tier', 'gold')],
      [ids.palier_state as number, translation.optionValue('palier_state', 'onTrack')],
      [ids.palier_rank as number, 1_772_438_400],
      [ids.palier_due as number, '2026-03-02 09:30 CET'],
      [ids.palier_breached as number, true],
    ]);
    const metadata = translation.mark(ticket.id, { rank: 1_772_438_400 });
    const jobId = await desk.writeFields([{ ticketId: ticket.id, fields, metadata }]);
    let [job] = await desk.jobs([jobId]);
    for (let polls = 0; polls < 50 && job?.state !== 'completed'; polls += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      [job] = await desk.jobs([jobId]);
    }
    expect(job?.results).toEqual([{ ticketId: ticket.id, ok: true, final: false, error: null }]);
    const [written] = await desk.showTickets([ticket.id]);
    expect(translation.values(written as DeskTicket, ids)).toMatchObject({
      palier_tier: 'palier_tier_gold',
      palier_state: 'palier_state_ontrack',
      palier_rank: 1_772_438_400,
      palier_due: '2026-03-02 09:30 CET',
      palier_breached: true,
    });
    expect(written?.tags).toContain('palier_breached');
    const own = (await desk.audits(ticket.id)).at(-1) as Audit;
    expect(own.authorId).toBe(userId);
    expect(translation.verifyMark(own)).toBe(true);
  });

  it('learns that a ticket which does not exist can never be written', async () => {
    const fields = new Map([[ids.palier_breached as number, false]]);
    const jobId = await desk.writeFields([{ ticketId: 999_999, fields, metadata: {} }]);
    let [job] = await desk.jobs([jobId]);
    for (let polls = 0; polls < 50 && job?.results === null; polls += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      [job] = await desk.jobs([jobId]);
    }
    expect(job?.results).toMatchObject([{ ticketId: 999_999, ok: false, final: true }]);
  });

  it('measures a desk whose clock is five minutes ahead', async () => {
    await control('/faults', { skewMs: 300_000 });
    await desk.groups();
    expect(desk.traffic.skewMs()).toBeGreaterThanOrEqual(299_000);
    await control('/faults', { skewMs: 0 });
  });

  it('quarantines a malformed ticket alone', async () => {
    await control('/script', [
      {
        at: '2026-03-02T10:00:00Z',
        do: 'ticket.create',
        as: 'c7',
        ticket: {
          external_id: 'INC2',
          subject: 'Odd',
          tags: ['fault:malformed'],
          comment: { body: 'x', public: true },
        },
      },
      {
        at: '2026-03-02T10:00:01Z',
        do: 'ticket.create',
        as: 'c7',
        ticket: { external_id: 'INC3', subject: 'Fine', comment: { body: 'x', public: true } },
      },
    ]);
    await control('/clock', { nowAt: '2026-03-02T11:00:00Z' });
    const page = await desk.exportTickets({ sinceAt: Date.parse('2026-03-02T09:45:00Z') });
    expect(page.malformed).toHaveLength(1);
    expect(page.malformed[0]?.ticketId).toEqual(expect.any(Number));
    expect(page.tickets.map(({ subject }) => subject)).toContain('Fine');
  });

  it('sees a ticket merged away, and hears no word in what the merge left behind', async () => {
    const { tickets } = await desk.exportTickets({ sinceAt: Date.parse('2026-03-02T09:45:00Z') });
    const source = tickets.find(({ subject }) => subject === 'Fine') as DeskTicket;
    const response = await fetch(`${running.controlUrl}/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ externalId: 'manager-1', channel: 'web' }),
    });
    const { token } = (await response.json()) as { token: string };
    const target = tickets.find(({ id }) => id !== source.id)?.id ?? ticket.id + 1;
    const merging = await fetch(`${running.apiUrl}/api/v2/tickets/${target}/merge`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ ids: [source.id], source_comment_is_public: true }),
    });
    expect(merging.status).toBe(200);
    let merged: Audit | undefined;
    for (let polls = 0; polls < 50 && merged === undefined; polls += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      merged = (await desk.audits(source.id)).find((audit) =>
        audit.changes.some((change) => change.field === 'merged_into'),
      );
    }
    const facts = ticketFacts(merged as Audit, knownDesk({ requesterId: null }));
    expect(facts.map(({ fact }) => fact.type)).toEqual(['status', 'merged']);
    expect(facts.at(-1)?.fact).toMatchObject({ into: target });
  });
});
