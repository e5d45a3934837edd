// Is a ticket looked at anew when Zendesk says that it changed: once for a save and its update, and
// not while nobody sees it?
import { appTicketFollowing } from '../../../app/engine/ticket-following.ts';
import { ownFailure } from '../../../app/zaf/failure.ts';
import type { AppLook, AppTicket } from '../../../engine/http/app-contract.ts';
import { pageOnHand, settle } from './page-on-hand.ts';

const ANSWER = {
  nowAt: '2026-11-23T09:30:00.000Z',
  speed: 1,
  ticket: { clocks: [] },
} as unknown as AppTicket;

function followed() {
  const page = pageOnHand();
  const asked: string[] = [];
  let isDown = false;
  let isBusy = false;
  const events = new Map<string, () => void>();
  const ask = async (what: string) => {
    asked.push(what);
    if (isDown) throw new Error('Down.');
    if (isBusy && what.startsWith('look')) throw ownFailure('tooOften');
    return ANSWER as AppLook;
  };
  const following = appTicketFollowing(7, page.time, {
    zendesk: {
      on(event, call) {
        events.set(event, () => call());
        return () => events.delete(event);
      },
    },
    engine: { ticket: (id) => ask(`ticket ${id}`), look: (id) => ask(`look ${id}`) },
    shown: page.shown,
  });
  const tell = (event: string) => events.get(event)?.();
  return {
    ...page,
    following,
    asked,
    events,
    tell,
    setDown: (next: boolean) => {
      isDown = next;
    },
    setBusy: (next: boolean) => {
      isBusy = next;
    },
  };
}

describe('appTicketFollowing', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks for the ticket at first, and looks 200 ms after Zendesk told of a change', async () => {
    const { following, asked, tell } = followed();
    await following.refresh();
    tell('ticket.saved');
    await jest.advanceTimersByTimeAsync(199);
    expect(asked).toEqual(['ticket 7']);
    await jest.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(['ticket 7', 'look 7']);
    following.stop();
  });

  it('looks once for a save and the update that it was', async () => {
    const { following, asked, tell } = followed();
    tell('ticket.saved');
    await jest.advanceTimersByTimeAsync(150);
    tell('ticket.updated');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual(['look 7']);
    following.stop();
  });

  it('asks again when the governing deadline has passed', async () => {
    const { following, asked } = followed();
    const clocks = [
      { governing: false, deadlineAt: '2026-11-23T09:30:01.000Z' },
      { governing: true, deadlineAt: '2026-11-23T09:30:10.000Z' },
    ];
    Object.assign(ANSWER.ticket, { clocks });
    await following.refresh();
    await jest.advanceTimersByTimeAsync(11_199);
    expect(asked).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(2);
    Object.assign(ANSWER.ticket, { clocks: [] });
    following.stop();
  });

  it('looks at a ticket that changed unseen when it is shown again, once', async () => {
    const { following, asked, tell, show } = followed();
    show(false);
    tell('ticket.updated');
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(asked).toEqual([]);
    show(true);
    await settle();
    show(true);
    await settle();
    expect(asked).toEqual(['look 7', 'ticket 7']);
    following.stop();
  });

  it('still owes the look when it failed', async () => {
    const { following, asked, tell, show, setDown } = followed();
    show(false);
    tell('ticket.updated');
    await jest.advanceTimersByTimeAsync(200);
    setDown(true);
    show(true);
    await settle();
    setDown(false);
    await following.refresh();
    await following.refresh();
    expect(asked).toEqual(['look 7', 'look 7', 'ticket 7']);
    following.stop();
  });

  it('takes what the engine knows where the looks are used up, and looks as soon as it may', async () => {
    const { following, asked, setBusy } = followed();
    setBusy(true);
    await following.refresh({ anew: true });
    expect(following.now()).toMatchObject({ answer: ANSWER, failure: null });
    setBusy(false);
    await following.refresh();
    await following.refresh();
    expect(asked).toEqual(['look 7', 'ticket 7', 'look 7', 'ticket 7']);
    following.stop();
  });

  it('hears and does nothing once it was stopped, even of a change before', async () => {
    const { following, asked, events, tell } = followed();
    tell('ticket.saved');
    following.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
    expect(events.size).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('looks again after an action whose look failed, and then no more', async () => {
    const { following, asked, setDown } = followed();
    setDown(true);
    await following.refresh({ anew: true });
    setDown(false);
    await following.refresh();
    await following.refresh();
    expect(asked).toEqual(['look 7', 'look 7', 'ticket 7']);
    following.stop();
  });
});
