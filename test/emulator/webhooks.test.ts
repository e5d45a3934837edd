import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callDesk, type DeskCaller } from './desk-caller.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  // biome-ignore lint/suspicious/noExplicitAny: what came is examined here
  readonly body: any;
}

describe('webhooks', () => {
  let desk: DeskCaller;
  let receiver: Server;
  let received: Received[];
  let answers: number[];
  let endpoint: string;

  beforeEach(async () => {
    received = [];
    answers = [];
    receiver = createServer((request, response) => {
      let raw = '';
      request.on('data', (part) => {
        raw += part;
      });
      request.on('end', () => {
        received.push({ headers: request.headers, raw, body: JSON.parse(raw) });
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    desk = await callDesk();
  });
  afterEach(async () => {
    await desk.close();
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  const hook = (rest: object = {}) => ({
    name: 'Palier',
    endpoint,
    http_method: 'POST',
    request_format: 'json',
    status: 'active',
    subscriptions: ['zen:event-type:ticket.status_changed', 'zen:event-type:ticket.comment_added'],
    ...rest,
  });
  const connect = async (rest: object = {}) =>
    (await desk.api('POST', '/webhooks', { webhook: hook(rest) })).body.webhook;
  const open = (rest: object = {}) =>
    desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' }, ...rest } });
  const change = (ticket: object) => desk.api('PUT', '/tickets/1', { ticket });
  const arrived = async (count: number) => {
    while (received.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return received;
  };
  const idle = async () => {
    while (desk.desk.world.deliveries.waiting() > 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  test('an event comes in the fixed envelope, ids as text', async () => {
    await connect();
    await open({ external_id: 'T1' });
    await change({ status: 'pending' });
    const [call] = await arrived(1);
    expect(call?.body).toMatchObject({
      account_id: desk.desk.world.account.id,
      type: 'zen:event-type:ticket.status_changed',
      subject: 'zen:ticket:1',
      time: '2026-03-02T08:00:00Z',
      zendesk_event_version: '2022-06-20',
      event: { current: 'PENDING', previous: 'NEW' },
      detail: { id: '1', external_id: 'T1', status: 'PENDING', via: { channel: 'api' } },
    });
    expect(call?.body.detail.actor_id).toBe(String(desk.desk.world.engineUserId()));
    expect(call?.body.detail.custom_fields).toBeUndefined();
  });

  test('the signature is the HMAC of timestamp and raw body under the signing secret', async () => {
    const { id } = await connect();
    const { signing_secret } = (await desk.api('GET', `/webhooks/${id}/signing_secret`)).body;
    expect(signing_secret.algorithm).toBe('SHA256');
    await open();
    await change({ status: 'open' });
    const [call] = await arrived(1);
    const stamp = String(call?.headers['x-zendesk-webhook-signature-timestamp']);
    expect(stamp).toBe('2026-03-02T08:00:00Z');
    const due = createHmac('sha256', signing_secret.secret).update(stamp + call?.raw);
    expect(call?.headers['x-zendesk-webhook-signature']).toBe(due.digest('base64'));
    expect(call?.headers['x-zendesk-webhook-id']).toBe(id);
    expect(call?.headers['x-zendesk-webhook-invocation-id']).toBeDefined();
  });

  test('only what was subscribed to is told, and nothing while inactive', async () => {
    const { id } = await connect();
    await open();
    await change({ priority: 'low' });
    await desk.api('PATCH', `/webhooks/${id}`, { webhook: { status: 'inactive' } });
    await change({ status: 'open' });
    await desk.api('PATCH', `/webhooks/${id}`, { webhook: { status: 'active' } });
    await change({ status: 'pending' });
    await arrived(1);
    await idle();
    expect(received.map((call) => call.body.event.current)).toEqual(['PENDING']);
  });

  test('a comment is told with its words and whether they are public', async () => {
    await connect();
    await open();
    await change({ comment: { body: 'hello', public: false } });
    const [call] = await arrived(1);
    expect(call?.body.event.comment).toMatchObject({ body: 'hello', is_public: false });
  });

  test('a receiver that fails is asked three times more with one invocation id', async () => {
    await connect();
    await open();
    answers = [500, 409, 200];
    await change({ status: 'open' });
    await arrived(3);
    const ids = received.map((call) => call.headers['x-zendesk-webhook-invocation-id']);
    expect(new Set(ids).size).toBe(1);
  });

  test('a receiver that refuses is not asked again', async () => {
    const { id } = await connect();
    await open();
    answers = [403];
    await change({ status: 'open' });
    await arrived(1);
    await idle();
    expect(received).toHaveLength(1);
    const { invocations } = (await desk.api('GET', `/webhooks/${id}/invocations`)).body;
    expect(invocations).toMatchObject([{ status_code: 403, status: 'failed' }]);
  });

  test('half of the deliveries are lost when told so', async () => {
    await connect();
    await open();
    await desk.control('POST', '/faults', { webhooks: { lose: 0.5 } });
    for (const status of ['open', 'pending', 'hold', 'open']) await change({ status });
    await arrived(2);
    await idle();
    expect(received).toHaveLength(2);
  });

  test('each delivery comes twice when told so, under one invocation id', async () => {
    await connect();
    await open();
    await desk.control('POST', '/faults', { webhooks: { duplicate: 1 } });
    await change({ status: 'open' });
    await arrived(2);
    const [first, second] = received.map((c) => c.headers['x-zendesk-webhook-invocation-id']);
    expect(first).toBe(second);
  });

  test('an earlier event arrives after a later one when told so', async () => {
    await connect();
    await open();
    await desk.control('POST', '/faults', { webhooks: { disorder: true } });
    await change({ status: 'pending' });
    await change({ status: 'hold' });
    await arrived(2);
    expect(received.map((call) => call.body.event.current)).toEqual(['HOLD', 'PENDING']);
  });

  test('a jump tells the events of its last minute only', async () => {
    await connect();
    await open({ external_id: 'T1' });
    const step = (at: string, status: string) => ({
      at,
      do: 'ticket.update',
      as: 'agent-1',
      ticket: { external_id: 'T1', status },
    });
    await desk.script(
      {
        at: '2026-03-02T08:05:00Z',
        do: 'ticket.create',
        as: 'agent-1',
        ticket: { external_id: 'T2', comment: { body: 'x' } },
      },
      {
        ...step('2026-03-02T08:08:59.999Z', 'pending'),
        ticket: { external_id: 'T2', status: 'pending' },
      },
      { ...step('2026-03-02T08:09:00Z', 'hold'), ticket: { external_id: 'T2', status: 'hold' } },
    );
    await desk.control('POST', '/clock', { nowAt: '2026-03-02T08:10:00Z' });
    await arrived(1);
    await idle();
    expect(received.map((call) => call.body.event.current)).toEqual(['HOLD']);
  });

  test('a webhook is for triggers or for events, for ever', async () => {
    const both = ['conditional_ticket_events', 'zen:event-type:ticket.created'];
    const refused = await desk.api('POST', '/webhooks', { webhook: hook({ subscriptions: both }) });
    expect(refused.status).toBe(422);
    const { id } = await connect();
    const change = { subscriptions: ['conditional_ticket_events'] };
    expect((await desk.api('PUT', `/webhooks/${id}`, { webhook: change })).status).toBe(422);
  });

  test('the list never shows a secret, finds by name, and forgets what was deleted', async () => {
    const { id } = await connect();
    await connect({ name: 'Other' });
    const list = await desk.api('GET', '/webhooks?filter[name_contains]=Pal');
    expect(list.body.webhooks).toHaveLength(1);
    expect(JSON.stringify(list.body)).not.toContain('signing_secret');
    expect((await desk.api('DELETE', `/webhooks/${id}`)).status).toBe(204);
    expect((await desk.api('GET', `/webhooks/${id}`)).status).toBe(404);
  });
});
