/** Do writes, marks, merges, skew and broken rows of the built-in desk come out as they must? */
import type { Audit, DeskTicket, Job, PalierFieldIds } from '../../engine/ports/desk.ts';
import type { ZendeskDesk } from '../../engine/zendesk/desk.ts';
import { deletedFact, ticketFacts } from '../../engine/zendesk/ticket-facts.ts';
import { createTranslation } from '../../engine/zendesk/translation.ts';
import {
  type EmulatedAccount,
  emulatedAccount,
  eventually,
  post,
  SCRIPT,
  START,
} from './emulated-account.ts';
import { knownDesk } from './known.ts';

let account: EmulatedAccount;
let desk: ZendeskDesk;
let ids: PalierFieldIds;
let ticket: DeskTicket;
/** The ticket that is merged away, and then continued. */
let mergedId: number;

beforeAll(async () => {
  account = await emulatedAccount();
  desk = account.desk;
  await account.connect();
  ids = await desk.palierFields();
  await account.control('/script', SCRIPT);
  await account.control('/clock', { nowAt: '2026-03-02T09:30:30Z' });
  [ticket] = (await desk.exportTickets({ sinceAt: START })).tickets as [DeskTicket];
});
afterAll(() => account.close());

async function done(jobId: string): Promise<Job> {
  return eventually(async () => {
    const [job] = await desk.jobs([jobId]);
    return job !== undefined && job.results !== null ? job : undefined;
  });
}

describe('createDesk on the emulator', () => {
  it('writes fields by a job, and recognises its own mark in the update', async () => {
    const { id: accountId, userId } = await desk.account();
    const translation = createTranslation(accountId, 'key');
    const fields = new Map<number, string | number | boolean | null>([
      [ids.palier_tier as number, translation.optionValue('palier_tier', 'gold')],
      [ids.palier_state as number, translation.optionValue('palier_state', 'onTrack')],
      [ids.palier_rank as number, 1_772_438_400],
      [ids.palier_due as number, '2026-03-02 09:30 CET'],
      [ids.palier_breached as number, true],
    ]);
    const metadata = translation.mark(ticket.id, { rank: 1_772_438_400 });
    const jobId = await desk.writeFields([{ ticketId: ticket.id, fields, metadata }]);
    const job = await done(jobId);
    expect(job.results).toEqual([{ ticketId: ticket.id, ok: true, final: false, error: null }]);
    const [written] = await desk.showTickets([ticket.id]);
    expect(translation.values(written as DeskTicket, ids)).toMatchObject({
      palier_tier: 'palier_tier_gold',
      palier_state: 'palier_state_ontrack',
      palier_rank: 1_772_438_400,
      palier_due: '2026-03-02 09:30 CET',
      palier_breached: true,
    });
    expect(written?.tags).toContain('palier_breached');
    const own = (await desk.audits(ticket.id)).at(-1) as Audit;
    expect(own.authorId).toBe(userId);
    expect(translation.verifyMark(own)).toBe(true);
  });

  it('learns that a ticket which does not exist can never be written', async () => {
    const fields = new Map([[ids.palier_breached as number, false]]);
    const jobId = await desk.writeFields([{ ticketId: 999_999, fields, metadata: {} }]);
    const job = await done(jobId);
    expect(job.results).toMatchObject([{ ticketId: 999_999, ok: false, final: true }]);
  });

  it('learns that a closed ticket can never be written', async () => {
    const closing = {
      external_id: 'SHUT',
      subject: 'Shut',
      status: 'closed',
      comment: { body: 'x' },
    };
    await account.control('/script', [
      { at: '2026-03-02T09:31:00Z', do: 'ticket.create', as: 'agent-1', ticket: closing },
    ]);
    await account.control('/clock', { nowAt: '2026-03-02T09:40:00Z' });
    const { tickets } = await desk.exportTickets({ sinceAt: START });
    const shut = tickets.find(({ subject }) => subject === 'Shut') as DeskTicket;
    expect(shut.status).toBe('closed');
    const fields = new Map([[ids.palier_breached as number, true]]);
    const job = await done(await desk.writeFields([{ ticketId: shut.id, fields, metadata: {} }]));
    expect(job.results).toMatchObject([{ ticketId: shut.id, ok: false, final: true }]);
  });

  it('reads a ticket without a requester and one in a status nobody knows', async () => {
    const make = (external: string, tag: string) => ({
      at: '2026-03-02T09:41:00Z',
      do: 'ticket.create',
      as: 'c7',
      ticket: { external_id: external, subject: external, tags: [tag], comment: { body: 'x' } },
    });
    await account.control('/script', [
      make('NOBODY', 'fault:null_requester'),
      make('NOWHERE', 'fault:unknown_status'),
    ]);
    await account.control('/clock', { nowAt: '2026-03-02T09:44:00Z' });
    const { tickets, malformed } = await desk.exportTickets({ sinceAt: START });
    expect(malformed).toEqual([]);
    const named = new Map(tickets.map((one) => [one.subject, one]));
    expect(named.get('NOBODY')?.requesterId).toBeNull();
    expect(['new', 'open', 'pending', 'hold', 'solved', 'closed']).not.toContain(
      named.get('NOWHERE')?.status,
    );
  });

  it('sees a deleted ticket in the export, though its updates can no longer be read', async () => {
    const { tickets } = await desk.exportTickets({ sinceAt: START });
    const doomed = tickets.find(({ subject }) => subject === 'NOBODY') as DeskTicket;
    const { token } = (await account.control('/tokens', { externalId: 'manager-1' })) as {
      token: string;
    };
    const answer = await fetch(`${account.running.apiUrl}/api/v2/tickets/${doomed.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(204);
    await account.control('/clock', { nowAt: '2026-03-02T09:47:00Z' });
    const after = (await desk.exportTickets({ sinceAt: START })).tickets;
    const gone = after.find(({ id }) => id === doomed.id) as DeskTicket;
    expect(deletedFact(gone)?.fact.type).toBe('deleted');
    await expect(desk.audits(doomed.id)).rejects.toMatchObject({ code: 'zendeskNotFound' });
    expect(await desk.showTickets([doomed.id])).toEqual([]);
  });

  it('measures a desk whose clock is five minutes ahead', async () => {
    await account.control('/faults', { skewMs: 300_000 });
    await desk.groups();
    expect(desk.traffic.skewMs()).toBeGreaterThanOrEqual(299_000);
    await account.control('/faults', { skewMs: 0 });
  });

  it('quarantines a malformed ticket alone', async () => {
    await account.control('/script', [
      {
        at: '2026-03-02T10:00:00Z',
        do: 'ticket.create',
        as: 'c7',
        ticket: {
          external_id: 'INC2',
          subject: 'Odd',
          tags: ['fault:malformed'],
          comment: { body: 'x', public: true },
        },
      },
      {
        at: '2026-03-02T10:00:01Z',
        do: 'ticket.create',
        as: 'c7',
        ticket: { external_id: 'INC3', subject: 'Fine', comment: { body: 'x', public: true } },
      },
    ]);
    await account.control('/clock', { nowAt: '2026-03-02T11:00:00Z' });
    const page = await desk.exportTickets({ sinceAt: Date.parse('2026-03-02T09:45:00Z') });
    expect(page.malformed).toHaveLength(1);
    expect(page.malformed[0]?.ticketId).toEqual(expect.any(Number));
    expect(page.tickets.map(({ subject }) => subject)).toContain('Fine');
  });

  it('sees a ticket merged away, and hears no word in what the merge left behind', async () => {
    const { tickets } = await desk.exportTickets({ sinceAt: Date.parse('2026-03-02T09:45:00Z') });
    const source = tickets.find(({ subject }) => subject === 'Fine') as DeskTicket;
    mergedId = source.id;
    const asManager = { externalId: 'manager-1', channel: 'web' };
    const { token } = (await account.control('/tokens', asManager)) as { token: string };
    const target = ticket.id;
    const merging = { ids: [source.id], source_comment_is_public: true };
    await post(`${account.running.apiUrl}/api/v2/tickets/${target}/merge`, merging, token);
    const merged = await eventually(async () =>
      (await desk.audits(source.id)).find((audit) =>
        audit.changes.some((change) => change.field === 'merged_into'),
      ),
    );
    const facts = ticketFacts(merged, knownDesk({ requesterId: null }));
    expect(facts.map(({ fact }) => fact.type)).toEqual(['status', 'merged']);
    expect(facts.at(-1)?.fact).toMatchObject({ into: target });
  });

  it('sees which closed ticket a follow-up continues', async () => {
    const [closed] = (await desk.showTickets([mergedId])) as [DeskTicket];
    expect(closed).toMatchObject({ status: 'closed', followsUpId: null });
    const { token } = (await account.control('/tokens', { externalId: 'manager-1' })) as {
      token: string;
    };
    const again = {
      ticket: { via_followup_source_id: closed.id, subject: 'Again', comment: { body: 'x' } },
    };
    const made = (await post(`${account.running.apiUrl}/api/v2/tickets`, again, token)) as {
      ticket: { id: number };
    };
    const shown = await desk.showTickets([made.ticket.id]);
    expect(shown).toMatchObject([{ followsUpId: closed.id, channel: 'api' }]);
  });
});
