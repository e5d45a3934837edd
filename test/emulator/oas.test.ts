import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { OpenApiText } from './check/oas.ts';

const thing = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    format: { type: 'string', format: 'date-time' },
    either: { oneOf: [{ type: 'string' }, { type: 'string', minLength: 1 }] },
    kind: { type: 'string', enum: ['a', 'b'] },
  },
  required: ['id'],
};

const document = {
  paths: {
    '/api/v2/things/{thing_id}': {
      get: {
        responses: {
          200: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
        },
      },
    },
  },
  components: { schemas: { Thing: thing } },
};

describe('OpenApiText', () => {
  let folder: string;
  let text: OpenApiText;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'palier-oas-'));
    writeFileSync(join(folder, 'x.json.gz'), gzipSync(JSON.stringify(document)));
    text = new OpenApiText(join(folder, 'x.json.gz'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const judge = (body: unknown, status = 200) =>
    text.judge({ method: 'GET', template: '/things/{id}', status, body });

  test('nulls, several fitting alternatives and any format of text agree', () => {
    const body = { id: null, format: 'no date', either: 'x', kind: null };
    expect(judge(body)).toEqual({ kind: 'agrees' });
  });

  test.each([
    [{}, "/ must have required property 'id'"],
    [{ id: '1' }, '/id must be integer,null'],
    [{ id: 1, either: 5 }, '/either must be string,null'],
    [{ id: 1, kind: 'c' }, '/kind must be equal to one of the allowed values'],
  ])('%j differs', (body, why) => {
    expect(judge(body)).toEqual({ kind: 'differs', why: expect.stringContaining(why) });
  });

  test('a call or a status that the document does not have is not judged', () => {
    expect(judge({}, 404)).toEqual({ kind: 'notThere' });
    const other = { method: 'PUT', template: '/things/{id}', status: 200, body: {} };
    expect(text.judge(other)).toEqual({ kind: 'notThere' });
  });
});
