/** Does every entry come back from its text as it was, and is no money a number there? */
import fc from 'fast-check';
import type { Entry } from '../../engine/core/ledger/entry.ts';
import { EngineError } from '../../engine/errors.ts';
import { entryIn, entryText } from '../../engine/store/entry-text.ts';
import { attempts, stepsOf } from '../core/ledger/random-ledger.ts';
import { charge, line, payment } from '../support/ledger.ts';

const backOf = (entry: Entry) => {
  const { key, account, ticket, at, type } = entry;
  return entryIn({ key, account, ticket, at, type }, entryText(entry));
};

/** A type that is added must be read back, too. */
const TYPES: Readonly<Record<Entry['type'], true>> = {
  charge: true,
  creditNote: true,
  dispute: true,
  invoice: true,
  payment: true,
  reinstatement: true,
  suspension: true,
  waiver: true,
  writeOff: true,
};

test('every entry that a ledger can come to hold is read back as it was', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(attempts, (all) => {
      for (const entry of stepsOf(all).at(-1)?.ledger.entries ?? []) {
        seen.add(entry.type);
        expect(backOf(entry)).toStrictEqual(entry);
      }
    }),
    // With one seed, so that each type is among them in every run.
    { numRuns: 1_000, seed: 20 },
  );
  // Waivers come with promotions alone, and no attempt makes one.
  const { waiver: _never, ...types } = TYPES;
  expect([...seen].sort()).toEqual(Object.keys(types).sort());
});

test('a waiver is read back as it was', () => {
  const { type: _type, endedAt: _endedAt, lines, ...common } = charge('c', [line('20.00 EUR')]);
  const of = { charge: 'c', line: 0 };
  const back = lines.map((one) => ({ ...one, of }));
  const waiver = { ...common, type: 'waiver', promotion: 'launch', lines: back } as const;
  expect(backOf(waiver)).toStrictEqual(waiver);
});

test('amounts are decimal text with the decimals of their currency, and rates are text', () => {
  const text = entryText(charge('c', [line('1.500 KWD', 'quote', '5.5')]));
  expect(JSON.parse(text).lines[0]).toMatchObject({
    net: { amount: '1.500', currency: 'KWD' },
    vat: { amount: '0.083', currency: 'KWD' },
    rule: { ratePpm: '55000' },
  });
  expect(text).not.toContain('minor');
});

test.each([
  ['cut off', (text: string) => text.slice(0, -5)],
  ['an amount with a decimal too many', (text: string) => text.replace('"1.00"', '"1.000"')],
  ['an amount without its decimals', (text: string) => text.replace('"1.00"', '"1"')],
  ['a currency that is none', (text: string) => text.replace('"EUR"', '"EUX"')],
])('a text that is damaged (%s) is said to be, with its key', (_how, damage) => {
  const { key, account, ticket, at, type, ...rest } = payment('p', '1.00 EUR', 'F1');
  const text = entryText({ key, account, ticket, at, type, ...rest });
  const read = () => entryIn({ key, account, ticket, at, type }, damage(text));
  expect(read).toThrow(EngineError);
  expect(read).toThrow('entry "p"');
});
