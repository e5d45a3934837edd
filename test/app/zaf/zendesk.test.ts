// Does the app get one answer or one failure from Zendesk, whatever the SDK does: late, never, with
// an error that resolves, with errors by path, with something like jQuery's xhr?
import { connectZendesk } from '../../../app/zaf/zendesk.ts';
import { CONTEXT, FakeSdk, rejection, setSdk, zendeskOver } from './fake-sdk.ts';

const OUTSIDE = { code: 'notInZendesk', status: 0, detail: null };
const TIMEOUT_VALUE = { name: 'TimeoutError', message: 'Invocation request timeout' };

beforeEach(() => jest.useFakeTimers());

afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'window');
});

describe('connectZendesk', () => {
  it('knows where it stands once it is registered', async () => {
    const sdk = new FakeSdk(CONTEXT, { settings: { engineUrl: 'https://engine.example' } });
    expect(await zendeskOver(sdk)).toMatchObject({
      location: 'ticket_sidebar',
      account: 'acme',
      origin: 'https://acme.zendesk.com',
      ticketId: 7,
      settings: { engineUrl: 'https://engine.example' },
    });
  });

  it.each([
    ['no context', null],
    ['a context that is a word', 'ticket_sidebar'],
    ['a context without an account', { location: 'new_ticket_sidebar' }],
    ['an account that is null', { account: null, ticketId: null }],
  ])('survives %s', async (_, context) => {
    const zendesk = await zendeskOver(new FakeSdk(context, null));
    expect(zendesk).toMatchObject({ account: '', ticketId: null, settings: {} });
  });

  it('fails where Zendesk’s script is missing or was not opened by Zendesk', async () => {
    setSdk(undefined);
    expect(await rejection(connectZendesk())).toEqual(OUTSIDE);
    setSdk({ init: () => false });
    expect(await rejection(connectZendesk())).toEqual(OUTSIDE);
  });

  it.each([
    [14_999, true],
    [15_001, false],
  ])('waits 15 s for the registration: at %i ms it comes in time: %s', async (ms, isInTime) => {
    const sdk = new FakeSdk();
    sdk.registered = new Promise((resolve) => {
      setTimeout(() => resolve({ context: CONTEXT, metadata: {} }), ms);
    });
    const connected = zendeskOver(sdk).then(
      () => true,
      () => false,
    );
    await jest.advanceTimersByTimeAsync(20_000);
    expect(await connected).toBe(isInTime);
  });

  it('fails when nobody ever registers it', async () => {
    const sdk = new FakeSdk();
    sdk.registered = new Promise(() => undefined);
    const failed = rejection(zendeskOver(sdk));
    await jest.advanceTimersByTimeAsync(15_000);
    expect(await failed).toEqual(OUTSIDE);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('get and invoke', () => {
  it('leaves out the paths that could not be read', async () => {
    const sdk = new FakeSdk();
    sdk.answer = async () => ({
      'ticket.id': 7,
      errors: { 'ticket.brand': { name: 'Error', message: 'not found', path: 'ticket.brand' } },
    });
    const zendesk = await zendeskOver(sdk);
    expect(await zendesk.get(['ticket.id', 'ticket.brand'])).toEqual({ 'ticket.id': 7 });
    expect(sdk.asked).toEqual([['ticket.id', 'ticket.brand']]);
  });

  it.each([
    ['a text', 'No such app'],
    ['nothing', undefined],
    ['an array', [1]],
  ])('finds nothing when the SDK resolves with %s', async (_, value) => {
    const sdk = new FakeSdk();
    sdk.answer = async () => value;
    expect(await (await zendeskOver(sdk)).get(['ticket'])).toEqual({});
  });

  it('takes a TimeoutError that resolves for the failure that it is', async () => {
    const sdk = new FakeSdk();
    sdk.answer = async () => TIMEOUT_VALUE;
    const zendesk = await zendeskOver(sdk);
    const silent = { code: 'zendeskSilent', status: 0 };
    expect(await rejection(zendesk.get(['ticket']))).toMatchObject(silent);
    expect(await rejection(zendesk.invoke('routeTo', 'ticket', 7))).toMatchObject(silent);
  });

  it('repeats Zendesk’s own words when it refuses', async () => {
    const sdk = new FakeSdk();
    sdk.answer = async () => {
      throw new Error('"routeTo" is not a function');
    };
    const failure = await rejection((await zendeskOver(sdk)).invoke('routeTo'));
    expect(failure).toEqual({ code: 'refused', status: 0, detail: '"routeTo" is not a function' });
  });

  it.each([
    [4_999, 'waits'],
    [5_000, 'zendeskSilent'],
    [5_001, 'zendeskSilent'],
  ])('gives up on a call after 5 s by itself: at %i ms it %s', async (ms, expected) => {
    const sdk = new FakeSdk();
    sdk.answer = () => new Promise(() => undefined);
    const zendesk = await zendeskOver(sdk);
    let seen = 'waits';
    void zendesk.get(['ticket']).catch(({ code }) => {
      seen = code;
    });
    await jest.advanceTimersByTimeAsync(ms);
    expect(seen).toBe(expected);
    await jest.advanceTimersByTimeAsync(5_000);
  });

  it('hears an event until it is told to stop', async () => {
    const sdk = new FakeSdk();
    const zendesk = await zendeskOver(sdk);
    const heard: unknown[] = [];
    const stop = zendesk.on('colorScheme.changed', (value) => heard.push(value));
    sdk.tell('colorScheme.changed', 'dark');
    stop();
    sdk.tell('colorScheme.changed', 'light');
    expect(heard).toEqual(['dark']);
  });
});

describe('request', () => {
  it('sends a body as JSON, and never repeats by itself', async () => {
    const sdk = new FakeSdk();
    const body = { ticket: { status: 'open' } };
    const zendesk = await zendeskOver(sdk);
    await zendesk.request({ url: '/api/v2/tickets/7.json', type: 'PUT', body, timeoutMs: 900 });
    expect(sdk.asked).toEqual([
      {
        url: '/api/v2/tickets/7.json',
        type: 'PUT',
        dataType: 'json',
        autoRetry: false,
        timeout: 900,
        contentType: 'application/json',
        data: '{"ticket":{"status":"open"}}',
      },
    ]);
  });

  it('sends no body where there is none', async () => {
    const sdk = new FakeSdk();
    await (await zendeskOver(sdk)).request({ url: '/api/v2/users/me.json', timeoutMs: 900 });
    expect(Object.keys(sdk.asked[0] as object)).toEqual([
      'url',
      'type',
      'dataType',
      'autoRetry',
      'timeout',
    ]);
  });

  it.each([
    ['/api/v2/users/me.json', 'zendeskSilent'],
    ['https://engine.example/v1', 'unreachable'],
  ])('ends a request to %s that nobody answers, a second after its limit', async (url, code) => {
    const sdk = new FakeSdk();
    sdk.answer = () => new Promise(() => undefined);
    const zendesk = await zendeskOver(sdk);
    let failure: unknown = null;
    void zendesk.request({ url, timeoutMs: 2_000 }).catch((thrown) => {
      failure = thrown;
    });
    await jest.advanceTimersByTimeAsync(2_999);
    expect(failure).toBeNull();
    await jest.advanceTimersByTimeAsync(1);
    expect(failure).toMatchObject({ code, status: 0 });
    expect(jest.getTimerCount()).toBe(0);
  });

  it.each([
    [0, 'zendeskSilent', 'unreachable'],
    [500, 'zendeskSilent', 'unreachable'],
    [403, 'refused', 'refused'],
  ])('tells a silent Zendesk from a silent engine at status %i', async (status, own, engine) => {
    const sdk = new FakeSdk();
    sdk.answer = () => Promise.reject({ status, statusText: 'error', responseText: '' });
    const zendesk = await zendeskOver(sdk);
    const codeOf = (url: string) => rejection(zendesk.request({ url, timeoutMs: 900 }));
    expect(await codeOf('/api/v2/users/me.json')).toMatchObject({ code: own, status });
    expect(await codeOf('https://engine.example/v1')).toMatchObject({ code: engine, status });
  });
});
