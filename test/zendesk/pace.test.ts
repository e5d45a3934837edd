/** Does time go on by the faster of two clocks, and never back? */
import { fastestOf } from '../../engine/zendesk/pace.ts';

describe('fastestOf', () => {
  it('adds the larger step of each moment', () => {
    let real = 100;
    let desk = 5_000_000;
    const elapsedMs = fastestOf([() => real, () => desk]);
    expect(elapsedMs()).toBe(0);
    desk += 3_600_000;
    real += 10;
    expect(elapsedMs()).toBe(3_600_000);
    real += 70;
    expect(elapsedMs()).toBe(3_600_070);
    desk -= 1_000;
    expect(elapsedMs()).toBe(3_600_070);
    real += 5;
    desk += 1_000;
    expect(elapsedMs()).toBe(3_601_070);
  });
});
