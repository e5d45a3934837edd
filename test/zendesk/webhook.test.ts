/** Does only a fresh call that Zendesk signed count, and which ticket does it hint at? */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { parseWebhook, verifyWebhook } from '../../engine/zendesk/webhook.ts';

const SECRET = 'dGhpc19zZWNyZXQ=';
const AT = '2026-11-20T09:00:00Z';
const NOW = Date.parse(AT);
const WINDOW = 5 * 60_000;
const BODY = Buffer.from(
  '{"type":"zen:event-type:ticket.comment_added","account_id":9,"subject":"zen:ticket:12","detail":{"id":"12","actor_id":"20"}}',
);

function signed(body: Uint8Array = BODY, timestamp = AT, secret = SECRET) {
  const mac = createHmac('sha256', secret).update(timestamp + Buffer.from(body).toString('utf8'));
  return {
    'x-zendesk-webhook-signature': mac.digest('base64'),
    'x-zendesk-webhook-signature-timestamp': timestamp,
    'x-zendesk-webhook-invocation-id': '01HANA',
  };
}

describe('verifyWebhook', () => {
  it.each([
    ['at the moment of signing', NOW, 'genuine'],
    ['1 ms before the window closes', NOW + WINDOW - 1, 'genuine'],
    ['when the window closes', NOW + WINDOW, 'genuine'],
    ['1 ms after the window has closed', NOW + WINDOW + 1, 'stale'],
    ['as long before the signing', NOW - WINDOW, 'genuine'],
    ['1 ms longer before the signing', NOW - WINDOW - 1, 'stale'],
  ])('takes a call %s as it is due', (_when, now, verdict) => {
    expect(verifyWebhook(SECRET, signed(), BODY, now)).toBe(verdict);
  });

  it('reads a signing time with nine decimals', () => {
    const timestamp = '2026-11-20T08:59:59.906338593Z';
    expect(verifyWebhook(SECRET, signed(BODY, timestamp), BODY, NOW)).toBe('genuine');
  });

  it.each<[string, Record<string, string | undefined>, Buffer, string]>([
    [
      'without a signature',
      { ...signed(), 'x-zendesk-webhook-signature': undefined },
      BODY,
      'unsigned',
    ],
    [
      'without a time',
      { ...signed(), 'x-zendesk-webhook-signature-timestamp': '' },
      BODY,
      'unsigned',
    ],
    ['with another body', signed(), Buffer.from(`${BODY} `), 'forged'],
    [
      'with another time',
      { ...signed(), 'x-zendesk-webhook-signature-timestamp': '2026-11-20T09:00:01Z' },
      BODY,
      'forged',
    ],
    ['with another secret', signed(BODY, AT, 'other'), BODY, 'forged'],
    [
      'with a cut signature',
      { ...signed(), 'x-zendesk-webhook-signature': 'abcd' },
      BODY,
      'forged',
    ],
    ['with a signed time that is none', signed(BODY, 'now'), BODY, 'stale'],
  ])('refuses a call %s', (_what, headers, body, verdict) => {
    expect(verifyWebhook(SECRET, headers, body, NOW)).toBe(verdict);
  });

  it('signs the raw bytes, so that an empty body can be genuine too', () => {
    const empty = Buffer.alloc(0);
    expect(verifyWebhook(SECRET, signed(empty), empty, NOW)).toBe('genuine');
  });
});

describe('parseWebhook', () => {
  const event = (rest: object) =>
    Buffer.from(JSON.stringify({ type: 'zen:event-type:ticket.created', ...rest }));

  it('names ticket, invocation and event', () => {
    expect(parseWebhook(signed(), BODY)).toEqual({
      ticketId: 12,
      invocationId: '01HANA',
      eventType: 'zen:event-type:ticket.comment_added',
      actorId: 20,
    });
  });

  it.each([
    ['the subject where detail is missing', event({ subject: 'zen:ticket:77' }), 77],
    ['a number where Zendesk would write text', event({ detail: { id: 78 } }), 78],
  ])('takes the ticket from %s', (_what, body, ticketId) => {
    expect(parseWebhook({}, body)).toMatchObject({ ticketId, invocationId: null, actorId: null });
  });

  it.each([
    [
      'an event about a user',
      Buffer.from('{"type":"zen:event-type:user.created","detail":{"id":"7"}}'),
    ],
    ['a ticket without a number', event({ detail: { id: 'x' } })],
    ['a ticket numbered zero', event({ detail: { id: '0' } })],
    ['no JSON', Buffer.from('hello')],
    ['an empty body', Buffer.alloc(0)],
  ])('is null for %s', (_what, body) => {
    expect(parseWebhook({}, body)).toBeNull();
  });

  it('never throws, whatever the bytes or the JSON', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        parseWebhook({}, bytes);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const body = Buffer.from(JSON.stringify(value) ?? '');
        const hint = parseWebhook({}, body);
        expect(hint === null || Number.isSafeInteger(hint.ticketId)).toBe(true);
      }),
    );
  });
});
