/**
 * Does the sidebar say what is so, whatever is so? Each state that a ticket can be in, in the real
 * desk's page with the real SDK.
 */
import type { AppTicket } from '../../engine/http/app-contract.ts';
import { sampleClock } from './board-sample.ts';
import { describeInBrowser } from './chromium.ts';
import {
  after,
  DAY,
  entitlementWith,
  HEALTHY,
  HOUR,
  historyWith,
  MINUTE,
  ticketAnswer,
} from './sidebar-sample.ts';
import { frameIn, sidebarSession, stopClock, unfoldAll, widthsOf } from './sidebar-session.ts';
import { EN, read, untilReads } from './sidebar-words.ts';

jest.setTimeout(60_000);

const SAME = after(0);
const YEAR = 365 * DAY;
const left = (time: string) => EN.say('sidebar.promise.left', { time });
const late = (time: string) => EN.say('sidebar.promise.late', { time });
const met = { state: 'met', governing: false, deadlineAt: null } as const;

type Ticket = Partial<AppTicket['ticket']>;
const clocked = (...clocks: AppTicket['ticket']['clocks']) => ({ clocks });

/** What a ticket is, and what is read then. */
const STATES: readonly (readonly [string, Ticket, readonly string[]])[] = [
  ['on track', {}, ['On track', left('2 h 00 m'), 'due 12:30 PM', 'Place 3 of 41']],
  [
    'at risk',
    { state: 'atRisk', ...clocked(sampleClock(40 * MINUTE)) },
    ['At risk', left('40 m 00 s')],
  ],
  ['due this very moment', clocked(sampleClock(0)), [left('0 s')]],
  [
    'breached',
    { state: 'breached', ...clocked(sampleClock(-26 * HOUR)) },
    ['Breached', late('1 d 02 h'), 'was due Sun 08:30 AM'],
  ],
  [
    'waiting with a clock paused',
    { state: 'waiting', place: null, ...clocked(sampleClock(null)) },
    ['Waiting', EN.say('sidebar.promise.pausedLeft', { time: '1 h' }), 'Not in the queue'],
  ],
  [
    'waiting with nothing left',
    { state: 'waiting', ...clocked(sampleClock(null, { remainingMs: 0 })) },
    [EN.say('sidebar.promise.paused')],
  ],
  [
    'owed nothing',
    { state: 'none', clocks: [] },
    ['No promise', EN.say('sidebar.promise.title'), EN.say('sidebar.promise.none')],
  ],
  [
    'not measured',
    { state: 'notMeasured', clocks: [] },
    ['Not measured', EN.say('sidebar.promise.notMeasured')],
  ],
  [
    'kept',
    { state: 'none', ...clocked(sampleClock(HOUR, { ...met, metAt: after(-HOUR) })) },
    [EN.say('sidebar.promise.noneMet'), EN.say('sidebar.promise.met', { at: '09:30 AM' })],
  ],
  [
    'kept late, and no longer owed',
    clocked(
      sampleClock(HOUR),
      sampleClock(-HOUR, { ...met, instance: 2, metAt: after(-MINUTE) }),
      sampleClock(null, { instance: 3, state: 'cancelled', governing: false }),
    ),
    [
      EN.say('sidebar.promise.metLate', { at: '10:29 AM' }),
      EN.say('sidebar.promise.cancelled'),
      'First reply 3',
    ],
  ],
  [
    'due, and not confirmed yet',
    clocked(sampleClock(-1000, { state: 'running', breachedAt: null, unverified: true })),
    [late('1 s'), EN.say('sidebar.promise.unverified')],
  ],
  ['due in thirty years', clocked(sampleClock(30 * YEAR)), [left('30 y 0 d'), 'Nov 15, 2056']],
  [
    'nine years late',
    { state: 'breached', ...clocked(sampleClock(-9 * YEAR)) },
    [late('9 y 0 d'), 'Nov 25, 2017'],
  ],
  [
    'of twelve clocks',
    clocked(
      ...Array.from({ length: 12 }, (_, index) =>
        sampleClock(HOUR + index * DAY, { instance: index + 1, governing: index === 0 }),
      ),
    ),
    ['First reply 4', EN.say('sidebar.promise.others', { count: 8 })],
  ],
  ['of one clock', clocked(sampleClock(HOUR)), [left('1 h 00 m')]],
  [
    'of nobody we know',
    { tier: null, kind: null, proposedKind: 'advice', place: null, placeWhy: null },
    [EN.say('sidebar.customer.noTier'), EN.say('sidebar.kind.proposed', { kind: 'advice' })],
  ],
  ['of no kind', { kind: null }, [EN.say('sidebar.kind.none')]],
];

describeInBrowser('the sidebar beside a ticket', () => {
  const session = sidebarSession();
  const still = (ticket: Ticket) => ticketAnswer({ ticket, speed: 0 });

  it('says of each state what it is, by when, and fits', async () => {
    session.engine.answers.ticket = still({ policy: 'none of these' });
    const { frame } = await session.open();
    for (const [name, ticket, texts] of STATES) {
      await session.show(frame, { ticket: still({ ...ticket, tier: ticket.tier ?? null }) });
      await untilReads(frame, ...texts).catch((error) => {
        throw new Error(`${name}: ${error}`);
      });
      expect([name, ...(await widthsOf(frame))]).toEqual([name, 319, 319]);
    }
    expect(session.complaints).toEqual([]);
    expect(session.engine.refusedTokens).toEqual([]);
  });

  it('says what the customer has, and what stands against it, aloud', async () => {
    const { frame } = await session.open();
    const entitlement = entitlementWith({
      people: { calendar: 'office', openNow: false, opensAt: after(DAY) },
      suspended: true,
      notices: ['Reduced service until Tuesday.'],
      eventPlan: { from: SAME, to: after(2 * DAY), contact: null },
      pack: 'gold',
    });
    await session.show(frame, { ticket: ticketAnswer({ entitlement }) });
    await untilReads(
      frame,
      EN.say('sidebar.customer.suspended'),
      'Reduced service until Tuesday.',
      EN.say('sidebar.customer.closedUntil', { at: 'Tue 10:30 AM' }),
      EN.say('sidebar.customer.eventPlan', { at: 'Wed 10:30 AM' }),
      EN.say('sidebar.customer.pack', { pack: 'gold' }),
    );
    await frame.getByRole('button', { name: /^premium/ }).click();
    await untilReads(frame, 'People: 8–18 h.', EN.say('sidebar.policy', { policy: '2026-11' }));
    const troubles = ['Zendesk answers slowly.'];
    const health = { ...HEALTHY, mode: 'observe', troubles } as const;
    await session.show(frame, { ticket: ticketAnswer({ health }) });
    await untilReads(frame, EN.say('sidebar.observe'), 'Judged as of 10:30 AM.', ...troubles);
    await session.show(frame, { ticket: ticketAnswer({ health: { ...health, stopped: true } }) });
    await untilReads(frame, EN.say('sidebar.stopped'));
    expect(session.complaints).toEqual([]);
  });

  it('shows what it does not know by its own name, and breaks at none of it', async () => {
    const unknown = (value: string) => value as never;
    session.engine.answers.history = historyWith({
      events: [{ at: SAME, tone: unknown('purple'), by: null, told: 'It turned purple.' }],
    });
    const clock = { promise: 'teaTime', clock: 'teaTime', state: unknown('brewing') };
    session.engine.answers.ticket = ticketAnswer({
      ticket: {
        state: unknown('frozen'),
        policy: '2031-99-next',
        clocks: [sampleClock(HOUR, clock), sampleClock(DAY, { ...clock, governing: false })],
      },
      actions: {
        last: null,
        done: [],
        possible: [
          { action: unknown('dance'), groups: null },
          { action: 'promise', groups: null },
        ],
      },
    });
    const { frame } = await session.open();
    await untilReads(frame, 'frozen', 'teaTime', EN.say('sidebar.acts.promise'));
    expect(await read(frame)).not.toContain('dance');
    await frame.getByRole('button', { name: EN.say('sidebar.history.title') }).click();
    await untilReads(frame, 'It turned purple.');
    await frame.getByRole('button', { name: /^premium/ }).click();
    await untilReads(frame, EN.say('sidebar.policy', { policy: '2031-99-next' }));
    expect(session.complaints).toEqual([]);
  });

  it('shows names of any kind as they are, without running or scrolling', async () => {
    const { page, frame } = await session.open();
    for (const fold of ['sidebar.promise.why', 'sidebar.history.title'] as const) {
      await frame.getByRole('button', { name: EN.say(fold) }).click();
    }
    await frame.getByRole('button', { name: EN.say('sidebar.kind.change') }).click();
    await frame.getByText(EN.say('sidebar.kind.save')).waitFor();
    for (const name of NAMES) {
      const at = session.engine.answers.ticket.nowAt;
      const history = historyWith({ events: [{ at, tone: 'good', by: null, told: name }] });
      await session.show(frame, { ticket: namedAll(name), history });
      await untilReads(frame, name);
      await unfoldAll(frame);
      expect([name, ...(await widthsOf(frame))]).toEqual([name, 319, 319]);
      for (const one of [page, frame]) {
        expect(await one.evaluate(() => Reflect.get(window, 'harmed'))).toBeUndefined();
      }
      expect(await frame.locator('script:not([src]), img').count()).toBe(0);
    }
    expect(session.complaints).toEqual([]);
  });

  it('counts over into late by itself, asking nobody before it is', async () => {
    session.engine.answers.ticket = ticketAnswer({
      ticket: { state: 'atRisk', clocks: [sampleClock(50_000)] },
    });
    const { page, frame } = await session.open({ hasClock: true });
    await stopClock(page);
    await page.clock.fastForward(30_000);
    await frame.getByText(/^\d+ s left$/).waitFor();
    expect(session.engine.asked).toHaveLength(1);
    // What has passed is asked about once more, to hear whether it is a breach.
    session.engine.answers.ticket = ticketAnswer({
      nowAt: after(53_000),
      ticket: {
        state: 'breached',
        clocks: [sampleClock(50_000, { state: 'breached', breachedAt: after(50_000) })],
      },
    });
    await page.clock.fastForward(25_000);
    await frame.getByText(/^\d+ s late$/).waitFor();
    await untilReads(frame, EN.say('state.breached'));
    expect(session.engine.asked).toHaveLength(2);
    expect(session.complaints).toEqual([]);
  });

  it('waits for a new ticket to be saved, and asks nothing', async () => {
    const { page } = await session.open();
    // The desk opens saved tickets only: here the app is not told the number.
    await page.route('**/app-instance.js', async (route) => {
      const response = await route.fetch();
      const script = await response.text();
      const body = script.replace('Object.assign(context, beside);', '');
      expect(body).not.toBe(script);
      await route.fulfill({ response, body });
    });
    const before = session.engine.asked.length;
    await page.reload();
    await untilReads(await frameIn(page, '.tray'), EN.say('sidebar.newTicket'));
    expect(session.engine.asked).toHaveLength(before);
    expect(session.complaints).toEqual([]);
  });

  it('offers nothing on a closed ticket', async () => {
    await session.api('PUT', '/api/v2/tickets/2.json', { ticket: { status: 'closed' } });
    session.engine.answers.ticket = ticketAnswer({
      ticket: { status: 'closed', state: 'none', place: null, clocks: [] },
      actions: { last: null, done: [], possible: [] },
    });
    const { frame } = await session.open({ hash: '#ticket/2' });
    await untilReads(frame, EN.say('sidebar.promise.none'), EN.say('sidebar.queue.notIn'));
    expect(await frame.getByRole('button', { name: EN.say('sidebar.kind.change') }).count()).toBe(
      0,
    );
  });
});

const NAMES = [
  'Société-générale-des-très-longs-noms-'.repeat(6).slice(0, 200),
  'شركة النور للخدمات اللوجستية والتخزين السحابي المحدودة',
  '🔥👩🏽‍💻🇫🇷'.repeat(20),
  '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>',
];

/** The same name wherever the engine can send one. */
function namedAll(name: string): AppTicket {
  const why = [name, name];
  return ticketAnswer({
    ticket: {
      ...{ tier: name, kind: name, proposedKind: name, placeWhy: name, policy: name },
      clocks: [
        sampleClock(HOUR, { promise: name, why }),
        sampleClock(DAY, { promise: name, governing: false, why }),
      ],
    },
    kinds: [{ name, components: [name] }],
    entitlement: entitlementWith({ told: [name], notices: [name], pack: name }),
  });
}
