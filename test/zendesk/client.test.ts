/** Does every kind of answer end in the right code, the right sentence and the right repeating? */
import { BY_CLIENT, deskAtTheEdge, errorOf, NOW, watchTheEdge, zendesk } from './zendesk-edge.ts';

const WRITE = [{ ticketId: 12, fields: new Map([[902, 'palier_kind_outage']]), metadata: {} }];
const EMPTY = { groups: [], meta: { has_more: false } };

watchTheEdge();

describe('Client', () => {
  it.each<[number, object, string, boolean, string]>([
    [
      400,
      { error: 'ParameterMissing', description: 'Parameter ids is required' },
      'zendeskRejected',
      false,
      'ParameterMissing, Parameter ids is required',
    ],
    [
      401,
      { error: "Couldn't authenticate you" },
      'zendeskUnauthorized',
      false,
      'ZENDESK_CLIENT_ID',
    ],
    [
      403,
      { error: { title: 'Forbidden', message: 'No access' } },
      'zendeskForbidden',
      false,
      'Forbidden, No access',
    ],
    [
      404,
      { error: 'RecordNotFound', description: 'Not found' },
      'zendeskNotFound',
      false,
      'RecordNotFound',
    ],
    [409, { error: 'UpdateConflict' }, 'zendeskConflict', true, 'read again'],
    [
      422,
      {
        error: 'RecordInvalid',
        details: { status: [{ description: 'closed prevents ticket update' }] },
      },
      'zendeskRejected',
      false,
      'status: closed prevents ticket update',
    ],
    [429, { error: 'APIRateLimitExceeded' }, 'zendeskRateLimited', true, 'PALIER_BUDGET_SHARE'],
    [
      500,
      { errors: [{ title: 'Internal', detail: 'broken' }] },
      'zendeskUnavailable',
      true,
      'Internal, broken',
    ],
    [503, {}, 'zendeskUnavailable', true, 'answered 503'],
  ])(
    'turns a %i into its code with what was attempted and what to do',
    async (status, body, code, retryable, part) => {
      const { desk } = deskAtTheEdge();
      zendesk().put('/api/v2/tickets/update_many').reply(status, body);
      const error = await errorOf(desk.writeFields(WRITE));
      expect(error).toMatchObject({ code, retryable });
      expect(error.message).toMatch(/^Could not write the fields of 1 tickets: /);
      expect(error.message).toContain(part);
    },
  );

  it.each([
    ['a login page with 200', 200, '<html>Sign in</html>'],
    ['a redirect', 302, ''],
    ['an empty text where JSON was cut off', 200, '{"groups": ['],
  ])('answers zendeskNotJson to %s, and does not repeat it', async (_what, status, body) => {
    const { desk, pace } = deskAtTheEdge();
    zendesk().get('/api/v2/groups').query(true).reply(status, body, { Location: '/access' });
    expect(await errorOf(desk.groups())).toMatchObject({ code: 'zendeskNotJson' });
    expect(pace.pauses).toEqual([]);
  });

  it('treats a page with 502 as an outage, not as wrong content', async () => {
    const { desk } = deskAtTheEdge();
    zendesk().put('/api/v2/tickets/update_many').reply(502, '<html>Bad gateway</html>');
    expect(await errorOf(desk.writeFields(WRITE))).toMatchObject({ code: 'zendeskUnavailable' });
  });

  it('names the place, never the value, of JSON in an unknown form', async () => {
    const { desk } = deskAtTheEdge();
    zendesk().get('/api/v2/groups').query(true).reply(200, { groups: 'private words' });
    const error = await errorOf(desk.groups());
    expect(error).toMatchObject({ code: 'zendeskUnexpected', retryable: false });
    expect(error.message).toContain('groups:');
    expect(error.message).not.toContain('private words');
  });

  it('reads again after an outage, waiting longer each time', async () => {
    const { desk, pace } = deskAtTheEdge();
    zendesk().get('/api/v2/groups').query(true).times(2).reply(500, {});
    zendesk().get('/api/v2/groups').query(true).reply(200, EMPTY);
    expect(await desk.groups()).toEqual([]);
    expect(pace.pauses).toEqual([500, 2000]);
  });

  it('gives up reading after the third time', async () => {
    const { desk } = deskAtTheEdge();
    zendesk().get('/api/v2/groups').query(true).times(3).reply(500, {});
    expect(await errorOf(desk.groups())).toMatchObject({ code: 'zendeskUnavailable' });
  });

  it('never sends a write twice, because nobody knows whether it was done', async () => {
    const { desk } = deskAtTheEdge();
    const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    zendesk().put('/api/v2/tickets/update_many').once().replyWithError(reset);
    expect(await errorOf(desk.writeFields(WRITE))).toMatchObject({
      code: 'zendeskUnavailable',
      retryable: true,
      message: expect.stringContaining('ECONNRESET'),
    });
  });

  it('waits out a short Retry-After and passes a long one on', async () => {
    const short = deskAtTheEdge();
    zendesk().get('/api/v2/groups').query(true).reply(429, {}, { 'Retry-After': '7' });
    zendesk().get('/api/v2/groups').query(true).reply(200, EMPTY);
    await short.desk.groups();
    expect(short.pace.elapsedMs()).toBeGreaterThanOrEqual(7000);

    const long = deskAtTheEdge();
    zendesk().get('/api/v2/groups').query(true).reply(429, {}, { 'Retry-After': '93' });
    expect(await errorOf(long.desk.groups())).toMatchObject({
      code: 'zendeskRateLimited',
      retryAfterMs: 93_000,
    });
    expect(long.pace.pauses).toEqual([]);
  });

  it('sends nothing before the Retry-After of another request is over', async () => {
    const { desk, pace } = deskAtTheEdge();
    zendesk().put('/api/v2/tickets/update_many').reply(429, {}, { 'Retry-After': '40' });
    await errorOf(desk.writeFields(WRITE));
    zendesk().get('/api/v2/groups').query(true).reply(200, EMPTY);
    await desk.groups();
    expect(pace.elapsedMs()).toBe(40_000);
  });

  it('stays away from everything for as long as a 503 asks', async () => {
    const { desk, pace } = deskAtTheEdge();
    zendesk().get('/api/v2/groups').query(true).reply(503, {}, { 'Retry-After': '25' });
    expect(await errorOf(desk.groups())).toMatchObject({ retryAfterMs: 25_000 });
    zendesk()
      .get('/api/v2/incremental/ticket_events')
      .query(true)
      .reply(200, { ticket_events: [] });
    await desk.exportEvents(NOW);
    expect(pace.elapsedMs()).toBe(25_000);
  });

  it('stops asking after five failures in a row, then lets one request try', async () => {
    const { desk, pace } = deskAtTheEdge();
    zendesk().put('/api/v2/tickets/update_many').times(5).reply(503, {});
    for (let time = 0; time < 5; time += 1) await errorOf(desk.writeFields(WRITE));
    const refused = await errorOf(desk.writeFields(WRITE));
    expect(refused).toMatchObject({ code: 'zendeskUnavailable', retryable: true });
    expect(refused.message).toContain('5 times in a row');

    pace.pass(14_999);
    await errorOf(desk.writeFields(WRITE));
    pace.pass(1);
    zendesk()
      .put('/api/v2/tickets/update_many')
      .reply(200, { job_status: { id: 'V3-1' } });
    expect(await desk.writeFields(WRITE)).toBe('V3-1');
    expect(desk.traffic.requests()).toEqual({ writes: 6, total: 6 });
  });

  it.each([
    ['the same second', NOW, 0],
    ['five minutes ahead', NOW + 300_000, 300_000],
    ['five minutes behind', NOW - 300_000, -299_001],
  ])('measures the desk’s clock at %s', async (_what, at, skewMs) => {
    const { desk } = deskAtTheEdge();
    const date = new Date(at).toUTCString();
    zendesk().get('/api/v2/groups').query(true).reply(200, EMPTY, { Date: date });
    await desk.groups();
    expect(desk.traffic.skewMs()).toBe(skewMs);
  });

  it('counts requests by kind, repeats included', async () => {
    const { desk } = deskAtTheEdge();
    zendesk().get('/api/v2/groups').query(true).reply(500, {});
    zendesk().get('/api/v2/groups').query(true).reply(200, EMPTY);
    zendesk().get('/api/v2/tickets/show_many').query({ ids: '1' }).reply(200, { tickets: [] });
    await desk.groups();
    await desk.showTickets([1]);
    expect(desk.traffic.requests()).toEqual({ other: 2, showMany: 1, total: 3 });
  });
});

describe('Tokens', () => {
  const token = (value: string, seconds: number | null = 7200) => ({
    access_token: value,
    token_type: 'bearer',
    scope: 'read tickets:write',
    ...(seconds === null ? {} : { expires_in: seconds }),
  });
  const asked = {
    grant_type: 'client_credentials',
    client_id: 'palier',
    client_secret: 's3cret',
    scope: 'read tickets:write',
    expires_in: 7200,
  };
  const groups = (bearer: string) =>
    zendesk().get('/api/v2/groups').query(true).matchHeader('authorization', `Bearer ${bearer}`);

  it('gets one token however many requests wait for it', async () => {
    const { desk } = deskAtTheEdge(BY_CLIENT);
    zendesk().post('/oauth/tokens', asked).reply(200, token('one'));
    groups('one').times(3).reply(200, EMPTY);
    await Promise.all([desk.groups(), desk.groups(), desk.groups()]);
    expect(desk.traffic.requests()).toMatchObject({ tokens: 1 });
  });

  it('keeps the token until a minute before its end', async () => {
    const { desk, pace } = deskAtTheEdge(BY_CLIENT);
    zendesk().post('/oauth/tokens').reply(200, token('one', 3600));
    groups('one').times(2).reply(200, EMPTY);
    await desk.groups();
    pace.pass(3_539_999);
    await desk.groups();
    pace.pass(1);
    zendesk().post('/oauth/tokens').reply(200, token('two', 3600));
    groups('two').reply(200, EMPTY);
    await desk.groups();
  });

  it('renews a refused token once and repeats the request, a write too', async () => {
    const { desk } = deskAtTheEdge(BY_CLIENT);
    zendesk().post('/oauth/tokens').reply(200, token('one', null));
    zendesk()
      .put('/api/v2/tickets/update_many')
      .matchHeader('authorization', 'Bearer one')
      .reply(401, { error: 'invalid_token' });
    zendesk().post('/oauth/tokens').reply(200, token('two'));
    zendesk()
      .put('/api/v2/tickets/update_many')
      .matchHeader('authorization', 'Bearer two')
      .reply(200, { job_status: { id: 'V3-1' } });
    expect(await desk.writeFields(WRITE)).toBe('V3-1');
  });

  it('gives up when the fresh token is refused as well', async () => {
    const { desk } = deskAtTheEdge(BY_CLIENT);
    zendesk().post('/oauth/tokens').reply(200, token('one'));
    zendesk().post('/oauth/tokens').reply(200, token('two'));
    zendesk().get('/api/v2/groups').query(true).times(2).reply(401, {});
    expect(await errorOf(desk.groups())).toMatchObject({ code: 'zendeskUnauthorized' });
  });

  it.each([400, 401])(
    'says which settings to check when the client is refused with %i',
    async (status) => {
      const { desk } = deskAtTheEdge(BY_CLIENT);
      zendesk().post('/oauth/tokens').reply(status, { error: 'invalid_client' });
      const error = await errorOf(desk.groups());
      expect(error).toMatchObject({ code: 'zendeskUnauthorized' });
      expect(error.message).toContain('invalid_client');
      expect(error.message).not.toContain('s3cret');
    },
  );

  it('keeps the secret out of the error when nobody answers', async () => {
    const { desk } = deskAtTheEdge(BY_CLIENT);
    zendesk().post('/oauth/tokens').times(3).replyWithError('refused');
    const told = await desk.groups().catch((error: unknown) => error);
    const { inspect } = await import('node:util');
    expect(inspect(told, { depth: 10 })).toContain('zendeskUnavailable');
    expect(inspect(told, { depth: 10 })).not.toContain('s3cret');
  });

  it('sends the legacy API token as it is, and does not renew it', async () => {
    const { desk } = deskAtTheEdge();
    const basic = `Basic ${Buffer.from('bot@example.com/token:t0ken').toString('base64')}`;
    zendesk().get('/api/v2/groups').query(true).matchHeader('authorization', basic).reply(401, {});
    expect(await errorOf(desk.groups())).toMatchObject({ code: 'zendeskUnauthorized' });
  });
});
