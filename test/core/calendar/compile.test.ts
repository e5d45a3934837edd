// Are the conventions of decisions 0001, 0003 and 0004 kept, and equal contents compiled once?
import { compileCalendar } from '../../../engine/core/calendar/compile.ts';
import { at, daily, specOf, week } from './spec-of.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const office = compileCalendar('office', specOf({ week: week('09:00-12:30 13:30-18:00') }));

function openDaily(zone: string, text: string) {
  return compileCalendar('daily', specOf({ zone, week: daily(text) }));
}

describe('advance', () => {
  it.each([
    ['2026-11-20T09:00:00+01:00', 3.5 * HOUR - 1, '2026-11-20T12:29:59.999+01:00'],
    ['2026-11-20T09:00:00+01:00', 3.5 * HOUR, '2026-11-20T12:30:00+01:00'],
    ['2026-11-20T09:00:00+01:00', 3.5 * HOUR + 1, '2026-11-20T13:30:00.001+01:00'],
    ['2026-11-20T09:00:00+01:00', 8 * HOUR - 1, '2026-11-20T17:59:59.999+01:00'],
    ['2026-11-20T09:00:00+01:00', 8 * HOUR, '2026-11-20T18:00:00+01:00'],
    ['2026-11-20T09:00:00+01:00', 8 * HOUR + 1, '2026-11-23T09:00:00.001+01:00'],
    ['2026-11-20T16:00:00+01:00', 4 * HOUR, '2026-11-23T11:00:00+01:00'],
    ['2026-11-21T12:00:00+01:00', HOUR, '2026-11-23T10:00:00+01:00'],
    ['2026-11-20T17:59:30+01:00', MINUTE, '2026-11-23T09:00:30+01:00'],
  ])(
    'from %s by %d ms is due at %s, at closing rather than at the next opening',
    (from, by, due) => {
      expect(office.advance(at(from), by)).toBe(at(due));
    },
  );

  it.each([
    ['2026-11-20T08:59:59.999+01:00', '2026-11-20T09:00:00+01:00'],
    ['2026-11-20T09:00:00+01:00', '2026-11-20T09:00:00+01:00'],
    ['2026-11-20T12:29:59.999+01:00', '2026-11-20T12:29:59.999+01:00'],
    ['2026-11-20T12:30:00+01:00', '2026-11-20T13:30:00+01:00'],
    ['2026-11-20T18:00:00+01:00', '2026-11-23T09:00:00+01:00'],
  ])('by nothing from %s is the next open moment, %s', (from, open) => {
    expect(office.advance(at(from), 0)).toBe(at(open));
    expect(office.nextOpening(at(from))).toBe(at(open));
  });
});

describe('retreat', () => {
  it.each([
    ['2026-11-20T18:00:00+01:00', 8 * HOUR - 1, '2026-11-20T09:00:00.001+01:00'],
    ['2026-11-20T18:00:00+01:00', 8 * HOUR, '2026-11-20T09:00:00+01:00'],
    ['2026-11-20T18:00:00+01:00', 8 * HOUR + 1, '2026-11-19T17:59:59.999+01:00'],
    ['2026-11-20T18:00:00+01:00', 4.5 * HOUR, '2026-11-20T13:30:00+01:00'],
    ['2026-11-23T09:00:00+01:00', 1, '2026-11-20T17:59:59.999+01:00'],
  ])('from %s by %d ms starts at %s, the latest such instant', (from, by, start) => {
    expect(office.retreat(at(from), by)).toBe(at(start));
  });

  it.each([
    ['2026-11-20T12:29:59.999+01:00', '2026-11-20T12:29:59.999+01:00'],
    ['2026-11-20T12:30:00+01:00', '2026-11-20T12:30:00+01:00'],
    ['2026-11-20T12:30:00.001+01:00', '2026-11-20T12:30:00+01:00'],
    ['2026-11-23T08:59:59.999+01:00', '2026-11-20T18:00:00+01:00'],
    ['2026-11-23T09:00:00+01:00', '2026-11-23T09:00:00+01:00'],
  ])('by nothing from %s is %s: open, a closing, or the closing before', (from, answer) => {
    expect(office.retreat(at(from), 0)).toBe(at(answer));
  });
});

describe('measure', () => {
  // Each row: a zone, hours of every day, a stretch across its change, and the real time open.
  it.each([
    ['24 h on a day of 23', 'Europe/Paris', '00:00-24:00', '2026-03-29', '2026-03-30', 23 * 60],
    ['24 h on a day of 25', 'Europe/Paris', '00:00-24:00', '2026-10-25', '2026-10-26', 25 * 60],
    ['opening in the gap', 'Europe/Paris', '02:30-06:00', '2026-03-29', '2026-03-30', 180],
    ['closing in the gap', 'Europe/Paris', '01:00-02:30', '2026-03-29', '2026-03-30', 60],
    ['lying in the gap', 'Europe/Paris', '02:00-03:00', '2026-03-29', '2026-03-30', 0],
    ['closing in the overlap', 'Europe/Paris', '00:00-02:30', '2026-10-25', '2026-10-26', 180],
    ['opening in the overlap', 'Europe/Paris', '02:30-06:00', '2026-10-25', '2026-10-26', 240],
    ['a southern spring', 'Australia/Sydney', '00:00-06:00', '2026-10-04', '2026-10-05', 300],
    ['a southern autumn', 'Australia/Sydney', '00:00-06:00', '2026-04-05', '2026-04-06', 420],
    ['half an hour lost', 'Australia/Lord_Howe', '00:00-06:00', '2026-10-04', '2026-10-05', 330],
    ['half an hour won', 'Australia/Lord_Howe', '00:00-06:00', '2026-04-05', '2026-04-06', 390],
    ['a midnight lost', 'Africa/Cairo', '00:00-06:00', '2026-04-24', '2026-04-25', 300],
    ['a midnight lost', 'America/Sao_Paulo', '00:00-06:00', '2018-11-04', '2018-11-05', 300],
    ['a midnight won', 'America/Sao_Paulo', '20:00-24:00', '2018-02-17', '2018-02-18', 300],
    ['no change', 'Asia/Kathmandu', '09:00-17:00', '2026-06-15', '2026-06-16', 480],
    ['a quarter hour lost', 'Asia/Kathmandu', '00:00-06:00', '1986-01-01', '1986-01-02', 345],
    ['a day that never was', 'Pacific/Apia', '00:00-24:00', '2011-12-29', '2012-01-01', 2 * 1440],
  ])('counts real time with %s in %s, open %s on %s', (_what, zone, text, from, to, minutes) => {
    // One closure far away keeps a calendar of all hours from being taken for one without a clock.
    const closures = [{ date: '2150-01-01', fromMinute: 0, toMinute: 1 }];
    const calendar = compileCalendar('daily', specOf({ zone, week: daily(text), closures }));
    const start = localMidnight(zone, from);
    const end = localMidnight(zone, to);
    expect(calendar.measure(start, end)).toBe(minutes * MINUTE);
    expect(calendar.measure(end, start) + minutes * MINUTE).toBe(0);
  });

  it.each([
    ['spring', '2026-03-28', '2026-03-29', 7],
    ['autumn', '2026-10-24', '2026-10-25', 9],
  ])('counts a night shift across the change in %s', (_season, from, to, count) => {
    const night = openDaily('Europe/Paris', '22:00-06:00');
    const start = localMidnight('Europe/Paris', from) + 12 * HOUR;
    const end = localMidnight('Europe/Paris', to) + 12 * HOUR;
    expect(night.measure(start, end)).toBe(count * HOUR);
  });

  it('opens at 03:00, once the gap is over, when hours begin inside the gap', () => {
    const early = openDaily('Europe/Paris', '02:30-06:00');
    const midnight = localMidnight('Europe/Paris', '2026-03-29');
    expect(early.nextOpening(midnight)).toBe(at('2026-03-29T03:00:00+02:00'));
  });

  it('closes twice when hours end inside the overlap', () => {
    const late = openDaily('Europe/Paris', '00:00-02:30');
    const midnight = localMidnight('Europe/Paris', '2026-10-25');
    expect(late.advance(midnight, 2.5 * HOUR)).toBe(at('2026-10-25T02:30:00+02:00'));
    expect(late.advance(midnight, 2.5 * HOUR + 1)).toBe(at('2026-10-25T02:00:00.001+01:00'));
    expect(late.advance(midnight, 3 * HOUR)).toBe(at('2026-10-25T02:30:00+01:00'));
  });

  it('ends the day at 24:00 without a break into the next', () => {
    const evenings = openDaily('Europe/Paris', '00:00-06:00 20:00-24:00');
    const evening = at('2026-11-20T20:00:00+01:00');
    expect(evenings.advance(evening, 4 * HOUR + 1)).toBe(at('2026-11-21T00:00:00.001+01:00'));
    expect(evenings.advance(evening, 10 * HOUR)).toBe(at('2026-11-21T06:00:00+01:00'));
  });
});

describe('compileCalendar', () => {
  it('works out the years of equal contents once, under whatever names', () => {
    const asked: string[] = [];
    const rule = (by: string) => ({
      key: 'once',
      datesOf: (year: number) => {
        asked.push(`${by} ${year}`);
        return [`${year}-11-20`];
      },
    });
    const [a, b] = ['a', 'b'].map((name) =>
      compileCalendar(name, specOf({ holidayRules: [rule(name)] })),
    );
    expect(a?.isOpenAt(at('2026-11-20T12:00:00Z'))).toBe(false);
    expect(b?.isOpenAt(at('2026-11-20T12:00:00Z'))).toBe(false);
    expect(new Set(asked.map((one) => one.slice(0, 1)))).toEqual(new Set(['a']));
    expect([a?.name, b?.name]).toEqual(['a', 'b']);
  });

  it.each([
    ['zone', { zone: 'Europe/Lisbon' }],
    ['week', { week: week('09:00-17:01') }],
    ['holidays', { holidays: ['2026-11-20'] }],
    ['changes', { changes: [{ from: '2026-11-20', to: null, week: null, hours: [] }] }],
    ['closures', { closures: [{ date: '2026-11-20', fromMinute: 0, toMinute: 1440 }] }],
  ])('tells contents apart by their %s', (_what, parts) => {
    const plain = compileCalendar('plain', specOf({}));
    const other = compileCalendar('other', specOf(parts));
    const day = [at('2026-11-20T00:00:00+01:00'), at('2026-11-21T00:00:00+01:00')] as const;
    const noon = at('2026-11-20T17:00:30+01:00');
    const answers = (c: typeof plain) => [c.measure(...day), c.isOpenAt(noon)];
    expect(answers(other)).not.toEqual(answers(plain));
  });

  it('knows a week without a break, and that a holiday breaks it', () => {
    const always = { zone: 'Europe/Paris', week: daily('00:00-24:00') };
    expect(compileCalendar('a', specOf(always)).alwaysOpen).toBe(true);
    expect(compileCalendar('b', specOf({ ...always, holidays: ['2026-01-01'] })).alwaysOpen).toBe(
      false,
    );
  });

  it('stops at a zone that validation should have refused', () => {
    expect(() => compileCalendar('x', specOf({ zone: 'Mars/Base' }))).toThrow(
      '"Mars/Base" is a zone',
    );
  });
});

/** The start of a local date, written out so that the test does not ask the core for it. */
function localMidnight(zone: string, date: string): number {
  const offsets: Record<string, Record<string, string>> = {
    'Europe/Paris': {
      '2026-03-28': '+01:00',
      '2026-03-29': '+01:00',
      '2026-03-30': '+02:00',
      '2026-10-24': '+02:00',
      '2026-10-25': '+02:00',
      '2026-10-26': '+01:00',
    },
    'Australia/Sydney': {
      '2026-10-04': '+10:00',
      '2026-10-05': '+11:00',
      '2026-04-05': '+11:00',
      '2026-04-06': '+10:00',
    },
    'Australia/Lord_Howe': {
      '2026-10-04': '+10:30',
      '2026-10-05': '+11:00',
      '2026-04-05': '+11:00',
      '2026-04-06': '+10:30',
    },
    'Africa/Cairo': { '2026-04-24': '+02:00', '2026-04-25': '+03:00' },
    'America/Sao_Paulo': {
      '2018-11-04': '-03:00',
      '2018-11-05': '-02:00',
      '2018-02-17': '-02:00',
      '2018-02-18': '-03:00',
    },
    'Asia/Kathmandu': {
      '2026-06-15': '+05:45',
      '2026-06-16': '+05:45',
      '1986-01-01': '+05:30',
      '1986-01-02': '+05:45',
    },
    'Pacific/Apia': { '2011-12-29': '-10:00', '2012-01-01': '+14:00' },
  };
  return at(`${date}T00:00:00${offsets[zone]?.[date]}`);
}
