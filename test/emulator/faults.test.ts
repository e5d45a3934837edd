import { callDesk, type DeskCaller } from './desk-caller.ts';

describe('the control port: faults', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk();
  });
  afterEach(() => desk.close());

  const faults = (...rules: object[]) => desk.control('POST', '/faults', { rules });
  const groups = () => desk.api('GET', '/groups');

  test.each([400, 401, 403, 404, 409, 422, 429, 500, 503])(
    'a rule answers %i as often as it says, then all is well',
    async (status) => {
      await faults({ path: '/api/v2/groups', status, times: 2, retryAfterS: 7 });
      const refused = await groups();
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([status, '7']);
      expect(refused.body.error).toBeDefined();
      expect((await groups()).status).toBe(status);
      expect((await groups()).status).toBe(200);
    },
  );

  test('a rule hits its path and method only', async () => {
    await faults({ path: '/tickets', method: 'POST', status: 500 });
    expect((await groups()).status).toBe(200);
    expect((await desk.api('GET', '/tickets')).status).toBe(200);
    expect((await desk.api('POST', '/tickets', {})).status).toBe(500);
    expect((await desk.control('GET', '/faults')).body.rules).toMatchObject([{ left: null }]);
  });

  test('tokens can be refused too', async () => {
    await faults({ path: '/oauth/tokens', status: 500, times: 1 });
    expect((await desk.api('POST', '/oauth/tokens', {}, null)).status).toBe(500);
  });

  test('a page of HTML comes instead of JSON, with 200 unless said otherwise', async () => {
    await faults({ body: 'html', times: 1 });
    const page = await groups();
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(page.body).toContain('<!DOCTYPE html>');
  });

  test('half a JSON text comes when told so', async () => {
    await faults({ body: 'garbage', times: 1 });
    expect(typeof (await groups()).body).toBe('string');
    expect(typeof (await groups()).body).toBe('object');
  });

  test('a connection cut before the work leaves nothing, one cut after it leaves the work', async () => {
    const create = () => desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    await faults({ method: 'POST', drop: 'before', times: 1 });
    await expect(create()).rejects.toThrow();
    expect((await desk.api('GET', '/tickets')).body.count).toBe(0);
    await faults({ method: 'POST', drop: 'after', times: 1 });
    await expect(create()).rejects.toThrow();
    expect((await desk.api('GET', '/tickets')).body.count).toBe(1);
  });

  test('an answer comes late when told so', async () => {
    await faults({ delayMs: 40, times: 1 });
    const beganMs = performance.now();
    expect((await groups()).status).toBe(200);
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(39);
  });

  test('the Date header is wrong by the skew; stamps are not', async () => {
    await desk.control('POST', '/faults', { skewMs: 300_000 });
    const made = await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    expect(made.headers.get('date')).toBe('Mon, 02 Mar 2026 08:05:00 GMT');
    expect(made.body.ticket.created_at).toBe('2026-03-02T08:00:00Z');
  });

  test('removing the faults removes all of them', async () => {
    await desk.control('POST', '/faults', { rules: [{ status: 500 }], skewMs: 5 });
    await desk.control('DELETE', '/faults');
    expect((await groups()).status).toBe(200);
    expect((await desk.control('GET', '/faults')).body.skewMs).toBe(0);
  });

  test('calls are counted by kind, and the counts begin again when asked', async () => {
    await desk.control('POST', '/stats/reset');
    await desk.advance(600_000);
    await desk.api('GET', '/incremental/ticket_events?start_time=0');
    await desk.api('PUT', '/tickets/update_many', { tickets: [{ id: 1 }, { id: 2 }] });
    await desk.api('GET', '/tickets/show_many?ids=1');
    await desk.api('GET', '/job_statuses/show_many?ids=1');
    await desk.api('GET', '/tickets/1/audits');
    await desk.api('GET', '/groups');
    expect((await desk.control('GET', '/stats')).body).toMatchObject({
      total: 6,
      exports: 1,
      writes: 1,
      show_many: 1,
      job_statuses: 1,
      audits: 1,
      other: 1,
      exportsByName: { ticket_events: 1 },
      bulkUpdatedTickets: 2,
      statuses: { 200: 5, 404: 1 },
    });
    await desk.control('POST', '/stats/reset');
    expect((await desk.control('GET', '/stats')).body.total).toBe(0);
  });
});
