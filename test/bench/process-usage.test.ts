// Is a process's time read as the system means it?
import { secondsIn, usageOf } from './process-usage.ts';

describe('secondsIn', () => {
  it.each([
    ['0:07.25', 7.25],
    ['01:02:03', 3723],
    ['2-00:00:01', 172_801],
  ])('reads %s as %d seconds', (time, seconds) => {
    expect(secondsIn(time)).toBeCloseTo(seconds, 6);
  });
});

describe('usageOf', () => {
  it('agrees with what this process says of itself', () => {
    const { user, system } = process.cpuUsage();
    const usage = usageOf(process.pid);
    expect(Math.abs(usage.cpuS - (user + system) / 1e6)).toBeLessThan(1);
    expect(usage.residentMb).toBeGreaterThan(10);
    expect(usage.residentMb).toBeGreaterThanOrEqual(process.memoryUsage().rss / 2 ** 20 / 2);
  });
});
