// Does the wrapper fit the real SDK from npm? The page's window and Zendesk around it are played by
// the test; what passes between them is the SDK's own wire protocol.
import { rejection } from './fake-sdk.ts';

const ORIGIN = 'https://acme.zendesk.com';
const GUID = '4f5e6a1c-0000-4000-8000-000000000001';

interface Wire {
  readonly key?: string;
  readonly id?: number;
  readonly request?: string;
  readonly params?: unknown;
  readonly message?: unknown;
}

/** A page in Zendesk; `search` is how it was opened. */
async function page(search = `?origin=${encodeURIComponent(ORIGIN)}&app_guid=${GUID}`) {
  const sent: Wire[] = [];
  const parent = { postMessage: (text: string) => sent.push(JSON.parse(text)) };
  const handlers: ((event: object) => void)[] = [];
  const addEventListener = (_: string, call: (event: object) => void) => handlers.push(call);
  const location = { search, hash: '' };
  const window = { parent, addEventListener, location, Promise };
  Object.assign(globalThis, { window, document: { location } });
  const hear = (message: object, part: object = {}) => {
    const event = { origin: ORIGIN, source: parent, data: JSON.stringify(message), ...part };
    for (const handler of handlers) handler(event);
  };
  // The SDK counts its messages per document, and each test has a document of its own.
  jest.resetModules();
  await import('../../../app/zaf/npm-sdk.ts');
  const { connectZendesk } = await import('../../../app/zaf/zendesk.ts');
  const register = (part: object = {}) =>
    hear({
      key: 'zaf.app.registered',
      message: {
        metadata: { settings: { engineUrl: 'https://engine.example' } },
        context: { location: 'ticket_sidebar', account: { subdomain: 'acme' }, ticketId: 7 },
      },
      ...part,
    });
  return { sent, hear, register, connecting: connectZendesk() };
}

/** The page, registered; `last` is the newest message of a kind. */
async function registered() {
  const { sent, hear, register, connecting } = await page();
  register();
  const { zendesk } = await connecting;
  const last = (isOne: (wire: Wire) => boolean) => sent.findLast(isOne) as Wire;
  return { sent, hear, zendesk, last };
}

beforeEach(() => jest.useFakeTimers());

afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'window');
  Reflect.deleteProperty(globalThis, 'document');
});

describe('the app over the npm SDK', () => {
  it('shakes hands first and knows its place once Zendesk has registered it', async () => {
    const { sent, zendesk } = await registered();
    expect(sent[0]).toMatchObject({ key: 'iframe.handshake', appGuid: GUID });
    expect(zendesk).toMatchObject({ location: 'ticket_sidebar', account: 'acme', ticketId: 7 });
    expect(zendesk.settings).toEqual({ engineUrl: 'https://engine.example' });
  });

  it('is not in Zendesk when it was opened by hand, or when a stranger registers it', async () => {
    const byHand = await page('');
    expect(await rejection(byHand.connecting)).toMatchObject({ code: 'notInZendesk' });
    const framed = await page();
    framed.hear({ key: 'zaf.app.registered', message: {} }, { origin: 'https://evil.example' });
    const failed = rejection(framed.connecting);
    await jest.advanceTimersByTimeAsync(15_000);
    expect(await failed).toMatchObject({ code: 'notInZendesk' });
  });

  it('reads several paths in one message, and leaves out those that fail', async () => {
    const { hear, zendesk, last } = await registered();
    const asked = zendesk.get(['ticket.id', 'ticket.brand']);
    const { id, params } = last(({ request }) => request === 'get');
    expect(params).toEqual(['ticket.id', 'ticket.brand']);
    const errors = { 'ticket.brand': { name: 'Error', message: 'no' } };
    hear({ id, result: { 'ticket.id': 7, errors } });
    expect(await asked).toEqual({ 'ticket.id': 7 });
  });

  it('passes arguments on, and repeats what Zendesk says against them', async () => {
    const { hear, zendesk, last } = await registered();
    const asked = rejection(zendesk.invoke('routeTo', 'ticket', 8));
    const { id, params } = last(({ request }) => request === 'invoke');
    expect(params).toEqual({ routeTo: ['ticket', 8] });
    const error = { name: 'Error', message: 'No such ticket', path: 'routeTo' };
    hear({ id, result: { errors: { routeTo: error } } });
    expect(await asked).toEqual({
      code: 'refused',
      status: 0,
      detail: '"routeTo" No such ticket',
    });
  });

  it('fails when Zendesk does not answer within five seconds', async () => {
    const { zendesk } = await registered();
    const calls = [zendesk.get(['ticket']), zendesk.invoke('routeTo', 'ticket', 8)].map(rejection);
    await jest.advanceTimersByTimeAsync(5_000);
    for (const call of calls) expect(await call).toMatchObject({ code: 'zendeskSilent' });
  });

  it('takes the answer of a request out of jQuery’s arguments', async () => {
    const { hear, zendesk, last } = await registered();
    const asked = zendesk.request({ url: '/api/v2/users/me.json', timeoutMs: 900 });
    const { key, message } = last((wire) => /^request:/.test(wire.key ?? ''));
    expect(message).toMatchObject({ url: '/api/v2/users/me.json', type: 'GET', dataType: 'json' });
    hear({ key: `zaf.${key}.done`, message: { responseArgs: [{ user: 1 }, 'success', {}] } });
    expect(await asked).toEqual({ user: 1 });
  });

  it('finds the engine’s own words in the xhr of a failed request', async () => {
    const { hear, zendesk, last } = await registered();
    const asked = rejection(zendesk.request({ url: 'https://engine.example', timeoutMs: 900 }));
    const { key } = last((wire) => /^request:/.test(wire.key ?? ''));
    const responseText = '{"code":"tokenForged","detail":"Another secret."}';
    const xhr = { status: 401, statusText: 'Unauthorized', responseText };
    hear({ key: `zaf.${key}.fail`, message: { responseArgs: [xhr, 'error', 'Unauthorized'] } });
    const failure = { code: 'tokenForged', status: 401, detail: 'Another secret.' };
    expect(await asked).toEqual(failure);
  });

  it('ends a request that is never answered, which the SDK never does', async () => {
    const { zendesk } = await registered();
    const asked = rejection(zendesk.request({ url: '/api/v2/users/me.json', timeoutMs: 900 }));
    await jest.advanceTimersByTimeAsync(1_900);
    expect(await asked).toMatchObject({ code: 'zendeskSilent' });
  });

  it('subscribes to an event, hears it, and unsubscribes', async () => {
    const { sent, hear, zendesk } = await registered();
    const heard: unknown[] = [];
    const stop = zendesk.on('colorScheme.changed', (value) => heard.push(value));
    hear({ key: 'zaf.colorScheme.changed', message: 'dark' });
    stop();
    hear({ key: 'zaf.colorScheme.changed', message: 'light' });
    expect(heard).toEqual(['dark']);
    expect(sent.filter(({ key }) => key?.endsWith(':colorScheme.changed'))).toMatchObject([
      { key: 'iframe.on:colorScheme.changed', message: { subscriberCount: 1 } },
      { key: 'iframe.off:colorScheme.changed', message: { subscriberCount: 0 } },
    ]);
  });
});
