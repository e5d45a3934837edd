// Is the least number of calls counted as the issue says: by step, rounded up, and no more?
import { minimumOf } from './minimum.ts';

const HOUR = 3_600_000;
const nothing = { updates: [], written: [], due: [] };
const tickets = (count: number, at: number) =>
  Array.from({ length: count }, (_, ticketId) => ({ ticketId, at }));

describe('minimumOf', () => {
  it('asks each polled export once when nothing happens', () => {
    const steps = [
      { at: HOUR, exportsPolled: 3 },
      { at: 2 * HOUR, exportsPolled: 4 },
    ];
    const minimum = minimumOf(0, steps, nothing);
    expect(minimum).toEqual({ exports: 7, writes: 0, jobStatuses: 0, showMany: 0, total: 7 });
  });

  it.each([
    [99, 1],
    [100, 1],
    [101, 2],
  ])('needs for %d changed tickets in a step %d bulk updates and one question', (count, writes) => {
    const written = tickets(count, HOUR);
    const step = { at: HOUR, exportsPolled: 0 };
    const minimum = minimumOf(0, [step], { ...nothing, written });
    expect(minimum).toMatchObject({ writes, jobStatuses: 1, total: writes + 1 });
  });

  it('rounds up in each step, not over all', () => {
    const due = [...tickets(1, HOUR), ...tickets(1, 2 * HOUR)];
    const steps = [HOUR, 2 * HOUR].map((at) => ({ at, exportsPolled: 0 }));
    expect(minimumOf(0, steps, { ...nothing, due }).showMany).toBe(2);
  });

  it('counts a ticket that was written twice in a step once', () => {
    const written = [...tickets(100, HOUR), ...tickets(100, HOUR)];
    const step = { at: HOUR, exportsPolled: 0 };
    expect(minimumOf(0, [step], { ...nothing, written }).writes).toBe(1);
  });

  it('expects a further page from the row after a full one, a minute late', () => {
    const step = { at: HOUR, exportsPolled: 2 };
    const updates = (count: number, at: number) => ({ ...nothing, updates: tickets(count, at) });
    expect(minimumOf(0, [step], updates(1000, HOUR - 60_000)).exports).toBe(2);
    expect(minimumOf(0, [step], updates(1001, HOUR - 60_000)).exports).toBe(4);
    expect(minimumOf(0, [step], updates(1001, HOUR - 59_999)).exports).toBe(2);
  });
});
