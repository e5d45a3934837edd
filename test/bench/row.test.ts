// Are medians medians, and rates taken from work that was done?
import { cpuTimeOf, medianOf, medianRate, randomNumbers } from './row.ts';

describe('medianOf', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2],
    [[7], 7],
  ])('takes the middle of %j', (numbers, median) => {
    expect(medianOf(numbers)).toBe(median);
  });
});

describe('medianRate', () => {
  it('does the work once more than it times it', () => {
    let calls = 0;
    const rate = medianRate(3, 1000, () => {
      calls++;
      let sum = 0;
      for (let i = 0; i < 1_000_000; i++) sum += i % 7;
      return sum;
    });
    expect(calls).toBe(4);
    expect(rate).toBeGreaterThan(0);
  });

  it('refuses work that computes NaN', () => {
    expect(() => medianRate(1, 1, () => Number.NaN)).toThrow('what it timed is not the work');
  });
});

describe('cpuTimeOf', () => {
  it('calls the work once', () => {
    let calls = 0;
    expect(cpuTimeOf(() => calls++)).toBeGreaterThanOrEqual(0);
    expect(calls).toBe(1);
  });
});

describe('randomNumbers', () => {
  it('draws the same numbers from the same seed, within [0, 1)', () => {
    const [a, b, c] = [randomNumbers(5), randomNumbers(5), randomNumbers(6)];
    const drawn = Array.from({ length: 1000 }, () => a());
    expect(Array.from({ length: 1000 }, () => b())).toEqual(drawn);
    expect(c()).not.toBe(drawn[0]);
    expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(new Set(drawn).size).toBe(1000);
  });
});
