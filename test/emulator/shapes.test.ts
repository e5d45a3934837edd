import { Ajv } from 'ajv';
import { closest, shapeDifferences } from './check/recordings.ts';
import { expectedShapes, schemaOf } from './check/shapes.ts';
import { type Stop, tour } from './check/tour.ts';
import { callDesk } from './desk-caller.ts';
import { routes } from './resources/routes.ts';

describe('the shape of answers', () => {
  let stops: readonly Stop[];
  beforeAll(async () => {
    const desk = await callDesk();
    stops = await tour(desk);
    await desk.close();
  });

  const answersTo = (call: string) =>
    stops.filter((stop) => `${stop.method} ${stop.template} ${stop.status}` === call);
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

  test.each(expectedShapes)('$call has its keys and kinds', ({ call, envelope, rows }) => {
    const answers = answersTo(call);
    expect(answers.length).toBeGreaterThan(0);
    const validate = ajv.compile(schemaOf(envelope));
    for (const { body } of answers) {
      expect([validate(body), validate.errors]).toEqual([true, null]);
    }
    if (rows === undefined) return;
    const [name, shape] = rows;
    const validateRow = ajv.compile(schemaOf(shape));
    const all = answers.flatMap(({ body }) => (body as Record<string, unknown[]>)[name] ?? []);
    expect(all.length).toBeGreaterThan(0);
    for (const row of all) expect([validateRow(row), validateRow.errors]).toEqual([true, null]);
  });

  test.each(expectedShapes)('a wrong answer to $call is refused', ({ call, envelope }) => {
    const validate = ajv.compile(schemaOf(envelope));
    const [right] = answersTo(call);
    const body = right?.body as Record<string, unknown>;
    for (const name of Object.keys(envelope)) {
      const { [name]: _left, ...without } = body;
      expect(validate(without)).toBe(false);
      expect(validate({ ...body, [name]: Number.NaN })).toBe(false);
    }
    expect(validate({ ...body, surprise: 1 })).toBe(false);
  });

  test('the tour visits every route', () => {
    const visited = new Set(stops.map((stop) => `${stop.method} ${stop.template}`));
    const left = routes
      .map((one) => `${one.method} ${one.path.replace(/:\w+/g, '{id}')}`)
      .filter((call) => !visited.has(call));
    expect(left).toEqual([]);
  });
});

describe('shapeDifferences', () => {
  test('a key that is missing and a value of another kind are found, nulls and extras are not', () => {
    const recorded = { a: 1, b: { c: 'x' }, d: [{ e: 1 }], f: null };
    expect(shapeDifferences(recorded, { a: 2, b: { c: 'y' }, d: [], f: 1, g: 1 })).toEqual([]);
    expect(shapeDifferences(recorded, { a: '1', b: {}, d: [{ e: 'x' }], f: 1 })).toEqual([
      '/a is string, recorded as number',
      '/b/c is missing',
      '/d/0/e is string, recorded as number',
    ]);
  });
});

describe('closest', () => {
  test('the most similar answer to the same call counts; another call is no answer', () => {
    const recorded = { file: 'x', method: 'GET', template: '/a', status: 200, body: { n: 1 } };
    const stop = (template: string, body: unknown) => ({
      method: 'GET',
      template,
      status: 200,
      body,
    });
    expect(closest(recorded, [stop('/a', {}), stop('/a', { n: 2 })])).toEqual([]);
    expect(closest(recorded, [stop('/b', { n: 2 })])).toBeNull();
  });
});
