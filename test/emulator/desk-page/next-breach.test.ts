/** Does the search stop just past the first deadline that breaks, and go on past kept ones? */
import { earliestDeadline, moveToNextBreach, type Steering } from './next-breach.ts';

const at = (time: string) => Date.parse(`2016-03-07T${time}Z`);
const iso = (ms: number) => new Date(ms).toISOString();

const clock = (state: string, deadline: string | null, breached: string | null = null) => ({
  state,
  deadlineAt: deadline === null ? null : iso(at(deadline)),
  breachedAt: breached === null ? null : iso(at(breached)),
});

const ticket = (id: number, ...clocks: ReturnType<typeof clock>[]) => ({
  id,
  subject: `Ticket ${id}`,
  clocks,
});

/** A board that answers by the time, and what time was moved to. */
function world(start: string, board: (now: number) => ReturnType<typeof ticket>[], moves = 99) {
  let now = at(start);
  const stops: string[] = [];
  const steering: Steering = {
    board: async () => board(now),
    nowAt: async () => now,
    moveTo: async (to) => {
      now = to;
      stops.push(iso(to).slice(11, 19));
    },
    isTimeUp: () => stops.length >= moves,
  };
  return { steering, stops };
}

describe('earliestDeadline', () => {
  it.each([
    ['08:59:59.999', '09:00'],
    ['09:00:00', '09:00'],
    ['09:00:00.001', '10:00'],
  ])('at %s answers the running clock due at %s', (now, due) => {
    const tickets = [
      ticket(1, clock('running', '09:00:00'), clock('running', '10:00:00')),
      ticket(2, clock('paused', null), clock('met', '09:30:00'), clock('breached', '09:40:00')),
    ];
    expect(earliestDeadline(tickets, at(now))).toBe(at(`${due}:00`));
  });

  it('answers null when nothing runs', () => {
    expect(earliestDeadline([ticket(1, clock('paused', null))], at('09:00:00'))).toBeNull();
  });
});

describe('moveToNextBreach', () => {
  it('stops one second past the deadline that breaks and names its ticket', async () => {
    const { steering, stops } = world('09:00:00', (now) =>
      now > at('09:10:00')
        ? [ticket(7, clock('breached', '09:10:00', '09:10:00'))]
        : [ticket(7, clock('running', '09:10:00'))],
    );
    expect(await moveToNextBreach(steering)).toEqual({
      found: true,
      ticketId: 7,
      subject: 'Ticket 7',
    });
    expect(stops).toEqual(['09:10:01']);
  });

  it('goes on past a deadline that was kept on the way', async () => {
    const { steering, stops } = world('09:00:00', (now) => {
      if (now < at('09:10:00')) return [ticket(1, clock('running', '09:10:00'))];
      if (now < at('09:20:00')) return [ticket(2, clock('running', '09:20:00'))];
      return [ticket(2, clock('breached', '09:20:00', '09:20:00'))];
    });
    expect(await moveToNextBreach(steering)).toMatchObject({ ticketId: 2 });
    expect(stops).toEqual(['09:10:01', '09:20:01']);
  });

  it('never strides more than 15 minutes, so that a ticket opened on the way is seen', async () => {
    const { steering, stops } = world(
      '09:00:00',
      () => [ticket(1, clock('running', '12:00:00'))],
      2,
    );
    expect(await moveToNextBreach(steering)).toEqual({ found: false, why: 'timeUp' });
    expect(stops).toEqual(['09:15:00', '09:30:00']);
  });

  it('takes no notice of what was broken before it began', async () => {
    const old = ticket(1, clock('breached', '08:00:00', '08:00:00'));
    const { steering, stops } = world('09:00:00', () => [old]);
    expect(await moveToNextBreach(steering)).toEqual({ found: false, why: 'noDeadline' });
    expect(stops).toEqual([]);
  });
});
