import { callDesk, type DeskCaller } from './desk-caller.ts';

const opening = { subject: 'Printer', comment: { body: 'It burns' } };

describe('tickets', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk();
  });
  afterEach(() => desk.close());

  const create = async (rest: object = {}, as?: string) =>
    (await desk.api('POST', '/tickets', { ticket: { ...opening, ...rest } }, as)).body.ticket;
  const update = (id: number, ticket: object, as?: string) =>
    desk.api('PUT', `/tickets/${id}.json`, { ticket }, as);
  const auditsOf = async (id: number) =>
    (await desk.api('GET', `/tickets/${id}/audits`)).body.audits;

  test('a new ticket answers 201 with ticket, audit and its address', async () => {
    const made = await desk.api('POST', '/tickets.json', { ticket: opening });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(made.body.ticket.url);
    expect(made.body.ticket).toMatchObject({ id: 1, status: 'new', description: 'It burns' });
    const created = made.body.audit.events.map((e: { field_name?: string }) => e.field_name);
    expect(created).toEqual(expect.arrayContaining([undefined, 'subject', 'status', 'brand_id']));
  });

  test('a ticket without words is refused with the field at fault', async () => {
    const refused = await desk.api('POST', '/tickets', { ticket: { subject: 'x' } });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ error: 'RecordInvalid' });
    expect(refused.body.details.base[0].error).toBe('BlankValue');
  });

  test('a comment and a status are one audit', async () => {
    await create();
    await update(1, { status: 'pending', comment: { body: 'Which printer?', public: true } });
    const [, second] = await auditsOf(1);
    expect(second.events.map((e: { type: string }) => e.type)).toEqual([
      'Comment',
      'Change',
      'Change',
    ]);
    expect(second.events[1]).toMatchObject({
      field_name: 'status',
      value: 'pending',
      previous_value: 'new',
    });
  });

  test('an update that changes nothing makes no audit, keeps updated_at, loses metadata', async () => {
    const { updated_at } = await create({ priority: 'high' });
    await desk.advance(90_000);
    const same = await update(1, { priority: 'high', metadata: { note: 'kept?' } });
    expect(same.body.audit).toBeUndefined();
    expect(same.body.ticket.updated_at).toBe(updated_at);
    expect(await auditsOf(1)).toHaveLength(1);
  });

  test.each([
    [1023, true],
    [1024, true],
    [1025, false],
  ])('metadata of %i bytes is kept: %s; the update itself goes through', async (bytes, isKept) => {
    await create();
    const frame = JSON.stringify({ text: '' }).length;
    const text = 'x'.repeat(bytes - frame);
    const written = await update(1, { priority: 'low', metadata: { text } });
    expect(written.body.ticket.priority).toBe('low');
    const [, second] = await auditsOf(1);
    expect(second.metadata.custom).toEqual(isKept ? { text } : {});
  });

  test('a comment without "public" is as public as the first one', async () => {
    await create();
    await create({ comment: { body: 'for us', public: false } });
    await update(1, { comment: { body: 'to you' } });
    await update(2, { comment: { body: 'to us' } });
    const publicOf = async (id: number) =>
      (await desk.api('GET', `/tickets/${id}/comments`)).body.comments.map(
        (comment: { public: boolean }) => comment.public,
      );
    expect(await publicOf(1)).toEqual([true, true]);
    expect(await publicOf(2)).toEqual([false, false]);
  });

  test('a light agent only ever writes internal notes', async () => {
    await create();
    const light = await desk.as('light-1');
    await update(1, { comment: { body: 'psst', public: true } }, light);
    const { comments } = (await desk.api('GET', '/tickets/1/comments')).body;
    expect(comments[1].public).toBe(false);
  });

  test('the word of a customer reopens a solved ticket, a note does not', async () => {
    const user = { name: 'Cleo', role: 'end-user', email: 'cleo@example.com' };
    const cleo = (await desk.api('POST', '/users', { user })).body.user.id;
    await create({ requester_id: cleo });
    await update(1, { status: 'solved' });
    await update(1, { comment: { body: 'note', public: false } });
    expect((await desk.api('GET', '/tickets/1')).body.ticket.status).toBe('solved');
    await update(1, { comment: { body: 'no!', public: true, author_id: cleo } });
    expect((await desk.api('GET', '/tickets/1')).body.ticket.status).toBe('open');
    const audit = (await auditsOf(1)).at(-1);
    expect(audit.author_id).not.toBe(cleo);
    expect(audit.events[0].author_id).toBe(cleo);
  });

  test('a closed ticket refuses every later write', async () => {
    await create();
    expect((await update(1, { status: 'closed' })).status).toBe(200);
    const refused = await update(1, { priority: 'low' });
    expect(refused.status).toBe(422);
    expect(refused.body.details.status[0].description).toContain('closed prevents ticket update');
  });

  test('a safe update is taken with the present stamp and answers 409 with an older one', async () => {
    const { updated_at } = await create();
    const safe = { safe_update: true, updated_stamp: updated_at };
    await desk.advance(5000);
    expect((await update(1, { priority: 'low', ...safe })).status).toBe(200);
    const late = await update(1, { priority: 'high', ...safe });
    expect(late.status).toBe(409);
    expect(late.body.error).toBe('UpdateConflict');
    expect(
      (await update(1, { priority: 'high', safe_update: 'true', updated_stamp: '' })).status,
    ).toBe(409);
  });

  test('a deleted ticket is 404 for everybody until it is restored', async () => {
    await create();
    expect((await desk.api('DELETE', '/tickets/1')).status).toBe(204);
    const gone = await desk.api('GET', '/tickets/1');
    expect([gone.status, gone.body.error]).toEqual([404, 'RecordNotFound']);
    expect((await update(1, { priority: 'low' })).status).toBe(404);
    expect((await desk.api('DELETE', '/tickets/1')).status).toBe(404);
    expect((await desk.api('PUT', '/deleted_tickets/1/restore')).body).toEqual({});
    expect((await desk.api('GET', '/tickets/1')).body.ticket.status).toBe('new');
    expect((await desk.api('PUT', '/deleted_tickets/1/restore')).status).toBe(404);
  });

  test('a merge closes and tags the sources and tells both sides', async () => {
    await create();
    await create();
    const asked = await desk.api('POST', '/tickets/1/merge', { ids: [2], target_comment: 'in' });
    const { id } = asked.body.job_status;
    desk.desk.world.jobs.drain();
    const done = (await desk.api('GET', `/job_statuses/${id}`)).body.job_status;
    expect(done).toMatchObject({ status: 'completed', results: [{ success: true }] });
    const source = (await desk.api('GET', '/tickets/2')).body.ticket;
    expect(source).toMatchObject({ status: 'closed', tags: ['closed_by_merge'] });
    const { comments } = (await desk.api('GET', '/tickets/1/comments')).body;
    expect(comments[1]).toMatchObject({ body: 'in', public: false });
  });

  test('incidents hang on a problem and are solved with it; other types cannot be one', async () => {
    await create({ type: 'problem' });
    await create({ type: 'incident', problem_id: 1 });
    await create({ type: 'question' });
    expect((await update(2, { problem_id: 3 })).status).toBe(422);
    expect((await desk.api('GET', '/tickets/1')).body.ticket.has_incidents).toBe(true);
    await update(1, { status: 'solved' });
    expect((await desk.api('GET', '/tickets/2')).body.ticket.status).toBe('solved');
    const incidents = (await desk.api('GET', '/tickets/1/incidents')).body.tickets;
    expect(incidents.map((t: { id: number }) => t.id)).toEqual([2]);
  });

  test('a custom status brings its category, a category its default status', async () => {
    const custom_status = { status_category: 'pending', agent_label: 'With the vendor' };
    const made = (await desk.api('POST', '/custom_statuses', { custom_status })).body.custom_status;
    await create();
    await update(1, { custom_status_id: made.id });
    expect((await desk.api('GET', '/tickets/1')).body.ticket).toMatchObject({
      status: 'pending',
      custom_status_id: made.id,
    });
    await update(1, { status: 'open' });
    const { ticket } = (await desk.api('GET', '/tickets/1')).body;
    expect(ticket.custom_status_id).not.toBe(made.id);
    expect((await update(1, { custom_status_id: 12 })).status).toBe(422);
  });

  test('a ticket that left "new" does not return to it; an unknown status is refused', async () => {
    await create();
    await update(1, { status: 'open' });
    await update(1, { status: 'new' });
    expect((await desk.api('GET', '/tickets/1')).body.ticket.status).toBe('open');
    expect((await update(1, { status: 'sleeping' })).body.details.status).toHaveLength(1);
  });

  test('assigning opens a new ticket; another group takes a stranger off it', async () => {
    const agents = (await desk.api('GET', '/users?role[]=agent')).body.users;
    const groups = (await desk.api('GET', '/groups')).body.groups;
    const ines = agents.find((user: { name: string }) => user.name === 'Ines Laurent');
    const network = groups.find((group: { name: string }) => group.name === 'Network');
    await create();
    await update(1, { assignee_id: ines.id });
    expect((await desk.api('GET', '/tickets/1')).body.ticket.status).toBe('open');
    await update(1, { group_id: network.id });
    expect((await desk.api('GET', '/tickets/1')).body.ticket).toMatchObject({
      group_id: network.id,
      assignee_id: null,
    });
  });

  test('a key creates once; with another body it is refused', async () => {
    const post = (ticket: object) =>
      fetch(`${desk.desk.apiUrl}/api/v2/tickets`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': 'k1' },
        body: JSON.stringify({ ticket }),
      });
    const headers = {
      'content-type': 'application/json',
      authorization: await desk.as('palier-engine'),
    };
    const first = await post(opening);
    const second = await post(opening);
    expect([first, second].map((answer) => answer.headers.get('x-idempotency-lookup'))).toEqual([
      'miss',
      'hit',
    ]);
    expect(await second.json()).toEqual(await first.json());
    const third = await post({ ...opening, subject: 'other' });
    expect(third.status).toBe(400);
    expect(await third.json()).toMatchObject({ error: 'IdempotentRequestError' });
  });

  test('show_many leaves out what is not there and refuses more than a hundred', async () => {
    await create();
    await create();
    await desk.api('DELETE', '/tickets/2');
    const found = (await desk.api('GET', '/tickets/show_many?ids=2,1,77')).body;
    expect(found.tickets.map((t: { id: number }) => t.id)).toEqual([1]);
    const many = Array.from({ length: 101 }, (_none, index) => index + 1).join(',');
    expect((await desk.api('GET', `/tickets/show_many?ids=${many}`)).body).toMatchObject({
      error: 'TooManyValues',
      max_count: 100,
    });
  });

  test('tags are replaced, added and removed on their own path', async () => {
    await create({ tags: ['b', 'a'] });
    expect((await desk.api('PUT', '/tickets/1/tags', { tags: ['c'] })).body.tags).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect((await desk.api('DELETE', '/tickets/1/tags', { tags: ['b'] })).body.tags).toEqual([
      'a',
      'c',
    ]);
    expect((await desk.api('POST', '/tickets/1/tags', { tags: ['z'] })).body.tags).toEqual(['z']);
  });

  test('a body without its object and an unknown path have their own refusals', async () => {
    expect((await desk.api('POST', '/tickets', { nothing: 1 })).body).toEqual({
      error: 'ParameterMissing',
      description: 'Parameter ticket is required',
    });
    expect((await desk.api('GET', '/rockets')).body.error).toBe('InvalidEndpoint');
  });
});
