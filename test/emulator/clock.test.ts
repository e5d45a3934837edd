import { get } from 'node:http';
import { callDesk, type DeskCaller } from './desk-caller.ts';
import { change, opening, people } from './script-people.ts';

describe('the control port: clock', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk();
  });
  afterEach(() => desk.close());

  test('a paused desk stands still to the millisecond', async () => {
    const first = await desk.control('GET', '/clock');
    expect(first.body).toEqual({ nowAt: '2026-03-02T08:00:00.000Z', speed: 0, revision: 1 });
    expect((await desk.control('GET', '/clock')).body).toEqual(first.body);
  });

  test('a jump moves forward, counts a revision, and stamps what is written afterwards', async () => {
    const moved = await desk.control('POST', '/clock', { nowAt: '2026-03-02T09:00:00.250Z' });
    expect(moved.body).toMatchObject({ nowAt: '2026-03-02T09:00:00.250Z', revision: 2 });
    const made = await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    expect(made.body.ticket.created_at).toBe('2026-03-02T09:00:00Z');
    expect(made.headers.get('date')).toBe('Mon, 02 Mar 2026 09:00:00 GMT');
  });

  test('time never goes back: an earlier instant is refused and nothing moves', async () => {
    const refused = await desk.control('POST', '/clock', { nowAt: '2026-03-02T07:59:59.999Z' });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toContain('only moves forward');
    expect((await desk.control('GET', '/clock')).body.revision).toBe(1);
  });

  test('a flowing desk moves on by itself without a new revision', async () => {
    await desk.control('POST', '/clock', { speed: 50_000 });
    const { revision, nowAt } = (await desk.control('GET', '/clock')).body;
    let later = nowAt;
    while (later === nowAt) later = (await desk.control('GET', '/clock')).body.nowAt;
    expect(Date.parse(later)).toBeGreaterThan(Date.parse(nowAt));
    expect((await desk.control('GET', '/clock')).body.revision).toBe(revision);
  });

  test('a follower is answered when the course changes', async () => {
    const waiting = desk.control('GET', '/clock?after=1');
    await desk.advance(60_000);
    expect((await waiting).body).toMatchObject({ revision: 2, nowAt: '2026-03-02T08:01:00.000Z' });
  });

  test('a follower behind the present revision is answered at once', async () => {
    await desk.advance(1000);
    expect((await desk.control('GET', '/clock?after=1')).body.revision).toBe(2);
  });

  test('a jump that waits is answered once the follower has settled that revision', async () => {
    const jump = desk.control('POST', '/clock', { advanceMs: 1000, awaitSettled: true });
    const told = await desk.control('GET', '/clock?after=1');
    expect(told.body.revision).toBe(2);
    const next = desk.control('GET', '/clock?after=2&settled=2');
    expect((await jump).body).toMatchObject({ revision: 2, settled: true });
    await desk.control('POST', '/clock', { speed: 0 });
    await next;
  });

  test('a jump that waits gives up after its time and says so', async () => {
    const body = { advanceMs: 1000, awaitSettled: true, timeoutMs: 20 };
    expect((await desk.control('POST', '/clock', body)).body.settled).toBe(false);
  });

  test('a claim of a revision that does not exist yet is not believed', async () => {
    const claim = desk.control('GET', '/clock?after=1&settled=7');
    const body = { advanceMs: 1000, awaitSettled: true, timeoutMs: 20 };
    expect((await desk.control('POST', '/clock', body)).body.settled).toBe(false);
    await claim;
  });

  test('a follower that waits is let go when the desk ends', async () => {
    const { clock } = desk.desk.world;
    const waiting = clock.until(() => false, 60_000);
    clock.close();
    expect(await waiting).toBe(false);
  });

  test('script actions on the way happen at their own time before followers are told', async () => {
    await desk.script(
      ...people,
      opening('2026-03-02T08:10:00Z', 'T1'),
      change('2026-03-02T08:20:00Z', 'T1', { status: 'pending' }),
      change('2026-03-02T08:40:00Z', 'T1', { status: 'solved' }),
    );
    const follower = desk.control('GET', '/clock?after=1').then(async (told) => {
      const ticket = (await desk.api('GET', '/tickets/1')).body.ticket;
      return { revision: told.body.revision, status: ticket.status, updated: ticket.updated_at };
    });
    await desk.control('POST', '/clock', { nowAt: '2026-03-02T08:30:00Z' });
    expect(await follower).toEqual({
      revision: 2,
      status: 'pending',
      updated: '2026-03-02T08:20:00Z',
    });
  });

  test('an action exactly at the target happens, one a millisecond later does not', async () => {
    await desk.script(
      ...people,
      opening('2026-03-02T08:10:00.000Z', 'T1'),
      opening('2026-03-02T08:10:00.001Z', 'T2'),
    );
    await desk.control('POST', '/clock', { nowAt: '2026-03-02T08:10:00.000Z' });
    expect((await desk.control('GET', '/script')).body).toMatchObject({
      position: 4,
      total: 5,
      nextAt: '2026-03-02T08:10:00.001Z',
      ended: false,
    });
  });

  test('a page elsewhere cannot drive the desk by a host name of its own', async () => {
    const { controlPort: port } = desk.desk;
    const status = await new Promise((resolve) => {
      const headers = { host: 'desk.example.com' };
      get({ host: '127.0.0.1', port, path: '/clock', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
    });
    expect(status).toBe(403);
  });

  test('a body of plain text, which any page may send, changes nothing', async () => {
    const url = `${desk.desk.controlUrl}/clock`;
    const text = await fetch(url, { method: 'POST', body: '{"speed":1}' });
    expect(text.status).toBe(400);
    expect((await desk.control('GET', '/clock')).body.speed).toBe(0);
    expect((await desk.control('GET', '/nothing')).status).toBe(404);
  });
});
