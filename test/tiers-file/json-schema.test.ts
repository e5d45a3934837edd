/**
 * Is docs/tiers.schema.json the schema of today's code, and does it accept and refuse like the
 * reader? `UPDATE=1 npx jest test/tiers-file/json-schema` writes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'jsonc-parser';
import { tiersJsonSchema } from '../../engine/tiers-file/json-schema.ts';

const path = join(__dirname, '../../docs/tiers.schema.json');
const sample = readFileSync(join(__dirname, '../../tiers.json'), 'utf8');

function checker() {
  return new Ajv({ strict: true, allowUnionTypes: true }).compile(tiersJsonSchema());
}

function without(key: string): unknown {
  const { [key]: _, ...rest } = parse(sample);
  return rest;
}

describe('tiersJsonSchema', () => {
  test('is what docs/tiers.schema.json holds', () => {
    const now = `${JSON.stringify(tiersJsonSchema(), null, 2)}\n`;
    if (process.env.UPDATE) writeFileSync(path, now);
    expect(readFileSync(path, 'utf8')).toBe(now);
  });

  test('accepts the sample', () => {
    const check = checker();
    check(parse(sample, [], { allowTrailingComma: true }));
    expect(check.errors).toBeNull();
  });

  test.each([
    ['a missing section', without('tiers')],
    ['an unknown key', { ...parse(sample), tier: {} }],
    ['a duration in days', { ...parse(sample), queue: { nominal: '2d' } }],
    ['an unknown mode', { ...parse(sample), mode: 'life' }],
  ])('refuses %s', (_, value) => {
    expect(checker()(value)).toBe(false);
  });

  test('describes every section', () => {
    const schema = tiersJsonSchema();
    const sections = Object.entries(schema.properties as Record<string, { $ref?: string }>);
    const silent = sections
      .filter(([, value]) => !('description' in { ...value, ...resolve(schema, value) }))
      .map(([key]) => key);
    expect(silent).toEqual([]);
  });
});

function resolve(schema: Record<string, unknown>, value: { $ref?: string }): object {
  const name = value.$ref?.split('/').at(-1) ?? '';
  return (schema.definitions as Record<string, object> | undefined)?.[name] ?? value;
}
