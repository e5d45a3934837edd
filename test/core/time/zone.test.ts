// Are offsets, their changes and wall clocks those of the tz database?
import { DateTime, IANAZone } from 'luxon';
import { parseInstant } from '../../../engine/core/time/instant.ts';
import { parseLocalDate } from '../../../engine/core/time/local-date.ts';
import {
  isZone,
  localDayAt,
  localParts,
  offsetAt,
  offsetStretches,
  startOfLocalDay,
} from '../../../engine/core/time/zone.ts';

const at = (text: string) => parseInstant(text) as number;
const HOUR = 3_600_000;

describe('isZone', () => {
  it.each(['Europe/Paris', 'europe/paris', 'UTC', 'Etc/UTC', 'Etc/GMT+5', 'Asia/Kathmandu'])(
    'knows %s',
    (name) => {
      expect(isZone(name)).toBe(true);
    },
  );

  it.each(['Europe/Pariss', '', '+02:00', 'UTC+3', 'local', '../etc/passwd', 'Paris'])(
    'refuses %j',
    (name) => {
      expect(isZone(name)).toBe(false);
      expect(offsetAt(name, 0)).toBeUndefined();
      expect(offsetStretches(name, 2026, 2026)).toBeUndefined();
      expect(localParts(name, 0)).toBeUndefined();
      expect(startOfLocalDay(name, 0)).toBeUndefined();
    },
  );
});

describe('offsetAt', () => {
  it.each([
    ['Europe/Paris', '2026-03-29T01:00:00Z', 1, 2],
    ['Europe/Paris', '2026-10-25T01:00:00Z', 2, 1],
    ['Australia/Sydney', '2026-04-04T16:00:00Z', 11, 10],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 10.5, 11],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', -10, 14],
    ['Asia/Kathmandu', '1985-12-31T18:30:00Z', 5.5, 5.75],
    ['Africa/Cairo', '2026-04-23T22:00:00Z', 2, 3],
    ['America/Sao_Paulo', '2018-11-04T03:00:00Z', -3, -2],
    ['America/Recife', '2000-10-15T02:00:00Z', -2, -3],
  ])('changes in %s exactly at %s from %d to %d hours', (zone, change, before, after) => {
    expect(offsetAt(zone, at(change) - 1)).toBe(before * HOUR);
    expect(offsetAt(zone, at(change))).toBe(after * HOUR);
    expect(offsetAt(zone, at(change) + 1)).toBe(after * HOUR);
  });

  it('keeps the odd seconds of Monrovia until 1972', () => {
    expect(offsetAt('Africa/Monrovia', at('1971-06-01T00:00:00Z'))).toBe(-2_670_000);
    expect(offsetAt('Africa/Monrovia', at('1973-06-01T00:00:00Z'))).toBe(0);
  });

  it('answers for years it does not keep', () => {
    expect(offsetAt('Europe/Paris', at('2500-07-01T00:00:00Z'))).toBe(2 * HOUR);
    expect(offsetAt('Asia/Tokyo', at('1899-07-01T00:00:00Z'))).toBe(9 * HOUR);
  });

  it('agrees with luxon, which reads the parts of a date, in every part of the world', () => {
    const zones = ['Africa/Casablanca', 'Asia/Gaza', 'Antarctica/Casey', 'America/St_Johns', 'UTC'];
    for (const zone of [...zones, 'Africa/Monrovia', 'Pacific/Kiritimati', 'Pacific/Marquesas']) {
      const luxon = IANAZone.create(zone);
      for (const year of [1971, 2010, 2020, 2026, 2150]) {
        for (let hour = 0; hour < 8760; hour += 7) {
          const asked = Date.UTC(year, 0, 1, hour);
          const right = Math.round(luxon.offset(asked) * 60_000);
          expect([zone, asked, offsetAt(zone, asked)]).toEqual([zone, asked, right]);
        }
      }
    }
  });
});

describe('offsetStretches', () => {
  it('covers the years asked for, each stretch unlike the one before', () => {
    expect(offsetStretches('Europe/Paris', 2025, 2026)).toEqual([
      { fromAt: at('2025-01-01T00:00:00Z'), offsetMs: HOUR },
      { fromAt: at('2025-03-30T01:00:00Z'), offsetMs: 2 * HOUR },
      { fromAt: at('2025-10-26T01:00:00Z'), offsetMs: HOUR },
      { fromAt: at('2026-03-29T01:00:00Z'), offsetMs: 2 * HOUR },
      { fromAt: at('2026-10-25T01:00:00Z'), offsetMs: HOUR },
    ]);
  });

  it('finds both changes of the week in which Recife tried summer time', () => {
    const changes = offsetStretches('America/Recife', 2000, 2000)?.slice(-2);
    expect(changes).toEqual([
      { fromAt: at('2000-10-08T03:00:00Z'), offsetMs: -2 * HOUR },
      { fromAt: at('2000-10-15T02:00:00Z'), offsetMs: -3 * HOUR },
    ]);
  });

  it('has one stretch where nothing ever changes', () => {
    expect(offsetStretches('UTC', 1970, 2200)).toEqual([{ fromAt: 0, offsetMs: 0 }]);
  });
});

describe('localParts', () => {
  it.each([
    ['Europe/Paris', '2026-11-23T10:30:00Z', '2026-11-23 11:30:00 1 CET'],
    ['Europe/Paris', '2026-06-28T22:30:15Z', '2026-06-29 00:30:15 1 CEST'],
    ['America/New_York', '2026-11-23T03:30:00Z', '2026-11-22 22:30:00 7 EST'],
    ['Asia/Kathmandu', '2026-11-23T18:15:00Z', '2026-11-24 00:00:00 2 GMT+5:45'],
    ['UTC', '2026-11-23T10:30:00Z', '2026-11-23 10:30:00 1 UTC'],
  ])('shows the wall of %s at %s', (zone, instant, wall) => {
    const parts = localParts(zone, at(instant));
    const two = (value = 0) => `${value}`.padStart(2, '0');
    const date = `${parts?.year}-${two(parts?.month)}-${two(parts?.day)}`;
    const time = `${two(parts?.hour)}:${two(parts?.minute)}:${two(parts?.second)}`;
    expect(`${date} ${time} ${parts?.weekday} ${parts?.abbreviation}`).toBe(wall);
  });
});

describe('localDayAt', () => {
  it.each([
    ['2026-11-20T22:59:59.999Z', '2026-11-20'],
    ['2026-11-20T23:00:00Z', '2026-11-21'],
    ['2026-11-20T23:00:00.001Z', '2026-11-21'],
    ['2026-07-14T21:59:59.999Z', '2026-07-14'],
    ['2026-07-14T22:00:00Z', '2026-07-15'],
    ['1969-12-31T22:59:59.999Z', '1969-12-31'],
  ])('in Paris at %s is %s', (iso, date) => {
    expect(localDayAt('Europe/Paris', Date.parse(iso))).toBe(parseLocalDate(date));
  });

  it('is unknown in no zone', () => {
    expect(localDayAt('Europe/Pari', 0)).toBeUndefined();
  });
});

describe('startOfLocalDay', () => {
  it.each([
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00Z'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00Z'],
  ])('begins %s %s at %s', (zone, date, start) => {
    const day = parseLocalDate(date) as number;
    const found = startOfLocalDay(zone, day) as number;
    expect(found).toBe(at(start));
    expect(isoDateIn(zone, found) >= date).toBe(true);
    expect(isoDateIn(zone, found - 1) < date).toBe(true);
  });
});

function isoDateIn(zone: string, instant: number): string {
  return DateTime.fromMillis(instant, { zone }).toISODate() ?? '';
}
