// Is only a colour base that exists taken from the address?
import { baseIn } from '../../../app/theme/use-color-base.ts';

describe('baseIn', () => {
  it.each([
    ['?theme=dark', 'dark'],
    ['?tier=gold&theme=light', 'light'],
    ['?theme=blue', null],
    ['', null],
  ])('takes "%s" as %s', (search, base) => {
    expect(baseIn(search)).toBe(base);
  });
});
