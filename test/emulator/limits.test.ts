import { callDesk, type DeskCaller } from './desk-caller.ts';

describe('rate limits', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk();
  });
  afterEach(() => desk.close());

  const statuses = async (count: number, call: () => Promise<{ status: number }>) => {
    const seen: number[] = [];
    for (let turn = 0; turn < count; turn += 1) seen.push((await call()).status);
    return seen;
  };

  test('the headers count down in both spellings', async () => {
    const first = await desk.api('GET', '/groups');
    const second = await desk.api('GET', '/groups');
    for (const name of ['x-rate-limit-remaining', 'ratelimit-remaining', 'rate-limit-remaining']) {
      expect(Number(first.headers.get(name)) - Number(second.headers.get(name))).toBe(1);
    }
    expect(second.headers.get('ratelimit-limit')).toBe('700');
  });

  test('the account has so many calls a minute, then 429 with the seconds to wait', async () => {
    await desk.control('POST', '/limits', { perMinute: 2 });
    expect(await statuses(3, () => desk.api('GET', '/groups'))).toEqual([200, 200, 429]);
    const refused = await desk.api('GET', '/groups');
    expect(refused.body.error).toBe('APIRateLimitExceeded');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('x-rate-limit-remaining')).toBe('0');
  });

  test.each([
    [59_000, 429],
    [60_000, 200],
    [60_001, 200],
  ])('a window is used up until desk time moved %i ms: then %i', async (ms, status) => {
    await desk.control('POST', '/limits', { perMinute: 1 });
    await desk.api('GET', '/groups');
    await desk.advance(ms);
    expect((await desk.api('GET', '/groups')).status).toBe(status);
  });

  test('exports share ten calls a minute; users by cursor have their own', async () => {
    await desk.advance(600_000);
    const paths = ['tickets/cursor', 'ticket_events', 'organizations'];
    let turn = 0;
    const seen = await statuses(11, () => {
      turn += 1;
      return desk.api('GET', `/incremental/${paths[turn % 3]}?start_time=0`);
    });
    expect(seen).toEqual([...Array(10).fill(200), 429]);
    const refused = await desk.api('GET', '/incremental/tickets/cursor?start_time=0');
    expect(refused.headers.get('zendesk-ratelimit-incremental-exports')).toMatch(
      /^total=10; remaining=0; resets=\d+$/,
    );
    expect(refused.headers.get('retry-after')).not.toBeNull();
    const users = await desk.api('GET', '/incremental/users/cursor?start_time=0');
    expect(users.status).toBe(200);
    expect(users.headers.get('zendesk-ratelimit-incremental-exports-cursor')).toMatch(
      /^total=20; remaining=19/,
    );
  });

  test('a user may update one ticket 30 times in ten minutes, another user still may', async () => {
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    let turn = 0;
    const update = (as?: string) => {
      turn += 1;
      return desk.api('PUT', '/tickets/1', { ticket: { subject: `s${turn}` } }, as);
    };
    expect(await statuses(30, update)).toEqual(Array(30).fill(200));
    expect((await update()).status).toBe(429);
    expect((await update(await desk.as('agent-1'))).status).toBe(200);
    // Real time counts, too, and a slow machine takes seconds for thirty updates.
    await desk.advance(570_000);
    expect((await update()).status).toBe(429);
    await desk.advance(30_000);
    expect((await update()).status).toBe(200);
  });

  test('an account may update 100 tickets a minute singly; bulk updates do not count', async () => {
    await desk.control('POST', '/limits', { ticketUpdatesPerMinute: 2 });
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    const update = (subject: string) => desk.api('PUT', '/tickets/1', { ticket: { subject } });
    expect((await update('a')).status).toBe(200);
    expect((await update('b')).status).toBe(200);
    expect((await update('c')).status).toBe(429);
    const many = { tickets: [{ id: 1, subject: 'd' }] };
    expect((await desk.api('PUT', '/tickets/update_many', many)).status).toBe(200);
  });

  test('scripted actions are outside every limit', async () => {
    await desk.control('POST', '/limits', { perMinute: 1, ticketUpdatesPerMinute: 1 });
    const at = '2026-03-02T08:00:00Z';
    const ticket = (external_id: string) => ({ external_id, comment: { body: 'x' } });
    await desk.script(
      ...['1', '2', '3'].map((name) => ({
        at,
        do: 'ticket.create',
        as: 'agent-1',
        ticket: ticket(name),
      })),
    );
    await desk.advance(1);
    expect((await desk.control('GET', '/stats')).body.scriptedActions).toBe(3);
    expect((await desk.api('GET', '/tickets/3')).status).toBe(200);
  });
});
