/** Are files that nobody means, huge, far away or strangely named, answered like any other? */
import { readTiersFile } from '../../engine/tiers-file/read.ts';
import { BASE, edited, withSection } from './base.ts';

const OFFICE = '"holidays": [{ "country": "FR" }] }';

function problemsOf(text: string): readonly string[] {
  const read = readTiersFile(text);
  return 'problems' in read ? read.problems.map((one) => `${one.path}: ${one.message}`) : [];
}

function calendarOf(text: string) {
  const read = readTiersFile(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy.calendars.get('office');
}

/** "2026-01-01" and `days` days more. */
function date(days: number): string {
  return new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
}

describe('readTiersFile', () => {
  test('takes a thousand changes, and the last one holds', () => {
    const changes = Array.from({ length: 1000 }, (_, i) => ({
      from: date(i * 3),
      week: { 'mon-sun': [i % 2 === 0 ? '09:00-10:00' : '09:00-11:00'] },
    }));
    const office = calendarOf(edited(OFFICE, `"changes": ${JSON.stringify(changes)} }`));
    const at = Date.parse(`${date(3 * 999 + 1)}T00:00:00+01:00`);
    expect(office?.measure(at, at + 86_400_000)).toBe(2 * 3_600_000);
  });

  test('refuses a thousand changes from one date, each with its place', () => {
    const changes = Array.from({ length: 1000 }, () => ({ from: '2026-12-24', hours: [] }));
    const told = problemsOf(edited(OFFICE, `"changes": ${JSON.stringify(changes)} }`));
    expect(told.length).toBeGreaterThan(50);
    expect(told[0]).toBe(
      'calendars.office.changes[1].from: changes 1 and 2 both set the hours from 2026-12-24 on; ' +
        'keep one',
    );
  });

  test.each(['2150-12-31', '1970-01-01'])('takes a change on %s', (from) => {
    const change = `"changes": [{ "from": "${from}", "to": "${from}", "hours": [] }] }`;
    expect(problemsOf(edited(OFFICE, change))).toEqual([]);
  });

  test.each(['2151-01-01', '1969-12-31', '9999-12-31', '0001-01-01'])(
    'refuses a change on %s, as too far away',
    (from) => {
      const [told] = problemsOf(
        edited(OFFICE, `"changes": [{ "from": "${from}", "hours": [] }] }`),
      );
      expect(told).toMatch(
        /^calendars\.office\.changes\[0\]\.from: .*write a year from 1970 to 2150/,
      );
    },
  );

  test('refuses a calendar that opens only on its holidays', () => {
    // 5 January 2026 is a Monday; six years of Mondays are holidays.
    const dates = JSON.stringify(Array.from({ length: 313 }, (_, i) => date(4 + 7 * i)));
    const text = edited(OFFICE, `"holidays": ${dates} }`).replace('"mon-fri"', '"mon"');
    expect(problemsOf(text)).toEqual([
      'calendars.office: "office" never opens in the five years from 2026-01-01T00:00:00Z on; ' +
        'give it hours',
    ]);
  });

  test('refuses a calendar that an endless change with no hours closes', () => {
    const change = '"changes": [{ "from": "2028-06-01", "hours": [] }] }';
    expect(problemsOf(edited(OFFICE, change))).toEqual([
      'calendars.office: "office" never opens in the five years from 2028-05-31T22:00:00Z on; ' +
        'give it hours',
    ]);
  });

  test.each([
    ['reducedService', '"promises": { "firstReply": { "within": "9h", "calendar": "always" } }'],
    ['eventPlans', '"organization": "ACME"'],
  ])('refuses %s that ends before it begins, and two on one day', (section, rest) => {
    const one = (from: string, to: string) => `{ "from": "${from}", "to": "${to}", ${rest} }`;
    const both = (text: string) => problemsOf(withSection(`"${section}": [${text}]`));
    expect(both(one('2026-12-02', '2026-12-01'))).toEqual([
      expect.stringContaining(`${section}[0].to: `),
    ]);
    const [first, touching] = [one('2026-12-01', '2026-12-03'), one('2026-12-03', '2026-12-05')];
    expect(both(`${first}, ${touching}`)).toEqual([expect.stringContaining('overlaps')]);
    expect(both(`${first}, ${one('2026-12-04', '2026-12-05')}`)).toEqual([]);
  });

  test.each(['1e308', '-1', '1e999', '0.1', '99999999999999999999'])(
    'answers %s in the place of a weight with an instant value or a problem',
    (number) => {
      const told = problemsOf(
        edited('"handling": "25m"', `"handling": "25m", "weight": ${number}`),
      );
      for (const one of told) expect(one).toMatch(/^kinds\.incident\.weight: \S/);
    },
  );

  test.each(['constructor', 'hasOwnProperty', 'toString', 'valueOf'])(
    'takes "%s" as a name like any other, for a tier, a kind, a calendar and a component',
    (name) => {
      for (const known of ['"standard"', '"incident"', '"office"', '"disk"']) {
        expect(problemsOf(BASE.replaceAll(known, `"${name}"`))).toEqual([]);
      }
    },
  );

  test('refuses "__proto__" as a name wherever it stands', () => {
    for (const known of ['"standard"', '"incident"', '"office"', '"disk"', '"firstReply"']) {
      const told = problemsOf(BASE.replaceAll(known, '"__proto__"'));
      expect(told.length).toBeGreaterThan(0);
      expect(told.some((one) => one.includes('"__proto__" cannot be a key'))).toBe(true);
    }
    expect(Object.keys({})).toEqual([]);
  });

  test('points at the place behind letters of two units and at halves of one', () => {
    const text = edited('"people": "office",', '"people": "🔥\ud83d", "poeple": "office",');
    const told = problemsOf(text);
    expect(told.some((one) => one.startsWith('tiers.standard.poeple: '))).toBe(true);
    expect(told.some((one) => one.startsWith('tiers.standard.people: '))).toBe(true);
  });
});
