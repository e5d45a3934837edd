import { callDesk, type DeskCaller } from './desk-caller.ts';

describe('bulk updates and their jobs', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk();
    await desk.control('POST', '/faults', { jobs: { delayMs: 60_000 } });
    for (let count = 0; count < 3; count += 1) {
      await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' }, tags: ['a'] } });
    }
  });
  afterEach(() => desk.close());

  const updateMany = (body: object, query = '') =>
    desk.api('PUT', `/tickets/update_many.json${query}`, body);
  const show = async (id: string) =>
    (await desk.api('GET', `/job_statuses/${id}.json`)).body.job_status;
  const finish = async (reply: { body: { job_status: { id: string } } }) => {
    desk.desk.world.jobs.drain();
    return show(reply.body.job_status.id);
  };

  test('a queued job has no results and has changed nothing yet', async () => {
    const asked = await updateMany({ tickets: [{ id: 1, priority: 'low' }] });
    expect(asked.status).toBe(200);
    expect(asked.body.job_status).toMatchObject({
      id: expect.stringMatching(/^V3-[0-9a-f]{32}$/),
      job_type: 'Bulk Update Ticket',
      status: 'queued',
      total: 1,
      progress: null,
      message: null,
      results: null,
    });
    expect(asked.headers.get('zendesk-ratelimit-inflight-jobs')).toBe(
      'total=30; remaining=29; resets=60',
    );
    expect((await desk.api('GET', '/tickets/1')).body.ticket.priority).toBeNull();
  });

  test('items that fail stay inside a completed job with 200', async () => {
    await desk.api('PUT', '/tickets/2', { ticket: { status: 'closed' } });
    const job = await finish(
      await updateMany({
        tickets: [
          { id: 1, priority: 'low' },
          { id: 2, priority: 'low' },
          { id: 99, priority: 'low' },
          { id: 3, priority: 'enormous' },
        ],
      }),
    );
    expect(job).toMatchObject({ status: 'completed', progress: 4, total: 4 });
    expect(job.message).toBe('Completed at 2026-03-02 08:00:00 +0000');
    expect(job.results).toMatchObject([
      { id: 1, action: 'update', status: 'Updated', success: true },
      { id: 2, success: false, error: 'RecordInvalid' },
      { id: 99, success: false, error: 'TicketNotFound' },
      { id: 3, success: false, error: 'RecordInvalid' },
    ]);
    expect(job.results[1].details).toContain('closed prevents ticket update');
  });

  test('one object for all the ids in the query', async () => {
    await finish(await updateMany({ ticket: { priority: 'high' } }, '?ids=1,3'));
    const { tickets } = (await desk.api('GET', '/tickets')).body;
    expect(tickets.map((t: { priority: string }) => t.priority)).toEqual(['high', null, 'high']);
  });

  test('additional and removed tags leave the others alone; on a single update they are nothing', async () => {
    const patch = { additional_tags: ['b'], remove_tags: ['a'] };
    await desk.api('PUT', '/tickets/2', { ticket: patch });
    await finish(await updateMany({ tickets: [{ id: 1, ...patch, tags: undefined }] }));
    expect((await desk.api('GET', '/tickets/1')).body.ticket.tags).toEqual(['b']);
    expect((await desk.api('GET', '/tickets/2')).body.ticket.tags).toEqual(['a']);
  });

  test('metadata of each item stands in its audit', async () => {
    await finish(
      await updateMany({ tickets: [{ id: 1, priority: 'low', metadata: { palier: { v: 1 } } }] }),
    );
    const audit = (await desk.api('GET', '/tickets/1/audits')).body.audits.at(-1);
    expect(audit.metadata.custom).toEqual({ palier: { v: 1 } });
  });

  test.each([
    [99, 200],
    [100, 200],
    [101, 400],
  ])('%i tickets in one call answer %i', async (count, status) => {
    const tickets = Array.from({ length: count }, (_none, index) => ({ id: index + 1 }));
    expect((await updateMany({ tickets })).status).toBe(status);
  });

  test('the thirty-first job in flight is refused with 429 and the ids of the others', async () => {
    for (let count = 0; count < 30; count += 1) {
      expect((await updateMany({ tickets: [{ id: 1 }] })).status).toBe(200);
    }
    const refused = await updateMany({ tickets: [{ id: 1 }] });
    expect(refused.status).toBe(429);
    expect(refused.body.error).toBe('TooManyJobs');
    expect(refused.body.current_job_ids).toHaveLength(30);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    desk.desk.world.jobs.drain();
    expect((await updateMany({ tickets: [{ id: 1 }] })).status).toBe(200);
  });

  test('jobs are done by themselves after their delay', async () => {
    await desk.control('POST', '/faults', { jobs: { delayMs: 1 } });
    const asked = await updateMany({ tickets: [{ id: 1, priority: 'low' }] });
    let job = asked.body.job_status;
    while (job.status !== 'completed') job = await show(job.id);
    expect(job.results[0].success).toBe(true);
  });

  test('a slow desk shows queued, then working, then the result', async () => {
    await desk.control('POST', '/faults', { jobs: { slowPolls: 2 } });
    const asked = await updateMany({ tickets: [{ id: 1 }, { id: 2 }] });
    desk.desk.world.jobs.drain();
    const seen: unknown[] = [];
    for (let poll = 0; poll < 3; poll += 1) {
      const { status, progress } = await show(asked.body.job_status.id);
      seen.push([status, progress]);
    }
    expect(seen).toEqual([
      ['queued', null],
      ['working', 1],
      ['completed', 2],
    ]);
  });

  test('jobs queued before a jump are done before it', async () => {
    await updateMany({ tickets: [{ id: 1, priority: 'low' }] });
    await desk.advance(3_600_000);
    const { ticket } = (await desk.api('GET', '/tickets/1')).body;
    expect([ticket.priority, ticket.updated_at]).toEqual(['low', '2026-03-02T08:00:00Z']);
  });

  test('show_many shows the jobs it knows', async () => {
    const first = (await updateMany({ tickets: [{ id: 1 }] })).body.job_status.id;
    const shown = await desk.api('GET', `/job_statuses/show_many?ids=${first},V3-unknown`);
    expect(shown.body.job_statuses.map((job: { id: string }) => job.id)).toEqual([first]);
    expect((await desk.api('GET', '/job_statuses/V3-unknown')).status).toBe(404);
  });

  test('an item with the sentinel tag fails on its own', async () => {
    await desk.api('PUT', '/tickets/2', { ticket: { tags: ['fault:job_item'] } });
    const job = await finish(
      await updateMany({
        tickets: [
          { id: 2, priority: 'low' },
          { id: 1, priority: 'low' },
        ],
      }),
    );
    expect(job.results.map((r: { success: boolean }) => r.success)).toEqual([false, true]);
  });
});
