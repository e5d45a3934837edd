// Do instants read in the viewer's zone, with just enough of the date?
import { localeFor, momentsFor } from '../../../app/format/moment.ts';

const NOW = Date.parse('2026-11-23T09:30:00.000Z');

describe('momentsFor', () => {
  const paris = momentsFor({ locale: 'en-GB', zone: 'Europe/Paris' });

  it.each([
    ['2026-11-23T10:05:00.000Z', '11:05'],
    ['2026-11-24T10:05:00.000Z', 'Tue 11:05'],
    ['2026-11-22T22:59:59.999Z', 'Sun 23:59'],
    ['2026-11-22T23:00:00.000Z', '00:00'],
    ['2026-11-29T09:29:59.999Z', 'Sun 10:29'],
    ['2026-11-29T09:30:00.000Z', '29 Nov 10:30'],
    ['2027-01-04T08:00:00.000Z', '4 Jan 2027'],
    ['2056-11-15T09:30:00.000Z', '15 Nov 2056'],
  ])('says %s as "%s"', (at, text) => {
    expect(paris.near(at, NOW)).toBe(text);
  });

  it('decides the day in the viewer’s zone, not in UTC', () => {
    const tokyo = momentsFor({ locale: 'en-GB', zone: 'Asia/Tokyo' });
    expect(tokyo.near('2026-11-23T15:30:00.000Z', NOW)).toBe('Tue 00:30');
  });

  it('names the weekday, the seconds and the zone in full', () => {
    expect(paris.full('2026-11-23T10:05:07.000Z')).toBe('Monday, 23 November 2026 at 11:05:07 CET');
  });

  it('shows seconds on the clock face', () => {
    expect(paris.face(NOW)).toMatch(/Mon.*23 Nov.*10:30:00/);
  });
});

describe('localeFor', () => {
  it('takes the viewer’s own variant of the texts’ language', () => {
    expect(localeFor('en', ['de-DE', 'en-US'])).toBe('en-US');
  });

  it('keeps dates in the texts’ language when the viewer prefers another', () => {
    expect(localeFor('en', ['fr-FR'])).toBe('en-GB');
    expect(localeFor('fr', ['en-US'])).toBe('fr');
  });

  it('does not take plain English for American', () => {
    expect(localeFor('en', ['en'])).toBe('en-GB');
  });
});
