import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callDesk, type DeskCaller } from './desk-caller.ts';
import { change, opening, people } from './script-people.ts';
import { Desk } from './state/desk.ts';

describe('what survives', () => {
  let stateFolder: string;
  let desk: DeskCaller;
  beforeEach(async () => {
    stateFolder = mkdtempSync(join(tmpdir(), 'palier-desk-'));
    desk = await callDesk({ stateFolder });
  });
  afterEach(async () => {
    await desk.close();
    rmSync(stateFolder, { recursive: true });
  });

  const file = () => join(stateFolder, 'desk.ndjson');
  const again = async () => {
    await desk.close();
    desk = await callDesk({ stateFolder });
  };

  test('everything answered is in the file before the answer comes', async () => {
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'written first' } } });
    expect(readFileSync(file(), 'utf8')).toContain('written first');
  });

  test('tickets, audits, fields, tokens, hooks, jobs, clock and inbox come back as they were', async () => {
    const ticket_field = { type: 'text', title: 'due' };
    const { id } = (await desk.api('POST', '/ticket_fields', { ticket_field })).body.ticket_field;
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' }, tags: ['a'] } });
    const patch = { custom_fields: [{ id, value: 'soon' }], metadata: { note: 1 } };
    await desk.api('PUT', '/tickets/1', { ticket: patch });
    const webhook = {
      name: 'P',
      endpoint: 'http://127.0.0.1:9/x',
      http_method: 'POST',
      subscriptions: ['zen:event-type:ticket.created'],
    };
    const hookId = (await desk.api('POST', '/webhooks', { webhook })).body.webhook.id;
    const tickets = [{ id: 1, priority: 'low' }];
    const job = (await desk.api('PUT', '/tickets/update_many', { tickets })).body.job_status.id;
    desk.desk.world.jobs.drain();
    await desk.control('POST', '/inbox/chat', { text: 'kept' });
    await desk.advance(3_600_000);
    const token = await desk.as('agent-1');
    const shown = async () => {
      const paths = [
        '/tickets/1',
        '/tickets/1/audits',
        '/ticket_fields',
        '/groups',
        '/views',
        `/webhooks/${hookId}/signing_secret`,
        `/job_statuses/${job}`,
        '/incremental/tickets/cursor?start_time=0',
      ];
      const bodies: string[] = [];
      for (const path of paths) {
        const { body } = await desk.api('GET', path);
        bodies.push(JSON.stringify(body).replace(/127\.0\.0\.1:\d+/g, 'here'));
      }
      return bodies;
    };
    const before = await shown();
    const clock = (await desk.control('GET', '/clock')).body;
    await again();
    expect(await shown()).toEqual(before);
    expect((await desk.control('GET', '/clock')).body.nowAt).toBe(clock.nowAt);
    expect((await desk.control('GET', '/inbox')).body.total).toBe(1);
    expect((await desk.api('GET', '/groups', undefined, token)).status).toBe(200);
    const made = await desk.api('POST', '/tickets', { ticket: { comment: { body: 'next' } } });
    expect(made.body.ticket.id).toBe(2);
    const ids = desk.desk.world.desk.audits.map((audit) => audit.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a line torn by the kill is dropped whole, and writing goes on after it', async () => {
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'first' } } });
    await desk.close();
    const { size } = statSync(file());
    appendFileSync(file(), '[{"t":"ticket","v":{"id":2,"subject":"to');
    desk = await callDesk({ stateFolder });
    expect((await desk.api('GET', '/tickets/2')).status).toBe(404);
    expect(statSync(file()).size).toBeLessThan(size + 2000);
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'second' } } });
    await again();
    expect((await desk.api('GET', '/tickets/2')).body.ticket.description).toBe('second');
  });

  test('wherever the file is cut, a ticket and its audit are both there or neither', async () => {
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'one' } } });
    await desk.api('PUT', '/tickets/1', { ticket: { comment: { body: 'two' }, status: 'open' } });
    await desk.close();
    const { size } = statSync(file());
    for (let cut = size - 1; cut > size - 1600; cut -= 97) {
      truncateSync(file(), cut);
      const read = new Desk(stateFolder);
      const audits = read.auditsOf.get(1)?.length ?? 0;
      expect(read.tickets.has(1)).toBe(audits > 0);
      if (audits === 1) expect(read.tickets.get(1)?.status).toBe('new');
      read.journal.close();
    }
    desk = await callDesk({ stateFolder });
  });

  test('a script goes on where it was: nothing is done twice or left out', async () => {
    await desk.script(
      ...people,
      opening('2026-03-02T08:01:00Z', 'T1'),
      change('2026-03-02T08:02:00Z', 'T1', { comment: { body: 'one', public: true } }),
      change('2026-03-02T08:03:00Z', 'T1', { comment: { body: 'two', public: true } }),
    );
    await desk.control('POST', '/clock', { nowAt: '2026-03-02T08:02:30Z' });
    await again();
    expect((await desk.control('GET', '/script')).body).toMatchObject({ position: 5, total: 6 });
    await desk.control('POST', '/clock', { nowAt: '2026-03-02T08:10:00Z' });
    const { comments } = (await desk.api('GET', '/tickets/1/comments')).body;
    expect(comments.map((c: { body: string }) => c.body)).toEqual(['Opening T1', 'one', 'two']);
  });

  test('a job queued before the end is done after the start', async () => {
    await desk.control('POST', '/faults', { jobs: { delayMs: 60_000 } });
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    const tickets = [{ id: 1, priority: 'low' }];
    const { id } = (await desk.api('PUT', '/tickets/update_many', { tickets })).body.job_status;
    const copy = mkdtempSync(join(tmpdir(), 'palier-desk-'));
    const { cpSync } = await import('node:fs');
    cpSync(stateFolder, copy, { recursive: true });
    const other = await callDesk({ stateFolder: copy });
    let status = '';
    while (status !== 'completed') {
      status = (await other.api('GET', `/job_statuses/${id}`)).body.job_status.status;
    }
    expect((await other.api('GET', '/tickets/1')).body.ticket.priority).toBe('low');
    await other.close();
    rmSync(copy, { recursive: true });
  });

  test('a flowing clock comes back no earlier than it was seen', async () => {
    await desk.control('POST', '/clock', { speed: 1000 });
    const seen = Date.parse((await desk.control('GET', '/clock')).body.nowAt);
    await again();
    const { nowAt, speed } = (await desk.control('GET', '/clock')).body;
    expect(Date.parse(nowAt)).toBeGreaterThanOrEqual(seen);
    expect(speed).toBe(1000);
  });

  test('a reset begins again, also after the next start', async () => {
    await desk.advance(3_600_000);
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    await desk.script(...people);
    const { revision } = (await desk.control('GET', '/clock')).body;
    await desk.control('POST', '/reset');
    await again();
    const own = await desk.as('palier-engine');
    expect((await desk.api('GET', '/tickets', undefined, own)).body.count).toBe(0);
    const clock = (await desk.control('GET', '/clock')).body;
    expect(clock.nowAt).toBe('2026-03-02T08:00:00.000Z');
    expect(clock.revision).toBeGreaterThan(revision);
    expect((await desk.control('GET', '/script')).body.total).toBe(0);
  });

  test('without a folder nothing is written', async () => {
    const other = await callDesk();
    await other.api('POST', '/tickets', { ticket: { comment: { body: 'x' } } });
    await other.close();
    const fresh = await callDesk();
    expect((await fresh.api('GET', '/tickets')).body.count).toBe(0);
    await fresh.close();
  });
});
