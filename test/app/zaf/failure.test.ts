// Does everything that can be thrown become one form, with a code that has a text?
import * as fc from 'fast-check';
import { failureOf, ownFailure } from '../../../app/zaf/failure.ts';
import { recordOf } from '../../../app/zaf/record.ts';

const xhr = (status: number, responseText: string, responseJSON?: unknown) => ({
  status,
  statusText: 'error',
  responseText,
  ...(responseJSON === undefined ? {} : { responseJSON }),
});

describe('failureOf', () => {
  it('leaves a failure as it is', () => {
    const failure = ownFailure('notSetUp', 'No address.');
    expect(failureOf(failure)).toBe(failure);
  });

  it.each([
    ['nothing answered', xhr(0, ''), 'unreachable', null],
    ['a page of a proxy', xhr(500, '<html><body>Bad gateway</body></html>'), 'unreachable', null],
    ['garbage', xhr(502, '{"detail":'), 'unreachable', null],
    ['a bare refusal', xhr(403, ''), 'refused', null],
    [
      'the engine’s problem as a text',
      xhr(401, '{"status":401,"code":"tokenForged","detail":"Another secret."}'),
      'tokenForged',
      'Another secret.',
    ],
    [
      'the engine’s problem, read already',
      xhr(404, '', { status: 404, code: 'notFound', detail: 'There is no ticket 7.' }),
      'notFound',
      'There is no ticket 7.',
    ],
    [
      'the engine’s problem at a status that has a code of ours',
      xhr(409, '', { code: 'stopped', detail: 'Stopped by hand.' }),
      'stopped',
      'Stopped by hand.',
    ],
    [
      'Zendesk’s not found',
      xhr(404, '{"error":"RecordNotFound","description":"Not found"}'),
      'refused',
      'Not found',
    ],
    [
      'Zendesk’s collision',
      xhr(409, '{"error":"UpdateConflict","description":"Safe update prevented the change"}'),
      'conflict',
      'Safe update prevented the change',
    ],
    [
      'Zendesk’s invalid record',
      xhr(422, '{"error":"RecordInvalid","description":"Record validation errors","details":{}}'),
      'refused',
      'Record validation errors',
    ],
    [
      'Zendesk’s refusal as a title and a message',
      xhr(403, '{"error":{"title":"Forbidden","message":"You do not have access."}}'),
      'refused',
      'You do not have access.',
    ],
    ['too many requests', xhr(429, '{"error":"Too many"}'), 'tooOften', 'Too many'],
    ['an answer that is no JSON', xhr(200, '<html>Sign in</html>'), 'refused', null],
    ['an error of the SDK’s', new Error('"x" not found'), 'refused', '"x" not found'],
    ['an empty error', new Error(), 'refused', null],
    ['nothing at all', undefined, 'unreachable', null],
    ['null', null, 'unreachable', null],
    ['a word', 'timeout', 'unreachable', null],
    ['an array', ['timeout'], 'unreachable', null],
    ['a status that is a word', { status: '404' }, 'unreachable', null],
    ['a code that is a number', xhr(400, '{"code":7,"detail":["x"]}'), 'refused', null],
  ])('reads %s', (_, thrown, code, detail) => {
    expect(failureOf(thrown)).toMatchObject({ code, detail });
  });

  it('keeps the status, 0 where there is none', () => {
    expect(failureOf(xhr(422, '')).status).toBe(422);
    expect(failureOf(new Error('x')).status).toBe(0);
  });

  it.each([
    [499, 499],
    [500, 500],
    [501, 500],
  ])('of a sentence of %i signs it keeps %i', (length, kept) => {
    expect(failureOf(xhr(400, '', { detail: 'x'.repeat(length) })).detail).toHaveLength(kept);
  });

  it('never throws, and always has a code', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (status, responseJSON) => {
        for (const thrown of [responseJSON, { status, responseJSON }]) {
          expect(failureOf(thrown).code).not.toBe('');
        }
      }),
    );
  });
});

describe('recordOf', () => {
  it.each([null, undefined, 7, 'text', [1], true])('finds nothing in %p', (value) => {
    expect(recordOf(value)).toEqual({});
  });
});
