/**
 * Does the client work against the built-in desk over real HTTP: what was connected is found, what
 * was said and set comes back as facts, and both readings of an update agree there too?
 */
import {
  type Audit,
  type DeskTicket,
  PALIER_FIELDS,
  type PalierFieldIds,
} from '../../engine/ports/desk.ts';
import type { ZendeskDesk } from '../../engine/zendesk/desk.ts';
import { requesterAfter, ticketFacts } from '../../engine/zendesk/ticket-facts.ts';
import { type EmulatedAccount, emulatedAccount, SCRIPT, START } from './emulated-account.ts';
import { knownDesk } from './known.ts';

let account: EmulatedAccount;
let desk: ZendeskDesk;
let ids: PalierFieldIds;

beforeAll(async () => {
  account = await emulatedAccount();
  desk = account.desk;
});
afterAll(() => account.close());

describe('connect on the emulator', () => {
  it('makes everything once and nothing the second time', async () => {
    expect((await account.connect()).changed).toBe(13);
    expect((await account.connect()).changed).toBe(0);
    ids = await desk.palierFields();
    expect(Object.values(ids).every((fieldId) => fieldId !== null)).toBe(true);
    const given = (await account.running.world.app())?.settings;
    const fields = PALIER_FIELDS.map((name) => `${name}:${ids[name]}`).join(',');
    expect(given).toMatchObject({ engineUrl: 'http://127.0.0.1:9', fields });
  });
});

describe('createDesk on the emulator', () => {
  let ticket: DeskTicket;
  let exported: readonly Audit[];

  it('knows the account, its people and its names', async () => {
    const own = await desk.account();
    expect(own).toMatchObject({ timeZone: 'Europe/Paris', skewMs: 0 });
    const staff = await desk.staff();
    expect(staff.find(({ id }) => id === own.userId)?.role).toBe('admin');
    expect(staff.some(({ role }) => role === 'light-agent')).toBe(true);
    expect((await desk.groups()).length).toBeGreaterThan(0);
    const statuses = await desk.customStatuses();
    expect(statuses).toContainEqual(expect.objectContaining({ name: 'open', category: 'open' }));
    await Promise.all([desk.forms(), desk.brands(), desk.ticketFields()]);
    expect(account.reported).toEqual([]);
  });

  it('hides the last minute, then exports what happened', async () => {
    await account.control('/script', SCRIPT);
    await account.control('/clock', { nowAt: '2026-03-02T08:30:30Z' });
    const early = await desk.exportEvents(START);
    expect(early.audits).toHaveLength(3);
    await account.control('/clock', { advanceMs: 3_600_000 });
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
    expect(account.reported).toEqual([]);
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
});
