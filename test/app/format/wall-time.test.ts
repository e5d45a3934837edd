// Is the moment that a person types the one that their clocks will show: around a change of the
// clocks, in odd zones, at the ends of the calendar?
import * as fc from 'fast-check';
import { instantAt, wallTime } from '../../../app/format/wall-time.ts';

const iso = (wall: string, zone: string) => {
  const ms = instantAt(wall, zone);
  return ms === null ? null : new Date(ms).toISOString();
};

describe('wallTime', () => {
  it.each([
    ['2026-11-25T13:30:00.000Z', 'Europe/Paris', '2026-11-25T14:30'],
    ['2026-11-25T13:30:59.999Z', 'Europe/Paris', '2026-11-25T14:30'],
    ['2026-11-24T22:59:59.999Z', 'Europe/Paris', '2026-11-24T23:59'],
    ['2026-11-24T23:00:00.000Z', 'Europe/Paris', '2026-11-25T00:00'],
    ['2026-11-24T23:00:00.001Z', 'Europe/Paris', '2026-11-25T00:00'],
    ['2026-11-25T00:00:00.000Z', 'Asia/Kathmandu', '2026-11-25T05:45'],
    ['2026-11-25T00:00:00.000Z', 'America/St_Johns', '2026-11-24T20:30'],
    ['0999-06-01T00:00:00.000Z', 'UTC', '0999-06-01T00:00'],
  ])('at %s the clocks of %s show %s', (at, zone, wall) => {
    expect(wallTime(Date.parse(at), zone)).toBe(wall);
  });
});

describe('instantAt', () => {
  it.each([
    ['2026-11-25T14:30', 'Europe/Paris', '2026-11-25T13:30:00.000Z'],
    ['2026-11-25T05:45', 'Asia/Kathmandu', '2026-11-25T00:00:00.000Z'],
    ['2026-11-24T20:30', 'America/St_Johns', '2026-11-25T00:00:00.000Z'],
    ['2026-07-24T21:30', 'America/St_Johns', '2026-07-25T00:00:00.000Z'],
    ['2026-11-25T13:59', 'Pacific/Kiritimati', '2026-11-24T23:59:00.000Z'],
    ['2026-11-25T00:00', 'Etc/GMT+12', '2026-11-25T12:00:00.000Z'],
    ['2028-02-29T12:00', 'Europe/Paris', '2028-02-29T11:00:00.000Z'],
  ])('%s in %s is %s', (wall, zone, at) => {
    expect(iso(wall, zone)).toBe(at);
  });

  it.each([
    ['Europe/Paris', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Paris', '2026-03-29T02:00', null],
    ['Europe/Paris', '2026-03-29T02:59', null],
    ['Europe/Paris', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['America/St_Johns', '2026-03-08T01:59', '2026-03-08T05:29:00.000Z'],
    ['America/St_Johns', '2026-03-08T02:00', null],
    ['America/St_Johns', '2026-03-08T02:59', null],
    ['America/St_Johns', '2026-03-08T03:00', '2026-03-08T05:30:00.000Z'],
    ['Pacific/Apia', '2011-12-29T23:59', '2011-12-30T09:59:00.000Z'],
    ['Pacific/Apia', '2011-12-30T00:00', null],
    ['Pacific/Apia', '2011-12-30T23:59', null],
    ['Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00:00.000Z'],
    ['Asia/Kathmandu', '1985-12-31T23:59', '1985-12-31T18:29:00.000Z'],
    ['Asia/Kathmandu', '1986-01-01T00:00', null],
    ['Asia/Kathmandu', '1986-01-01T00:15', '1985-12-31T18:30:00.000Z'],
  ])('%s skips what its clocks skip: %s is %s', (zone, wall, at) => {
    expect(iso(wall, zone)).toBe(at);
  });

  it.each([
    ['Europe/Paris', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
    ['Europe/Paris', '2026-10-25T02:00', '2026-10-25T00:00:00.000Z'],
    ['Europe/Paris', '2026-10-25T02:59', '2026-10-25T00:59:00.000Z'],
    ['Europe/Paris', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
    ['America/St_Johns', '2026-11-01T00:59', '2026-11-01T03:29:00.000Z'],
    ['America/St_Johns', '2026-11-01T01:00', '2026-11-01T03:30:00.000Z'],
    ['America/St_Johns', '2026-11-01T01:59', '2026-11-01T04:29:00.000Z'],
    ['America/St_Johns', '2026-11-01T02:00', '2026-11-01T05:30:00.000Z'],
  ])('of an hour that %s has twice it means the first: %s is %s', (zone, wall, at) => {
    expect(iso(wall, zone)).toBe(at);
  });

  it.each([
    '',
    'soon',
    '2026-11-25',
    '2026-11-25T14',
    '2026-11-25 14:30',
    '2026-11-25T14:30:00',
    '2026-11-25T14:30Z',
    ' 2026-11-25T14:30',
    '26-11-25T14:30',
    '2026-13-01T00:00',
    '2026-00-01T00:00',
    '2026-02-29T12:00',
    '2028-02-30T12:00',
    '2026-11-31T12:00',
    '2026-11-25T24:00',
    '2026-11-25T25:00',
    '2026-11-25T14:60',
    '-2026-11-25T14:30',
    '0000-01-01T00:00',
    '0000-12-31T23:59',
    '275760-09-13T00:00',
    '275760-09-12T23:59',
    '275761-01-01T00:00',
    '999999-12-31T23:59',
  ])('finds no moment in "%s"', (wall) => {
    for (const zone of ['UTC', 'Europe/Paris', 'Pacific/Kiritimati', 'Etc/GMT+12']) {
      expect(instantAt(wall, zone)).toBeNull();
    }
  });

  it.each(['UTC', 'Europe/Paris', 'Pacific/Kiritimati', 'Etc/GMT+12'])(
    'reads the last minute of the year 9999 in %s',
    (zone) => {
      const ms = instantAt('9999-12-31T23:59', zone);
      expect(ms === null ? null : wallTime(ms, zone)).toBe('9999-12-31T23:59');
    },
  );

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4,6}-\d\d-\d\dT\d\d:\d\d$/), (wall) => {
        expect(() => instantAt(wall, 'America/St_Johns')).not.toThrow();
      }),
    );
  });

  it('finds the earliest instant at which the clocks read so', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Paris',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
    );
    const ms = fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(zones, ms, (zone, t) => {
        const wall = wallTime(t, zone);
        const found = instantAt(wall, zone) ?? Number.NaN;
        expect(found).toBeLessThanOrEqual(t);
        expect(wallTime(found, zone)).toBe(wall);
        expect(wallTime(found - 1, zone)).not.toBe(wall);
      }),
      { numRuns: 300 },
    );
  });
});
