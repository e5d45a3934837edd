/** Which days are public holidays, and what is said of places that are not known? */
import { holidayRule } from '../../engine/tiers-file/holidays.ts';

function rule(country: string, region?: string) {
  const found = holidayRule(country, region);
  if ('wrong' in found) throw new Error(found.wrong);
  return found.rule;
}

describe('holidayRule', () => {
  test('knows the eleven public holidays of France, Easter Monday included', () => {
    expect(rule('FR').datesOf(2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  test('adds those of a region, and of a place in it', () => {
    const added = (region: string) =>
      rule('DE', region)
        .datesOf(2026)
        .filter((date) => !rule('DE').datesOf(2026).includes(date));
    expect(added('BY')).toEqual(['2026-01-06', '2026-06-04', '2026-11-01']);
    expect(added('BY-A')).toEqual([
      '2026-01-06',
      '2026-06-04',
      '2026-08-08',
      '2026-08-15',
      '2026-11-01',
    ]);
    expect(rule('DE', 'BY-A').key).toBe('DE-BY-A');
  });

  test('gives the date on which a holiday that begins at sunset mostly falls', () => {
    expect(rule('IL').datesOf(2026)).toContain('2026-09-21');
    expect(rule('IL').datesOf(2026)).not.toContain('2026-09-20');
  });

  test('answers each place and year once', () => {
    expect(rule('fr')).toBe(rule('FR'));
    expect(rule('FR').datesOf(2030)).toBe(rule('FR').datesOf(2030));
  });

  test.each([
    ['XX', undefined, 'country', '"XX" has no known holidays; write one of "AD", '],
    ['FRA', undefined, 'country', '"FRA" has no known holidays; did you mean "FR"?'],
    ['DE', 'BYA', 'region', 'DE has no region "BYA" with its own holidays; did you mean "BY"?'],
    ['JP', '13', 'region', 'JP has no region "13" with its own holidays; leave it out'],
  ])('refuses %s %s', (country, region, part, message) => {
    expect(holidayRule(country, region)).toEqual({
      part,
      wrong: expect.stringContaining(message),
    });
  });
});
