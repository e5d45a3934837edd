// Checks 4 and 6: is a reply that the export still hides believed before anything is flagged, and
// does this check fail against an engine that does not ask?
import { type Checklist, few } from '../checklist.ts';
import type { DeskTicket } from '../desk-api.ts';
import { type EngineApi, isFlagged } from '../engine-api.ts';
import { customers, minutes, opening } from '../people.ts';
import { run } from '../program.ts';
import { ENGINE, MONDAY_AT, makeWorld, type World } from '../world.ts';

const BEFORE_MS = 20_000;
/** Desk time after the deadline at which the tickets are looked at; the first 40 s stay hidden. */
const LOOKS_MS = [1, 5_000, 39_000, 41_000, 90_000, minutes(5), minutes(90)];
const ANSWERED = ['A1', 'A2', 'A3'];

interface EarlyReplies {
  /** Everything that wrongly says that an answered ticket is late. */
  readonly wrong: readonly string[];
  /** Whether the ticket nobody answered was flagged, as it must be. */
  readonly controlFlagged: boolean;
}

/** Check 4. */
export async function earlyReply(list: Checklist): Promise<void> {
  const { wrong, controlFlagged } = await playEarlyReplies({});
  list.claim(
    'a reply 20 s before the deadline, hidden and without its webhook, is never flagged or alerted',
    wrong.length === 0,
    `${ANSWERED.length} tickets, ${LOOKS_MS.length} looks each; wrong: ${few(wrong)}`,
  );
  list.claim(
    'the ticket beside them that nobody answered is flagged',
    controlFlagged,
    controlFlagged ? 'flagged' : 'not flagged',
  );
}

/** Check 6. */
export async function verificationOff(list: Checklist): Promise<void> {
  const { wrong } = await playEarlyReplies({ PALIER_VERIFY: 'off' });
  list.claim(
    'with PALIER_VERIFY=off check 4 fails',
    wrong.length > 0,
    wrong.length > 0 ? `it says: ${few(wrong, 2)}` : 'it passes, so it proves nothing',
  );
  const { code, err } = await run(ENGINE, [], {
    PALIER_VERIFY: 'off',
    ZENDESK_SUBDOMAIN: 'acme',
    ZENDESK_CLIENT_ID: 'palier',
    ZENDESK_CLIENT_SECRET: 'secret',
  });
  const said = err.trim();
  list.claim(
    'PALIER_VERIFY=off is refused where no desk’s clock is followed, in one sentence',
    code === 1 && said.includes('PALIER_VERIFY') && !said.includes('\n'),
    `code ${code}: ${said}`,
  );
}

async function playEarlyReplies(env: Readonly<Record<string, string>>): Promise<EarlyReplies> {
  const world = await makeWorld({ env, digestAfter: 1_000 });
  try {
    const openedAt = MONDAY_AT + minutes(5);
    await world.control.script([
      ...customers(MONDAY_AT),
      ...[...ANSWERED, 'control'].map((name) =>
        opening(openedAt, { name, tier: 'business', kind: 'incident' }),
      ),
    ]);
    await world.startEngine();
    await world.control.faults({ webhooks: { lose: 1 } });
    await world.control.settleAt(openedAt + minutes(3));
    const tickets = await world.desk.tickets();
    const answered = tickets.filter(({ externalId }) => ANSWERED.includes(externalId ?? ''));
    const control = tickets.find(({ externalId }) => externalId === 'control');
    if (!control || answered.length !== ANSWERED.length) throw new Error('Tickets are missing.');
    const deadlineAt = await firstReplyDueAt(world.engine, control);
    await world.control.settleAt(deadlineAt - BEFORE_MS);
    await answer(world, answered);
    const wrong: string[] = [];
    for (const afterMs of LOOKS_MS) {
      await world.control.settleAt(deadlineAt + afterMs);
      for (const ticket of answered) {
        wrong.push(...(await wronglySaid(world, ticket, `${afterMs} ms after`)));
      }
    }
    const controlFlagged = isFlagged(await world.engine.ticket(control.id), 'firstReply');
    return { wrong, controlFlagged };
  } finally {
    await world.end();
  }
}

async function firstReplyDueAt(engine: EngineApi, { id }: DeskTicket): Promise<number> {
  const clock = (await engine.ticket(id)).clocks.find((one) => one.promise === 'firstReply');
  if (!clock?.deadlineAt) throw new Error(`Ticket #${id} has no deadline for its first reply.`);
  return Date.parse(clock.deadlineAt);
}

/** As agents do it: one in the agent interface, the others by the API, one solving at once. */
async function answer(world: World, tickets: readonly DeskTicket[]): Promise<void> {
  const comment = { body: 'Here is the answer.', public: true };
  const changes = [{ comment }, { comment, status: 'pending' }, { comment, status: 'solved' }];
  for (const [index, { id }] of tickets.entries()) {
    const token = await world.control.token('agent-1', index === 0 ? 'web' : 'api');
    await world.desk.update(id, changes[index], token);
  }
}

async function wronglySaid(world: World, { id }: DeskTicket, when: string): Promise<string[]> {
  const [shown, held, board, inbox] = await Promise.all([
    world.engine.ticket(id),
    world.desk.ticket(id),
    world.engine.board(),
    world.control.inbox(),
  ]);
  const late = /broken since|was kept after all/;
  const said = inbox.filter(({ text, subject }) => {
    const words = `${subject ?? ''} ${text}`;
    return words.includes(`#${id} `) && late.test(words);
  });
  const happened = board.happenings.filter(
    ({ ticketId, what }) => ticketId === id && (what === 'breach' || what === 'retraction'),
  );
  return [
    ...(isFlagged(shown) ? [`#${id} flagged ${when}`] : []),
    ...(held.fields.palier_breached === true ? [`#${id} ticked as breached ${when}`] : []),
    ...happened.map(({ what }) => `#${id} has a ${what} on the board ${when}`),
    ...said.map(({ kind }) => `#${id} alerted by ${kind} ${when}`),
  ];
}
