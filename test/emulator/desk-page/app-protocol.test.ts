/** Does the page answer each message of the app's SDK as the wire protocol has it? */
import { type Made, pageModule } from '../../support/page-module.ts';

const { readMessage, requestAnswer, registration, hostEvent } = pageModule('app-wire.js') as Made<
  'readMessage' | 'requestAnswer' | 'registration' | 'hostEvent'
>;
const { answerTo, AppError } = pageModule('app-answer.js') as Made<'answerTo'> & {
  readonly AppError: new (name: string, message: string) => Error;
};
const { preparedRequest, shapedAnswer } = pageModule('app-request.js') as Made<
  'preparedRequest' | 'shapedAnswer'
>;

const G = 'guid-1';
const told = (message: object) => JSON.stringify({ appGuid: G, instanceGuid: G, ...message });

describe('readMessage', () => {
  it.each([
    [
      'a handshake',
      { key: 'iframe.handshake', message: { version: '2.0.9' } },
      { kind: 'handshake', version: '2.0.9' },
    ],
    [
      'a get',
      { id: 1, request: 'get', params: ['p'] },
      { kind: 'call', id: 1, request: 'get', params: ['p'] },
    ],
    [
      'a subscription',
      { key: 'iframe.on:ticket.save', message: { subscriberCount: 2 } },
      { kind: 'count', name: 'ticket.save', count: 2 },
    ],
    [
      'its end',
      { key: 'iframe.off:ticket.save', message: { subscriberCount: 0 } },
      { kind: 'count', name: 'ticket.save', count: 0 },
    ],
    [
      'a trigger',
      { key: 'iframe.trigger:a.b', message: { c: 1 } },
      { kind: 'trigger', name: 'a.b', data: { c: 1 } },
    ],
    [
      'a request',
      { key: 'request:3', message: { url: '/a' } },
      { kind: 'request', number: '3', options: { url: '/a' } },
    ],
    ['activity', { key: 'session.live', message: {} }, { kind: 'other', name: 'session.live' }],
  ])('reads %s', (_, message, read) => {
    expect(readMessage(told(message), G)).toEqual({ ...read, instanceGuid: G });
  });

  it.each([
    [undefined, null],
    [null, null],
    [{ msg: 'Not yet' }, 'Not yet'],
    [{ msg: false }, 'The app does not allow saving this ticket.'],
  ])('reads a reply, which comes as an object, with the error %j', (error, refusal) => {
    const reply = { appGuid: G, key: 'iframe.reply:ticket.save', error };
    expect(readMessage(reply, G)).toMatchObject({ kind: 'reply', name: 'ticket.save', refusal });
  });

  it.each([
    ['text of another script', 'webpackOk'],
    ['another app', JSON.stringify({ appGuid: 'other', key: 'iframe.handshake' })],
    ['no app at all', { key: 'iframe.handshake' }],
    ['nothing', null],
    ['a number', 7],
    ['no key', told({})],
  ])('takes no notice of %s', (_, data) => {
    expect(readMessage(data, G)).toBeNull();
  });
});

describe('what the host sends', () => {
  it('has the SDK’s keys', () => {
    expect(registration({ appId: 1 }, { ticketId: 4 })).toEqual({
      key: 'zaf.app.registered',
      message: { metadata: { appId: 1 }, context: { ticketId: 4 } },
    });
    expect(hostEvent('ticket.status.changed', 'open')).toEqual({
      key: 'zaf.ticket.status.changed',
      message: 'open',
    });
    expect(hostEvent('ticket.save', undefined, { needsReply: true })).toEqual({
      key: 'zaf.ticket.save',
      needsReply: true,
    });
    expect(hostEvent('modal.close', undefined, { instanceGuid: 'm' })).toEqual({
      key: 'zaf.modal.close',
      instanceGuid: 'm',
    });
    expect(requestAnswer('3', { isDone: false, args: [1] })).toEqual({
      key: 'zaf.request:3.fail',
      message: { responseArgs: [1] },
    });
  });
});

describe('answerTo', () => {
  const deeds = {
    get: async (path: string) => {
      if (path === 'ticket.id') return 4;
      throw new AppError('InvalidPath', 'is nothing this desk can read');
    },
    set: async (_: string, value: unknown) => value,
    invoke: async (name: string, args: unknown[]) => [name, ...args],
  };
  const answer = (call: object) => answerTo({ id: 5, ...call }, deeds);

  it('answers each path of a get, with the errors beside', async () => {
    expect(await answer({ request: 'get', params: ['ticket.id', 'ticket.none'] })).toEqual({
      id: 5,
      result: {
        'ticket.id': 4,
        errors: {
          'ticket.none': {
            name: 'InvalidPath',
            message: 'is nothing this desk can read',
            path: 'ticket.none',
            stack: '',
          },
        },
      },
    });
  });

  it('answers set with the values and invoke with what it returned', async () => {
    expect(await answer({ request: 'set', params: { a: 1 } })).toEqual({
      id: 5,
      result: { a: 1, errors: {} },
    });
    expect(await answer({ request: 'invoke', params: { a: [1, 2] } })).toEqual({
      id: 5,
      result: { a: ['a', 1, 2], errors: {} },
    });
  });

  it.each([
    [{ request: 'get', params: 'a' }, 'A get needs a list of paths.'],
    [{ request: 'set', params: ['a'] }, 'A set or an invoke needs an object of paths.'],
    [{ request: 'fly', params: {} }, 'This desk knows no "fly".'],
  ])('answers %j with an error that has a name', async (call, message) => {
    expect(await answer(call)).toEqual({
      id: 5,
      error: { name: 'InvalidCall', message, stack: '' },
    });
  });
});

describe('preparedRequest', () => {
  const ours = 'http://127.0.0.1:4600';

  it.each([
    ['/api/v2/users/me', true, false],
    ['http://127.0.0.1:4600/api/v2/tickets', true, true],
    ['http://127.0.0.1:4601/v1/board', false, true],
    ['//evil.example/api/v2', false, true],
    ['/\\evil.example/api/v2', false, false],
  ])('tells whose %s is', (url, isOurs, isAbsolute) => {
    expect(preparedRequest(url, ours)).toMatchObject({ isOurs, isAbsolute, method: 'GET' });
  });

  it.each([
    [
      { url: '/a?b=1', data: { c: 2 } },
      { url: '/a?b=1&c=2', data: null },
    ],
    [
      { url: '/a', type: 'post', data: { c: 2 } },
      { method: 'POST', data: 'c=2' },
    ],
    [
      { url: '/a', method: 'PUT', data: { c: 2 }, contentType: 'application/json' },
      { method: 'PUT', data: '{"c":2}', contentType: 'application/json' },
    ],
    [{ url: '/a', type: 'POST', data: 'as it is' }, { data: 'as it is' }],
  ])('sends %j as jQuery would', (given, sent) => {
    expect(preparedRequest(given, ours)).toMatchObject(sent);
  });
});

describe('shapedAnswer', () => {
  const json = { 'content-type': 'application/json' };
  const answer = { status: 200, statusText: 'OK', headers: json, text: '{"a":1}' };
  const xhr = { status: 200, statusText: 'OK', responseText: '{"a":1}', responseJSON: { a: 1 } };

  it('is the data, or the whole answer where that is asked for', () => {
    expect(shapedAnswer(answer, {})).toMatchObject({
      isDone: true,
      args: [{ a: 1 }, 'success', xhr],
    });
    const whole = shapedAnswer(answer, { httpCompleteResponse: true }) as { args: unknown[] };
    expect(whole.args[0]).toMatchObject({ ...xhr, responseHeaders: json });
  });

  it('fails with what came, above 299 and where JSON was promised', () => {
    const refused = { ...answer, status: 422, statusText: 'Unprocessable' };
    expect(shapedAnswer(refused, {})).toMatchObject({
      isDone: false,
      args: [{ status: 422, responseJSON: { a: 1 } }, 'error', 'Unprocessable'],
    });
    expect(shapedAnswer({ ...answer, text: '<p>' }, {})).toMatchObject({
      isDone: false,
      args: [{ responseText: '<p>' }, 'parsererror', 'Not JSON'],
    });
  });
});
