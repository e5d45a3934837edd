import { callDesk, type DeskCaller } from './desk-caller.ts';
import { change, opening, people } from './script-people.ts';

const start = Date.parse('2026-03-02T08:00:00Z') / 1000;
const second = 1000;
const minute = 60 * second;

describe('incremental exports', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk();
    await desk.control('POST', '/limits', { incrementalPerMinute: 1000 });
    await desk.script(...people);
  });
  afterEach(() => desk.close());

  const cursorPage = async (query: string) =>
    (await desk.api('GET', `/incremental/tickets/cursor.json?${query}`)).body;
  const events = async (query: string) =>
    (await desk.api('GET', `/incremental/ticket_events.json?${query}`)).body;
  const idsOf = (rows: { id: number }[]) => rows.map((row) => row.id);

  test.each([
    [59_999, 0],
    [60_000, 1],
    [60_001, 1],
  ])('a ticket of %i ms ago is shown %i times, and so is its event', async (ageMs, times) => {
    await desk.advance(10 * minute);
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    await desk.advance(ageMs);
    expect((await cursorPage(`start_time=${start}`)).tickets).toHaveLength(times);
    expect((await events(`start_time=${start}`)).ticket_events).toHaveLength(times);
  });

  test('rows come by second, then by id, and each page ends at its cursor', async () => {
    await desk.script(
      opening('2026-03-02T08:01:00.000Z', 'T1'),
      opening('2026-03-02T08:01:00.400Z', 'T2'),
      opening('2026-03-02T08:01:01.000Z', 'T3'),
      change('2026-03-02T08:02:00.100Z', 'T2', { priority: 'low' }),
      change('2026-03-02T08:02:00.900Z', 'T1', { priority: 'low' }),
    );
    await desk.advance(10 * minute);
    const first = await cursorPage('start_time=0&per_page=2');
    expect(idsOf(first.tickets)).toEqual([3, 1]);
    expect(first).toMatchObject({ end_of_stream: false, before_cursor: null, before_url: null });
    const last = Date.parse('2026-03-02T08:02:00Z') / 1000;
    expect(Buffer.from(first.after_cursor, 'base64').toString()).toBe(`${last}.0||1|`);
    expect(first.after_url).toContain(encodeURIComponent(first.after_cursor));
    const second = await cursorPage(`cursor=${encodeURIComponent(first.after_cursor)}&per_page=2`);
    expect(idsOf(second.tickets)).toEqual([2]);
    expect(second.end_of_stream).toBe(true);
    expect(second.tickets[0].generated_timestamp).toBe(last);
  });

  test('the end of the stream still has a cursor, and the next change is found behind it', async () => {
    await desk.script(opening('2026-03-02T08:01:00Z', 'T1'));
    await desk.advance(10 * minute);
    const end = await cursorPage('start_time=0');
    expect(end.end_of_stream).toBe(true);
    const again = await cursorPage(`cursor=${encodeURIComponent(end.after_cursor)}`);
    expect(again).toMatchObject({ tickets: [], after_cursor: end.after_cursor });
    await desk.api('PUT', '/tickets/1', { ticket: { priority: 'low' } });
    await desk.advance(2 * minute);
    const more = await cursorPage(`cursor=${encodeURIComponent(end.after_cursor)}`);
    expect(idsOf(more.tickets)).toEqual([1]);
  });

  test('a system change moves a ticket in the export without touching updated_at', async () => {
    await desk.script(opening('2026-03-02T08:01:00Z', 'T1'));
    await desk.advance(10 * minute);
    const before = (await cursorPage('start_time=0')).tickets[0];
    await desk.api('DELETE', `/organizations/${before.organization_id}`);
    await desk.advance(10 * minute);
    const [after] = (await cursorPage('start_time=0')).tickets;
    expect(after).toMatchObject({ updated_at: before.updated_at, organization_id: null });
    expect(after.generated_timestamp).toBe(before.generated_timestamp + 540);
  });

  test('a deleted ticket stays as "deleted" unless it is excluded', async () => {
    await desk.script(opening('2026-03-02T08:01:00Z', 'T1'));
    await desk.advance(minute);
    await desk.api('DELETE', '/tickets/1');
    await desk.advance(10 * minute);
    expect((await cursorPage('start_time=0')).tickets[0].status).toBe('deleted');
    expect((await cursorPage('start_time=0&exclude_deleted=true')).tickets).toEqual([]);
  });

  test("AI agents' tickets are another scope: there are none", async () => {
    await desk.script(opening('2026-03-02T08:01:00Z', 'T1'));
    await desk.advance(10 * minute);
    expect((await cursorPage('start_time=0&support_type_scope=all')).tickets).toHaveLength(1);
    expect((await cursorPage('start_time=0&support_type_scope=ai_agent')).tickets).toEqual([]);
  });

  test('users and organizations come along when they are included', async () => {
    await desk.script(opening('2026-03-02T08:01:00Z', 'T1'));
    await desk.advance(10 * minute);
    const page = await cursorPage('start_time=0&include=users,organizations,last_audits');
    expect(page.users[0].name).toBe('Caller 1');
    expect(page.organizations[0].name).toBe('Acme');
    expect(page.last_audits).toBeUndefined();
  });

  test('a start in the last minute, none, or a broken cursor is refused', async () => {
    const get = (query: string) => desk.api('GET', `/incremental/tickets/cursor?${query}`);
    expect((await get(`start_time=${start - 59}`)).status).toBe(400);
    expect((await get(`start_time=${start - 60}`)).status).toBe(200);
    expect((await get('')).body.error).toBe('ParameterMissing');
    expect((await get('cursor=%%%')).status).toBe(400);
    expect((await get('cursor=bm9uZQ==')).body.error).toBe('InvalidCursor');
  });

  test('an agent who is no admin may not export', async () => {
    const agent = await desk.as('agent-1');
    const refused = await desk.api(
      'GET',
      '/incremental/tickets/cursor?start_time=0',
      undefined,
      agent,
    );
    expect(refused.status).toBe(403);
    expect(refused.body.error.title).toBe('Forbidden');
  });

  test('event rows have flat children; custom fields stand under their id; no metadata', async () => {
    const ticket_field = { type: 'text', title: 'palier_due' };
    const field = (await desk.api('POST', '/ticket_fields', { ticket_field })).body.ticket_field.id;
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    await desk.api('PUT', '/tickets/1', {
      ticket: {
        status: 'open',
        tags: ['t'],
        custom_fields: [{ id: field, value: 'soon' }],
        metadata: { palier: { v: 1 } },
      },
    });
    await desk.advance(10 * minute);
    const [, row] = (await events('start_time=0')).ticket_events;
    expect(row).toMatchObject({ ticket_id: 1, event_type: 'Audit', via: 'Web service' });
    expect(row.timestamp).toBe(start);
    expect(row.metadata).toBeUndefined();
    const find = (name: string) => row.child_events.find((child: object) => name in child);
    expect(find('status')).toMatchObject({
      status: 'open',
      previous_value: 'new',
      event_type: 'Change',
    });
    expect(find('custom_ticket_fields')).toMatchObject({
      custom_ticket_fields: { [field]: 'soon' },
      previous_value: null,
    });
    expect(find('tags')).toMatchObject({ tags: ['t'], added_tags: ['t'], removed_tags: [] });
  });

  test('comments are two flags without include=comment_events and whole with it', async () => {
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x', public: false } } });
    await desk.advance(10 * minute);
    const bare = (await events('start_time=0')).ticket_events[0].child_events[0];
    expect(bare).toMatchObject({ comment_present: true, comment_public: false });
    expect(bare.body).toBeUndefined();
    const query = 'start_time=0&include=comment_events';
    const whole = (await events(query)).ticket_events[0].child_events[0];
    expect(whole).toMatchObject({ body: 'x', public: false, event_type: 'Comment' });
    expect(whole.via.channel).toBe('api');
  });

  test('a page of events is filled up with every row of its last second', async () => {
    const rows = [0, 100, 900].map((ms, index) =>
      opening(`2026-03-02T08:01:00.${String(ms).padStart(3, '0')}Z`, `T${index}`),
    );
    await desk.script(...rows, opening('2026-03-02T08:01:05Z', 'T9'));
    await desk.advance(10 * minute);
    const first = await events('start_time=0&per_page=1');
    expect(first).toMatchObject({ count: 3, end_of_stream: false });
    expect(first.end_time).toBe(start + 61);
    expect(first.next_page).toContain(`start_time=${start + 61}`);
    const last = await events(`start_time=${first.end_time}&per_page=1`);
    expect(last).toMatchObject({ count: 1, end_of_stream: true, end_time: start + 65 });
    const again = await events(`start_time=${last.end_time}`);
    expect(again).toMatchObject({ count: 1, end_time: start + 65 });
    expect(again.next_page).not.toBeNull();
  });

  test('tickets by time fill up their last second too', async () => {
    await desk.script(
      opening('2026-03-02T08:01:00.000Z', 'T1'),
      opening('2026-03-02T08:01:00.500Z', 'T2'),
      opening('2026-03-02T08:01:01.000Z', 'T3'),
    );
    await desk.advance(10 * minute);
    const first = (await desk.api('GET', '/incremental/tickets?start_time=0&per_page=1')).body;
    expect([idsOf(first.tickets), first.end_time]).toEqual([[1, 2], start + 61]);
    expect(first.end_of_stream).toBe(false);
  });

  test('organizations come by time without the hidden minute, deleted ones marked', async () => {
    await desk.advance(10 * minute);
    const organization = { name: 'New' };
    const made = (await desk.api('POST', '/organizations', { organization })).body.organization;
    const path = `/incremental/organizations?start_time=${start + 1}`;
    const page = (await desk.api('GET', path)).body;
    expect(idsOf(page.organizations)).toEqual([made.id]);
    await desk.api('DELETE', `/organizations/${made.id}`);
    const later = (await desk.api('GET', path)).body.organizations[0];
    expect(later.deleted_at).toBe('2026-03-02T08:10:00Z');
  });

  test('users come by cursor', async () => {
    await desk.advance(10 * minute);
    const first = (await desk.api('GET', '/incremental/users/cursor?start_time=0&per_page=4')).body;
    expect(first.users).toHaveLength(4);
    expect(first.end_of_stream).toBe(false);
    const cursor = encodeURIComponent(first.after_cursor);
    const rest = (await desk.api('GET', `/incremental/users/cursor?cursor=${cursor}`)).body;
    expect(rest.end_of_stream).toBe(true);
    expect(idsOf(rest.users)).not.toEqual(expect.arrayContaining(idsOf(first.users)));
  });

  test('a user changed in the second that was just exported is exported again', async () => {
    const page = async (query: string) =>
      (await desk.api('GET', `/incremental/users/cursor?${query}`)).body;
    await desk.advance(minute);
    const user = { name: 'Cleo' };
    const { id } = (await desk.api('POST', '/users', { user })).body.user;
    const first = await page(`start_time=${start}`);
    expect(idsOf(first.users)).toContain(id);
    await desk.api('PUT', `/users/${id}`, { user: { name: 'Cleopatra' } });
    const second = await page(`cursor=${encodeURIComponent(first.after_cursor)}`);
    expect(second.users.map((row: { name: string }) => row.name)).toEqual(['Cleopatra']);
    await desk.advance(1000);
    const third = await page(`cursor=${encodeURIComponent(second.after_cursor)}`);
    const fourth = await page(`cursor=${encodeURIComponent(third.after_cursor)}`);
    expect([third.users.length, fourth.users.length]).toEqual([1, 0]);
  });

  test('the sentinel tags spoil a row of the ticket export', async () => {
    await desk.script(
      opening('2026-03-02T08:01:00Z', 'T1', { tags: ['fault:null_requester'] }),
      opening('2026-03-02T08:01:00Z', 'T2', { tags: ['fault:malformed'] }),
      opening('2026-03-02T08:01:00Z', 'T3', { tags: ['fault:unknown_status'] }),
    );
    await desk.advance(10 * minute);
    const [first, second, third] = (await cursorPage('start_time=0')).tickets;
    expect(first.requester_id).toBeNull();
    expect(second.custom_fields).toBe('none');
    expect(third.status).toBe('quarantine');
  });
});
