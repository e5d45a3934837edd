// Which ticket does an agent get, when others take some at the same time and not all may be seen?
import type { Person } from '../../../app/zaf/person.ts';
import { takeNext } from '../../../app/zaf/take-next.ts';
import { updateTicket } from '../../../app/zaf/ticket-update.ts';
import type { RequestOptions } from '../../../app/zaf/zendesk.ts';
import type { Standing } from '../../../engine/http/contract.ts';
import { rejection } from './fake-sdk.ts';

const ANA: Person = {
  id: 12,
  isAdmin: false,
  locale: 'en',
  zone: 'Europe/Paris',
  groups: [{ id: 1, name: 'Network' }],
};
const STAMP = '2026-11-23T09:00:00Z';

const queue = (...ids: readonly number[]): readonly Standing[] =>
  ids.map((id, index) => ({
    id,
    tier: null,
    kind: null,
    state: 'onTrack',
    place: index + 1,
    placeWhy: null,
    dueAt: null,
  }));

const row = (id: number, part: object = {}) => ({
  id,
  subject: `Ticket ${id}`,
  status: 'open',
  assignee_id: null,
  group_id: 1,
  updated_at: STAMP,
  ...part,
});

/** Zendesk with these tickets; a ticket of `answers` is refused as it says. */
function desk(rows: readonly unknown[], answers: Readonly<Record<number, object>> = {}) {
  const asked: RequestOptions[] = [];
  return {
    asked,
    taken: () => asked.filter(({ type }) => type === 'PUT').map(({ url }) => url),
    async request(options: RequestOptions) {
      asked.push(options);
      if (options.type !== 'PUT') return { tickets: rows };
      const refusal = answers[Number(/\d+(?=\.json)/.exec(options.url))];
      if (refusal !== undefined) throw refusal;
      return {};
    },
  };
}

describe('takeNext', () => {
  it('takes the first of the queue, unless it has changed since it was seen', async () => {
    const zendesk = desk([row(6), row(5)]);
    expect(await takeNext(zendesk, ANA, queue(5, 6))).toBe(5);
    expect(zendesk.asked).toMatchObject([
      { url: expect.stringMatching(/^\/api\/v2\/tickets\/show_many\.json\?ids=5,6(&|$)/) },
      {
        url: '/api/v2/tickets/5.json',
        type: 'PUT',
        body: { ticket: { assignee_id: 12, safe_update: true, updated_stamp: STAMP } },
      },
    ]);
  });

  it('takes the one after it when somebody was quicker', async () => {
    const zendesk = desk([row(5), row(6)], { 5: { status: 409, responseText: '' } });
    expect(await takeNext(zendesk, ANA, queue(5, 6))).toBe(6);
    expect(zendesk.taken()).toEqual(['/api/v2/tickets/5.json', '/api/v2/tickets/6.json']);
  });

  it('gives two agents who ask at once two tickets', async () => {
    const assigned = new Set<string>();
    const zendesk = {
      async request({ url, type }: RequestOptions) {
        if (type !== 'PUT') return { tickets: [row(5), row(6)] };
        if (assigned.has(url)) throw { status: 409, responseText: '' };
        assigned.add(url);
        return {};
      },
    };
    const both = [ANA, { ...ANA, id: 13 }].map((one) => takeNext(zendesk, one, queue(5, 6)));
    expect(await Promise.all(both)).toEqual([5, 6]);
  });

  it.each([
    ['is somebody’s', row(5, { assignee_id: 3 })],
    ['is already the agent’s own', row(5, { assignee_id: 12 })],
    ['belongs to another group', row(5, { group_id: 2 })],
    ['is closed', row(5, { status: 'closed' })],
    ['is hidden from this agent', null],
  ])('passes over a ticket that %s', async (_, first) => {
    const zendesk = desk([first, row(6)]);
    expect(await takeNext(zendesk, ANA, queue(5, 6))).toBe(6);
    expect(zendesk.taken()).toHaveLength(1);
  });

  it('takes a ticket of no group', async () => {
    expect(await takeNext(desk([row(5, { group_id: null })]), ANA, queue(5))).toBe(5);
  });

  it('finds none when all are gone, and asks nothing when there is none', async () => {
    const conflict = { status: 409, responseText: '' };
    expect(await takeNext(desk([row(5)], { 5: conflict }), ANA, queue(5))).toBeNull();
    const empty = desk([]);
    expect(await takeNext(empty, ANA, [])).toBeNull();
    expect(await takeNext(empty, { ...ANA, id: null }, queue(5))).toBeNull();
    expect(empty.asked).toEqual([]);
  });

  it.each([null, 'html', { tickets: {} }, { tickets: [null, 7] }])(
    'finds none in the answer %p',
    async (answer) => {
      expect(await takeNext({ request: async () => answer }, ANA, queue(5))).toBeNull();
    },
  );

  it.each([
    [99, 99],
    [100, 100],
    [101, 100],
  ])('of a queue of %i it asks for %i', async (length, expected) => {
    const zendesk = desk([]);
    const ids = Array.from({ length }, (_, index) => index + 1);
    await takeNext(zendesk, ANA, queue(...ids));
    const [, asked = ''] = /ids=([\d,]+)/.exec(zendesk.asked[0]?.url ?? '') ?? [];
    expect(asked.split(',')).toHaveLength(expected);
  });

  it.each([403, 404, 422])('goes on to the one after a ticket refused with %i', async (status) => {
    const zendesk = desk([row(5), row(6)], { 5: { status, responseText: '{}' } });
    expect(await takeNext(zendesk, ANA, queue(5, 6))).toBe(6);
  });

  it.each([0, 429, 503])('stops where Zendesk answers %i', async (status) => {
    const refusal = { status, responseText: '' };
    const zendesk = desk([row(5), row(6)], { 5: refusal });
    expect(await rejection(takeNext(zendesk, ANA, queue(5, 6)))).toBe(refusal);
    expect(zendesk.taken()).toHaveLength(1);
  });
});

describe('updateTicket', () => {
  it('writes to the ticket as the agent', async () => {
    const zendesk = desk([]);
    await updateTicket(zendesk, 7, { ticket: { status: 'open' } });
    expect(zendesk.asked).toEqual([
      {
        url: '/api/v2/tickets/7.json',
        type: 'PUT',
        body: { ticket: { status: 'open' } },
        timeoutMs: 15_000,
      },
    ]);
  });
});
