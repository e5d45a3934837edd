import type { Audit, Desk, DeskTicket, Job } from '../../engine/ports/desk.ts';

/** What must every Desk do? Run against Zendesk's client on the emulator and against the fake. */
export interface DeskUnderTest {
  readonly desk: Desk;
  /** The desk's clock, which moves only by `advance`. */
  nowAt(): number;
  advance(ms: number): Promise<void>;
  /** A customer's new ticket. */
  open(subject: string): Promise<number>;
  /** A public word of the customer or of an agent, perhaps with a new status. */
  say(ticketId: number, who: 'customer' | 'agent', status?: string): Promise<void>;
  remove(ticketId: number): Promise<void>;
  close(): Promise<void>;
}

/** Longer than exports hide. */
const LAG_MS = 90_000;

/** Declares the whole suite; `start` gives a desk whose `palier_*` fields are connected. */
export function deskContract(start: () => Promise<DeskUnderTest>): void {
  describe('as a Desk', () => {
    let under: DeskUnderTest;
    let beganAt: number;
    beforeEach(async () => {
      under = await start();
      beganAt = Math.floor(under.nowAt() / 1000) * 1000;
      await under.advance(LAG_MS);
    });
    afterEach(() => under.close());

    readingContract(
      () => under,
      () => beganAt,
    );
    writingContract(() => under);
    peopleContract(() => under);
  });
}

function readingContract(under: () => DeskUnderTest, beganAt: () => number): void {
  const events = async () => (await under().desk.exportEvents(beganAt())).audits;

  test('an export hides the last minute and shows it afterwards', async () => {
    const id = await under().open('Slow');
    const opened = async () => (await events()).filter(({ ticketId }) => ticketId === id);
    expect(await opened()).toEqual([]);
    await under().advance(LAG_MS);
    expect(await opened()).toMatchObject([{ ticketId: id, creates: true }]);
  });

  test('a ticket and its audits can be read at once, before any export shows them', async () => {
    const id = await under().open('Slow');
    await under().say(id, 'agent', 'pending');
    const [ticket] = await under().desk.showTickets([id]);
    expect(ticket).toMatchObject({ id, subject: 'Slow', status: 'pending' });
    const audits = await under().desk.audits(id);
    expect(audits.map(({ creates, comments }) => [creates, comments[0]?.public])).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(ticket?.updatedAt).toBe(audits.at(-1)?.at);
  });

  test('an update read from the export is the one read from the ticket, metadata apart', async () => {
    const id = await under().open('Slow');
    await under().say(id, 'customer');
    const listed = await under().desk.audits(id);
    await under().advance(LAG_MS);
    const exported = (await events()).filter(({ ticketId }) => ticketId === id);
    const plain = ({ custom: _custom, ...audit }: Audit) => audit;
    expect(exported.map(plain)).toEqual(listed.map(plain));
  });

  test('exports go on from where they ended and miss nothing', async () => {
    const first = await under().open('First');
    await under().advance(LAG_MS);
    const page = await under().desk.exportEvents(beganAt());
    const tickets = await under().desk.exportTickets({ sinceAt: beganAt() });
    expect(tickets.tickets.map(({ id }) => id)).toContain(first);
    const second = await under().open('Second');
    await under().say(first, 'agent');
    await under().advance(LAG_MS);
    const next = await under().desk.exportEvents(page.nextAt);
    const known = new Set(page.audits.map(({ id }) => id));
    const news = next.audits.filter(({ id }) => !known.has(id));
    expect(news.map(({ ticketId }) => ticketId)).toEqual([second, first]);
    const more = await under().desk.exportTickets({ cursor: tickets.cursor });
    expect(more.tickets.map(({ id }) => id).sort()).toEqual([first, second].sort());
    expect(await under().desk.exportTickets({ cursor: more.cursor })).toMatchObject({
      tickets: [],
      end: true,
    });
  });

  test('a ticket that does not exist is absent from the answer, and so is a deleted one', async () => {
    const [kept, gone] = [await under().open('Kept'), await under().open('Gone')];
    await under().remove(gone);
    const found = await under().desk.showTickets([kept, gone, 999_999]);
    expect(found.map(({ id }) => id)).toEqual([kept]);
    await under().advance(LAG_MS);
    const { tickets } = await under().desk.exportTickets({ sinceAt: beganAt() });
    expect(tickets.find(({ id }) => id === gone)?.status).toBe('deleted');
  });
}

function peopleContract(under: () => DeskUnderTest): void {
  test('an agent is a member of known groups, and nobody knows groups of nobody', async () => {
    const { desk } = under();
    const agent = (await desk.staff()).find(({ role }) => role === 'agent');
    const known = (await desk.groups()).map(({ id }) => id);
    const own = await desk.groupIdsOf(agent?.id ?? 0);
    expect(own.length).toBeGreaterThan(0);
    for (const id of own) expect(known).toContain(id);
    expect(await desk.groupIdsOf(999_999)).toEqual([]);
  });
}

function writingContract(under: () => DeskUnderTest): void {
  const write = async (id: number, palier_rank: number | null) => {
    const ids = await under().desk.palierFields();
    const fields = new Map([[ids.palier_rank as number, palier_rank]]);
    return under().desk.writeFields([{ ticketId: id, fields, metadata: { v: 1 } }]);
  };

  test('fields are written by a job, and the update bears what was given with it', async () => {
    const id = await under().open('Slow');
    const { results } = await done(under(), await write(id, 1_772_438_400));
    expect(results).toEqual([{ ticketId: id, ok: true, final: false, error: null }]);
    const ids = await under().desk.palierFields();
    const [ticket] = (await under().desk.showTickets([id])) as [DeskTicket];
    expect(Number(ticket.customFields.get(ids.palier_rank as number))).toBe(1_772_438_400);
    const own = (await under().desk.audits(id)).at(-1);
    expect(own).toMatchObject({ custom: { palier: { v: 1 } }, comments: [] });
    expect(own?.changes).toContainEqual({
      field: `custom_field:${ids.palier_rank}`,
      value: '1772438400',
      previous: null,
    });
    expect(own?.authorId).toBe((await under().desk.account()).userId);
  });

  test('a reply that goes with a write is a public comment of who said it', async () => {
    const { desk } = under();
    const id = await under().open('Slow');
    const agent = (await desk.staff()).find(({ role }) => role === 'agent');
    const authorId = agent?.id ?? 0;
    const { palier_rank } = await desk.palierFields();
    const fields = new Map([[palier_rank as number, 7]]);
    const reply = { authorId, text: 'It costs €20.00.' };
    await done(
      under(),
      await desk.writeFields([{ ticketId: id, fields, metadata: { v: 1 }, reply }]),
    );
    const own = (await desk.audits(id)).at(-1);
    expect(own?.authorId).toBe((await desk.account()).userId);
    expect(own?.comments).toMatchObject([{ authorId, public: true }]);
  });

  test('a write that changes nothing leaves no update', async () => {
    const id = await under().open('Slow');
    await done(under(), await write(id, 1_772_438_400));
    const before = (await under().desk.audits(id)).length;
    await done(under(), await write(id, 1_772_438_400));
    expect(await under().desk.audits(id)).toHaveLength(before);
  });

  test.each(['closed', 'unknown'] as const)('a %s ticket refuses for good', async (what) => {
    const id = what === 'unknown' ? 999_999 : await under().open('Slow');
    if (what === 'closed') await under().say(id, 'agent', 'closed');
    const { results } = await done(under(), await write(id, 1_772_438_400));
    expect(results).toMatchObject([{ ticketId: id, ok: false, final: true }]);
  });

  test('a job nobody queued is not told of', async () => {
    const jobs = await under().desk.jobs(['no-such-job']);
    expect(jobs.filter(({ results }) => results !== null)).toEqual([]);
  });
}

/** Asks until the job has ended, at most two seconds. */
async function done({ desk }: DeskUnderTest, jobId: string): Promise<Job> {
  for (let tries = 0; tries < 200; tries += 1) {
    const job = (await desk.jobs([jobId])).find(({ id }) => id === jobId);
    if (job !== undefined && job.results !== null) return job;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Job ${jobId} did not end within two seconds.`);
}
