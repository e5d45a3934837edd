// Does every line of a batch get exactly one answer, errors included?
import { runCalendarOps } from '../../engine/cli/calendar.ts';
import { compileCalendar } from '../../engine/core/calendar/compile.ts';
import { daily, specOf } from '../core/calendar/spec-of.ts';

const office = compileCalendar('office', specOf({}));
const always = compileCalendar('always', specOf({ week: daily('00:00-24:00') }));
const closed = compileCalendar('closed', specOf({ week: daily('') }));
const named = new Map([office, always, closed].map((calendar) => [calendar.name, calendar]));

function source(nameOrObject: unknown) {
  if (typeof nameOrObject !== 'string') {
    return { error: { code: 'badCalendar', message: 'no good' } as const };
  }
  const error = { code: 'unknownCalendar', message: `no "${nameOrObject}"` } as const;
  return named.get(nameOrObject) ?? { error };
}

async function* each(lines: readonly string[]) {
  yield* lines;
}

async function answers(...lines: readonly (string | object)[]) {
  const written: string[] = [];
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const counts = await runCalendarOps(each(texts), source, (text) => void written.push(text));
  const isOneLine = (text: string) => text.indexOf('\n') === text.length - 1;
  expect(written.every(isOneLine)).toBe(true);
  return { counts, answers: written.map((text) => JSON.parse(text)) };
}

const friday = '2026-11-20T16:00:00+01:00';

describe('runCalendarOps', () => {
  it('answers each operation', async () => {
    const result = await answers(
      { calendar: 'office', op: 'advance', at: friday, by: '4h' },
      { calendar: 'office', op: 'advance', at: friday, by: 3_600_001 },
      { calendar: 'office', op: 'advance', at: '2026-11-20T16:00:00.250+01:00', by: '30m' },
      { calendar: 'office', op: 'advance', at: '2026-11-21T00:00:00Z', by: 0 },
      { calendar: 'office', op: 'retreat', at: friday, by: '8h' },
      { calendar: 'office', op: 'measure', from: friday, to: '2026-11-23T10:00:00+01:00' },
      { calendar: 'office', op: 'measure', from: '2026-11-23T10:00:00+01:00', to: friday },
      { calendar: 'office', op: 'isOpen', at: friday },
      { calendar: 'office', op: 'isOpen', at: '2026-11-20T17:00:00+01:00' },
      { calendar: 'always', op: 'advance', at: friday, by: '72h' },
      { calendar: 'office', op: 'nextOpening', at: '2026-11-20T16:59:59.999+01:00' },
      { calendar: 'office', op: 'nextOpening', at: '2026-11-20T17:00:00+01:00' },
      { calendar: 'office', op: 'nextOpening', at: '2026-11-23T09:00:00+01:00' },
      { calendar: 'always', op: 'nextOpening', at: friday },
    );
    expect(result.answers).toEqual([
      { at: '2026-11-23T11:00:00Z' },
      { at: '2026-11-23T08:00:00.001Z' },
      { at: '2026-11-20T15:30:00.250Z' },
      { at: '2026-11-23T08:00:00Z' },
      { at: '2026-11-19T15:00:00Z' },
      { ms: 7_200_000 },
      { ms: -7_200_000 },
      { open: true },
      { open: false },
      { at: '2026-11-23T15:00:00Z' },
      { at: '2026-11-20T15:59:59.999Z' },
      { at: '2026-11-23T08:00:00Z' },
      { at: '2026-11-23T08:00:00Z' },
      { at: '2026-11-20T15:00:00Z' },
    ]);
    expect(result.counts).toEqual({ answered: 14, errors: 0 });
  });

  it.each([
    ['{"calendar":', 'This line is not JSON'],
    ['[1]', 'A line holds one JSON object'],
    ['null', 'A line holds one JSON object'],
    [{ calendar: 'office', at: friday, by: '4h' }, '"op" is missing'],
    [{ calendar: 'office', op: 'add', at: friday }, '"op" is "add"; write one of advance'],
    [{ calendar: 'office', op: 'constructor', at: friday }, '"op" is "constructor"'],
    [{ op: 'isOpen', at: friday }, '"calendar" is missing'],
    [{ calendar: 'office', op: 'isOpen' }, '"at" is missing'],
    [{ calendar: 'office', op: 'isOpen', at: '2026-11-20T16:00:00' }, 'with an offset'],
    [{ calendar: 'office', op: 'nextOpening' }, '"at" is missing'],
    [{ calendar: 'office', op: 'nextOpening', at: '2201-01-01T00:00:00Z' }, '1970 to 2200'],
    [{ calendar: 'office', op: 'isOpen', at: 1795186800000 }, '"at" is 1795186800000'],
    [{ calendar: 'office', op: 'isOpen', at: '2026-02-30T16:00:00Z' }, '"at" is "2026-02-30'],
    [{ calendar: 'office', op: 'isOpen', at: '1969-12-31T23:59:59.999Z' }, '1970 to 2200'],
    [{ calendar: 'office', op: 'isOpen', at: '2201-01-01T00:00:00Z' }, '1970 to 2200'],
    [{ calendar: 'office', op: 'measure', from: friday }, '"to" is missing'],
    [{ calendar: 'office', op: 'measure', to: friday }, '"from" is missing'],
    [{ calendar: 'office', op: 'advance', at: friday }, '"by" is missing'],
    [{ calendar: 'office', op: 'advance', at: friday, by: '2d' }, '"by" is "2d"'],
    [{ calendar: 'office', op: 'advance', at: friday, by: -1 }, 'never negative'],
    [{ calendar: 'office', op: 'retreat', at: friday, by: '-1h' }, 'never negative'],
    [{ calendar: 'office', op: 'advance', at: friday, by: 0.5 }, 'whole milliseconds'],
    [{ calendar: 'office', op: 'advance', at: friday, by: 1e300 }, 'whole milliseconds'],
  ])('answers badInput to %j', async (line, message) => {
    const result = await answers(line);
    expect(result.answers).toEqual([
      { error: { code: 'badInput', message: expect.stringContaining(message) } },
    ]);
    expect(result.counts).toEqual({ answered: 1, errors: 1 });
  });

  it('says which calendar is unknown or bad, and goes on', async () => {
    const result = await answers(
      { calendar: 'offic', op: 'isOpen', at: friday },
      { calendar: { open: '25x7' }, op: 'isOpen', at: friday },
      { calendar: 'office', op: 'isOpen', at: friday },
    );
    expect(result.answers).toEqual([
      { error: { code: 'unknownCalendar', message: 'no "offic"' } },
      { error: { code: 'badCalendar', message: 'no good' } },
      { open: true },
    ]);
  });

  it('answers neverOpen to advance, retreat and nextOpening alone', async () => {
    const result = await answers(
      { calendar: 'closed', op: 'advance', at: friday, by: '1h' },
      { calendar: 'closed', op: 'advance', at: friday, by: 0 },
      { calendar: 'closed', op: 'retreat', at: friday, by: '1h' },
      { calendar: 'closed', op: 'measure', from: friday, to: '2030-01-01T00:00:00Z' },
      { calendar: 'closed', op: 'isOpen', at: friday },
      { calendar: 'always', op: 'advance', at: friday, by: Number.MAX_SAFE_INTEGER },
      { calendar: 'closed', op: 'nextOpening', at: friday },
    );
    const never = { error: { code: 'neverOpen', message: expect.any(String) } };
    expect(result.answers).toEqual([never, never, never, { ms: 0 }, { open: false }, never, never]);
    expect(result.answers[6].error.message).toBe(
      'Calendar "closed" is not open within five years of 2026-11-20T15:00:00Z, ' +
        'in the years 1970 to 2200.',
    );
  });

  it('passes over blank lines and reads each calendar once', async () => {
    let read = 0;
    const counting = () => {
      read++;
      return office;
    };
    const line = JSON.stringify({ calendar: { week: {} }, op: 'isOpen', at: friday });
    const written: string[] = [];
    await runCalendarOps(each([line, '', '  \r', line, line]), counting, (text) => {
      written.push(text);
    });
    expect(written).toHaveLength(3);
    expect(read).toBe(1);
  });

  it('does not hide an error of its own code', async () => {
    const broken = () => {
      throw new Error('broken source');
    };
    const line = JSON.stringify({ calendar: 'office', op: 'isOpen', at: friday });
    await expect(runCalendarOps(each([line]), broken, () => {})).rejects.toThrow('broken source');
  });
});
