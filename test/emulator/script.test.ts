import { callDesk, type DeskCaller } from './desk-caller.ts';
import { change, opening, people } from './script-people.ts';

describe('the control port: script', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk();
  });
  afterEach(() => desk.close());

  const skipped = async () => (await desk.control('GET', '/script')).body.skipped;

  test('people, groups and organizations are named by external id, fields by title', async () => {
    await desk.api('POST', '/ticket_fields', {
      ticket_field: {
        type: 'tagger',
        title: 'palier_kind',
        custom_field_options: [{ name: 'Replacement', value: 'palier_kind_replacement' }],
      },
    });
    await desk.script(
      ...people,
      { at: '2026-03-02T08:01:00Z', do: 'group.upsert', group: { external_id: 'g9', name: 'G9' } },
      opening('2026-03-02T08:02:00Z', 'T1', {
        group_external_id: 'g9',
        custom_fields: { palier_kind: 'palier_kind_replacement' },
      }),
    );
    await desk.advance(300_000);
    const { ticket } = (await desk.api('GET', '/tickets/1')).body;
    const users = (await desk.api('GET', '/users/search?external_id=c1')).body.users;
    expect(ticket.requester_id).toBe(users[0].id);
    expect(ticket.organization_id).toBe(users[0].organization_id);
    expect(ticket.tags).toEqual(['palier_kind_replacement']);
    const groups = (await desk.api('GET', '/groups')).body.groups;
    expect(groups.find((g: { id: number }) => g.id === ticket.group_id).name).toBe('G9');
  });

  test('an upsert of a known external id changes it and keeps its id', async () => {
    await desk.script(...people);
    const before = (await desk.api('GET', '/users/search?external_id=c1')).body.users[0];
    await desk.script({
      at: '2026-03-02T08:00:01Z',
      do: 'user.upsert',
      user: { external_id: 'c1', name: 'Renamed' },
    });
    await desk.advance(5000);
    const after = (await desk.api('GET', '/users/search?external_id=c1')).body.users;
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({ id: before.id, name: 'Renamed' });
  });

  test('actions out of order are refused and none of the batch is taken', async () => {
    const refused = await desk.script(
      opening('2026-03-02T09:00:00Z', 'T1'),
      opening('2026-03-02T08:59:59Z', 'T2'),
    );
    expect(refused.status).toBe(400);
    expect(refused.body.error).toBe('line 2 is earlier than the action before it');
    expect((await desk.control('GET', '/script')).body.total).toBe(0);
  });

  test('lines are taken as well as a list', async () => {
    const lines = people.map((action) => JSON.stringify(action)).join('\n');
    const answer = await fetch(`${desk.desk.controlUrl}/script`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: `${lines}\n`,
    });
    expect(await answer.json()).toMatchObject({ total: 3, endsAt: '2026-03-02T08:00:00.000Z' });
  });

  test('an action whose time has passed happens now, never before what was done', async () => {
    await desk.advance(3_600_000);
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'first' } } });
    await desk.script(...people, opening('2026-03-02T08:10:00Z', 'T1'));
    const { tickets } = (await desk.api('GET', '/tickets')).body;
    expect(tickets.map((t: { created_at: string }) => t.created_at)).toEqual([
      '2026-03-02T09:00:00Z',
      '2026-03-02T09:00:00Z',
    ]);
  });

  test('an action loaded an hour late stands now, where exports still look', async () => {
    await desk.advance(3_600_000);
    await desk.script(...people, opening('2026-03-02T08:10:00Z', 'T1'));
    const { ticket } = (await desk.api('GET', '/tickets/1')).body;
    expect(ticket.created_at).toBe('2026-03-02T09:00:00Z');
  });

  test('a ticket that a person touched leaves the script; the engine does not take it out', async () => {
    await desk.script(
      ...people,
      opening('2026-03-02T08:01:00Z', 'T1'),
      opening('2026-03-02T08:01:00Z', 'T2'),
      change('2026-03-02T08:10:00Z', 'T1', { status: 'pending' }),
      change('2026-03-02T08:10:00Z', 'T2', { status: 'pending' }),
    );
    await desk.advance(120_000);
    await desk.api('PUT', '/tickets/1', { ticket: { priority: 'high' } }, await desk.as('agent-1'));
    await desk.api('PUT', '/tickets/2', { ticket: { priority: 'high' } });
    await desk.advance(3_600_000);
    expect((await desk.api('GET', '/tickets/1')).body.ticket.status).toBe('new');
    expect((await desk.api('GET', '/tickets/2')).body.ticket.status).toBe('pending');
    expect(await skipped()).toEqual({ touched: 1 });
  });

  test('each skipped action is counted by its reason', async () => {
    await desk.script(
      ...people,
      opening('2026-03-02T08:01:00Z', 'T1'),
      opening('2026-03-02T08:01:00Z', 'T1'),
      change('2026-03-02T08:02:00Z', 'T1', { status: 'closed' }),
      change('2026-03-02T08:03:00Z', 'T1', { status: 'open' }),
      change('2026-03-02T08:03:00Z', 'nowhere', { status: 'open' }),
      { at: '2026-03-02T08:04:00Z', do: 'ticket.create', as: 'nobody', ticket: {} },
      { at: '2026-03-02T08:04:00Z', do: 'ticket.create', as: 'c1', ticket: { external_id: 'E' } },
      { at: '2026-03-02T08:04:00Z', do: 'dance' },
    );
    await desk.advance(600_000);
    expect(await skipped()).toEqual({
      existsAlready: 1,
      closed: 1,
      unknownTicket: 1,
      unknownUser: 1,
      invalid: 1,
      unknownAction: 1,
    });
  });

  test('forgetting the script leaves what it did', async () => {
    await desk.script(...people, opening('2026-03-02T08:00:00Z', 'T1'));
    await desk.api('GET', '/tickets/1');
    expect((await desk.control('DELETE', '/script')).body).toMatchObject({ total: 0, position: 0 });
    expect((await desk.api('GET', '/tickets/1')).status).toBe(200);
  });

  test('a flowing clock plays the script without being asked', async () => {
    await desk.script(...people, opening('2026-03-02T08:00:30Z', 'T1'));
    await desk.control('POST', '/clock', { speed: 10_000 });
    while (desk.desk.world.desk.tickets.size === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const [ticket] = desk.desk.world.desk.tickets.values();
    expect(ticket?.created_at).toBe(Date.parse('2026-03-02T08:00:30Z'));
  });
});
