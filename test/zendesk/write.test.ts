/** Do field writes go out as one job, and do we learn ticket by ticket what became of it? */
import type { FieldWrite } from '../../engine/ports/desk.ts';
import { deskAtTheEdge, errorOf, watchTheEdge, zendesk } from './zendesk-edge.ts';

const write = (ticketId: number): FieldWrite => ({
  ticketId,
  fields: new Map<number, string | boolean | null>([
    [902, 'palier_kind_outage'],
    [905, null],
    [908, true],
  ]),
  metadata: { v: 1, nonce: 'n' },
});

watchTheEdge();

describe('writeFields', () => {
  it('sends all updates in one job, each with its fields and its own metadata', async () => {
    zendesk()
      .put('/api/v2/tickets/update_many', {
        tickets: [
          {
            id: 12,
            custom_fields: [
              { id: 902, value: 'palier_kind_outage' },
              { id: 905, value: null },
              { id: 908, value: true },
            ],
            metadata: { palier: { v: 1, nonce: 'n' } },
          },
        ],
      })
      .reply(200, { job_status: { id: 'V3-1', status: 'queued' } });
    expect(await deskAtTheEdge().desk.writeFields([write(12)])).toBe('V3-1');
  });

  it('can be tried again when too many jobs are running, and holds nothing else back', async () => {
    const { desk, pace } = deskAtTheEdge();
    zendesk().put('/api/v2/tickets/update_many').reply(429, {
      error: 'TooManyJobs',
      description: 'Too many jobs are currently queued or running. Try again later.',
    });
    expect(await errorOf(desk.writeFields([write(12)]))).toMatchObject({
      code: 'zendeskRateLimited',
      retryable: true,
    });
    zendesk().get('/api/v2/tickets/show_many').query(true).reply(200, { tickets: [] });
    await desk.showTickets([12]);
    expect(pace.pauses).toEqual([]);
  });

  it.each([
    ['no update', []],
    ['a hundred and one updates', Array.from({ length: 101 }, (_, at) => write(at + 1))],
    ['metadata above 900 bytes', [{ ...write(1), metadata: { a: 'x'.repeat(900) } }]],
  ])('refuses %s as our own mistake', async (_what, updates) => {
    await expect(deskAtTheEdge().desk.writeFields(updates)).rejects.toThrow(/at (least|most)/);
  });
});

describe('jobs', () => {
  const answer = (statuses: readonly object[]) =>
    zendesk()
      .get('/api/v2/job_statuses/show_many')
      .query(true)
      .reply(200, { job_statuses: statuses });

  it.each([
    ['queued', 'queued'],
    ['working', 'working'],
  ])('has no results while a job is %s', async (status, state) => {
    answer([{ id: 'V3-1', status, results: null }]);
    expect(await deskAtTheEdge().desk.jobs(['V3-1'])).toEqual([
      { id: 'V3-1', state, results: null },
    ]);
  });

  it('takes a killed job as failed', async () => {
    answer([{ id: 'V3-1', status: 'killed', results: null }]);
    expect(await deskAtTheEdge().desk.jobs(['V3-1'])).toEqual([
      { id: 'V3-1', state: 'failed', results: [] },
    ]);
  });

  it.each<[string, object, { ok: boolean; final: boolean }]>([
    [
      'a success',
      { id: 12, action: 'update', status: 'Updated', success: true },
      { ok: true, final: false },
    ],
    [
      'an older success without the flag',
      { id: 12, status: 'Updated' },
      { ok: true, final: false },
    ],
    [
      'a closed ticket',
      { id: 12, success: false, status: 'Failed', errors: 'Status: closed prevents ticket update' },
      { ok: false, final: true },
    ],
    [
      'a ticket that is gone',
      { id: 12, success: false, error: 'RecordNotFound' },
      { ok: false, final: true },
    ],
    [
      'details in place of text',
      {
        id: 12,
        success: false,
        error: 'TicketUpdateFailed',
        details: { status: ['closed prevents ticket update'] },
      },
      { ok: false, final: true },
    ],
    [
      'a passing trouble',
      { id: 12, success: false, error: 'UpdateConflict' },
      { ok: false, final: false },
    ],
    ['a failure that says nothing', { id: 12, status: 'Failed' }, { ok: false, final: false }],
  ])('reads %s', async (_what, result, expected) => {
    answer([{ id: 'V3-1', status: 'completed', results: [result] }]);
    const [job] = await deskAtTheEdge().desk.jobs(['V3-1']);
    expect(job?.results).toEqual([
      { ticketId: 12, ...expected, error: expected.ok ? null : expect.any(String) },
    ]);
  });

  it('knows tickets by their place in the job where results name only that', async () => {
    const { desk } = deskAtTheEdge();
    zendesk()
      .put('/api/v2/tickets/update_many')
      .reply(200, { job_status: { id: 'V3-1' } });
    await desk.writeFields([write(12), write(13)]);
    answer([
      {
        id: 'V3-1',
        status: 'completed',
        results: [{ index: 1, success: false, error: 'x' }, { index: 7 }],
      },
    ]);
    const [job] = await desk.jobs(['V3-1']);
    expect(job?.results).toMatchObject([{ ticketId: 13, ok: false }]);
  });

  it('asks for more than a hundred jobs in several calls', async () => {
    answer([]);
    answer([]);
    const ids = Array.from({ length: 101 }, (_, at) => `V3-${at}`);
    expect(await deskAtTheEdge().desk.jobs(ids)).toEqual([]);
  });
});
