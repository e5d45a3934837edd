/** Does the desk's side of an app keep its secrets, sign as it says, and call only what it may? */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refusalOf } from './allowed-host.ts';
import { appSource, fromAppJson, type InstalledApp } from './installed-app.ts';
import { signJwt } from './jwt.ts';
import { outgoing, throughProxy } from './proxy.ts';

const NOW_S = 1_795_311_707;
const decoded = (part: string | undefined) =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));

const app: InstalledApp = {
  name: 'A',
  version: '1.0.0',
  locations: {},
  appId: 1,
  installationId: 1,
  settings: { engine: 'http://127.0.0.1:4601' },
  secure: {
    shared: { value: 's3cret$&', scopes: ['jwt_secret_key'] },
    key: { value: 'k', scopes: null },
  },
  domainWhitelist: ['api.example.com'],
};

describe('signJwt', () => {
  it('signs with HS256 what stands verbatim in the claims', () => {
    const token = signJwt({ iss: 'acme', sub: '7' }, 'secret', 60, NOW_S);
    const [header, payload, signature] = token.split('.');
    expect(decoded(header)).toEqual({ typ: 'JWT', alg: 'HS256' });
    expect(decoded(payload)).toEqual({ iat: NOW_S, exp: NOW_S + 60, iss: 'acme', sub: '7' });
    const own = createHmac('sha256', 'secret').update(`${header}.${payload}`).digest('base64url');
    expect(signature).toBe(own);
  });
});

describe('refusalOf', () => {
  it.each([
    ['https://api.example.com/a', ['api.example.com']],
    ['https://api.example.com:8443/', ['API.example.com']],
    ['https://a.b.example.com/', ['*.example.com']],
    ['http://127.0.0.1:4601/v1', []],
    ['http://localhost:4601/v1', []],
    ['http://[::1]:4601/v1', []],
  ])('lets %s through with %j', (url, list) => {
    expect(refusalOf(url, list, ['4602'])).toBeNull();
  });

  it.each([
    ['https://evil.example.net/', ['example.com'], /not in the app's domainWhitelist/],
    ['https://badexample.com/', ['*.example.com'], /not in/],
    ['https://example.com/', ['*.example.com'], /not in/],
    ['https://api.example.com.evil.net/', ['api.example.com'], /not in/],
    ['https://127.0.0.1.evil.net/', [], /not in/],
    ['http://api.example.com/', ['api.example.com'], /https addresses only/],
    ['https://user:word@api.example.com/', ['api.example.com'], /password/],
    ['file:///etc/hostname', [], /https addresses only/],
    ['http://127.0.0.1:4602/tokens', [], /own ports/],
    ['http://0x7f.1:4602/tokens', [], /own ports/],
    ['nonsense', [], /no address/],
  ])('refuses %s with %j', (url, list, why) => {
    expect(refusalOf(url, list, ['4602'])).toMatch(why);
  });
});

describe('outgoing', () => {
  const jwt = { algorithm: 'HS256', secret_key: '{{setting.shared}}', claims: { sub: '7' } };
  const ask = (more: object) => outgoing({ url: 'http://127.0.0.1:9/', ...more }, app, NOW_S);

  it('puts a token signed with the expanded secret into a header', () => {
    const headers = { Authorization: 'Bearer {{jwt.token}}' };
    const sent = ask({ secure: true, headers, jwt: { ...jwt, expiry: 300 } });
    const token = signJwt({ sub: '7' }, 's3cret$&', 300, NOW_S);
    expect(sent.headers).toEqual({ authorization: `Bearer ${token}` });
  });

  it('expands settings in headers, address and body', () => {
    const sent = ask({
      url: 'http://127.0.0.1:9/?k={{setting.key}}',
      type: 'post',
      secure: true,
      headers: { 'X-Key': '{{ setting.key }}' },
      contentType: 'application/json',
      data: '{"k":"{{setting.key}}"}',
    });
    expect(sent).toEqual({
      url: 'http://127.0.0.1:9/?k=k',
      method: 'POST',
      headers: { 'x-key': 'k', 'content-type': 'application/json' },
      body: '{"k":"k"}',
    });
  });

  it('expands nothing that is not secure', () => {
    expect(ask({ headers: { a: '{{setting.key}}' } }).headers).toEqual({ a: '{{setting.key}}' });
  });

  it('drops headers with underscores and those that are not the app’s', () => {
    const headers = { x_key: '1', Host: 'evil', Cookie: 'a=b', 'x-own': '2' };
    expect(ask({ headers }).headers).toEqual({ 'x-own': '2' });
  });

  it.each([
    [{ secure: true, headers: { a: '{{setting.none}}' } }, 'There is no secure setting "none".'],
    [{ secure: true, headers: { a: '{{setting.toString}}' } }, /no secure setting "toString"/],
    [{ secure: true, headers: { a: '{{setting.shared}}' } }, /may not stand in header/],
    [{ secure: true, headers: { a: '{{jwt.token}}' } }, /needs the option "jwt"/],
    [
      { secure: true, headers: { a: '{{jwt.token}}' }, jwt: { ...jwt, algorithm: 'none' } },
      /HS256 only/,
    ],
    [{ secure: true, headers: { a: '{{jwt.token}}' }, jwt: { ...jwt, expiry: 0 } }, /expiry/],
    [
      {
        ...{ secure: true, headers: { a: '{{jwt.token}}' } },
        jwt: { ...jwt, claims: { sub: '{{setting.shared}}' } },
      },
      /may not stand in jwt_claim/,
    ],
    [{ type: 'TRACE' }, /knows no method TRACE/],
    [{ type: 'POST', data: 'x'.repeat(1024 * 1024 + 1) }, 'The body is larger than 1 MB.'],
    [{ url: undefined }, 'A request needs a "url".'],
  ])('refuses %#', (more, why) => {
    expect(() => ask(more)).toThrow(why);
  });
});

describe('throughProxy', () => {
  let server: Server;
  let address = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/never') return;
      if (request.url === '/away') response.writeHead(302, { location: 'https://evil.example/' });
      else if (request.url === '/long') response.writeHead(200);
      else response.writeHead(418, { 'set-cookie': 'a=b', 'x-seen': request.method });
      response.end(request.url === '/long' ? 'x'.repeat(4 * 1024 * 1024 + 1) : 'short');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  const call = (url: string, closed: string[] = []) => throughProxy({ url }, app, closed);

  it('brings status, text and headers, but no cookie', async () => {
    const answer = await call(`${address}/`);
    expect(answer).toMatchObject({ status: 418, text: 'short', headers: { 'x-seen': 'GET' } });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it('follows no redirect past the whitelist', async () => {
    expect(await call(`${address}/away`)).toMatchObject({
      status: 302,
      headers: { location: 'https://evil.example/' },
    });
  });

  it('says what it does not do', async () => {
    await expect(call(`${address}/long`)).rejects.toThrow('The answer is larger than 4 MB.');
    await expect(call('https://evil.example.net/')).rejects.toThrow('domainWhitelist');
    await expect(call(address, [new URL(address).port])).rejects.toThrow('own ports');
  });

  it('answers for a host that does not, in time or at all', async () => {
    const told = { text: expect.stringContaining('did not answer') };
    expect(await call('http://127.0.0.1:1/')).toMatchObject({ status: 502, ...told });
    const late = throughProxy({ url: `${address}/never`, timeout: 1 }, app, []);
    expect(await late).toMatchObject({ status: 504, ...told });
  });
});

describe('appSource', () => {
  const none = { url: '', json: '', settings: '' };

  it('has no app without options', async () => {
    expect(await appSource(none)()).toBeNull();
  });

  it('stands everywhere by one address, or where the settings say', async () => {
    const url = 'http://127.0.0.1:4700/';
    const everywhere = await appSource({ ...none, url })();
    expect(everywhere?.locations).toEqual({
      ticket_sidebar: url,
      user_sidebar: url,
      organization_sidebar: url,
      nav_bar: url,
    });
    const settings = '{"locations":{"nav_bar":{"url":"assets/board.html"}}}';
    const named = await appSource({ ...none, url, settings })();
    expect(named?.locations).toEqual({ nav_bar: 'http://127.0.0.1:4700/board.html' });
  });

  it('keeps a secure setting out of what the app is told', async () => {
    const settings = JSON.stringify({
      settings: { a: 1, b: 'plain' },
      secure: { b: 'hidden', c: { value: 'x', scopes: ['header'] } },
      domainWhitelist: ['a.example'],
    });
    const found = await appSource({ ...none, url: 'http://127.0.0.1:4700/a', settings })();
    expect(found).toMatchObject({
      settings: { a: 1 },
      secure: { b: { value: 'hidden', scopes: null }, c: { value: 'x', scopes: ['header'] } },
      domainWhitelist: ['a.example'],
    });
    expect(found?.settings).not.toHaveProperty('b');
  });

  it.each([
    [{ ...none, url: 'nonsense' }, /is no http or https address/],
    [{ ...none, json: 'file:///app.json' }, /is no http or https address/],
    [{ ...none, url: 'http://a.example', settings: '{' }, /not JSON/],
    [{ ...none, url: 'http://a.example', settings: '[]' }, /must be an object/],
    [{ ...none, url: 'http://a.example', settings: '{"secure":[]}' }, /"secure" must be/],
    [{ ...none, url: 'http://a.example', settings: '{"locations":1}' }, /"locations" must be/],
    [
      { ...none, url: 'http://a.example', settings: '{"domainWhitelist":"a"}' },
      /a list of domains/,
    ],
  ])('refuses %j when the desk starts', (options, why) => {
    expect(() => appSource(options)).toThrow(why);
  });

  it('says which app.json does not answer', async () => {
    const source = appSource({ ...none, json: 'http://127.0.0.1:1/app.json' });
    await expect(source()).rejects.toThrow('http://127.0.0.1:1/app.json could not be read');
  });
});

describe('fromAppJson', () => {
  const top = { asset_url_prefix: 'http://localhost:4567/1/assets/' };
  const json = {
    apps: [
      {
        ...top,
        name: 'Top',
        id: '1',
        locations: { support: { top_bar: { url: 'assets/top.html' } } },
      },
      {
        name: 'Palier',
        id: '2',
        version: '0.1.0',
        asset_url_prefix: 'http://localhost:4567/2/assets/',
        locations: { support: { ticket_sidebar: { url: 'assets/iframe.html', flexible: true } } },
      },
    ],
    installations: [
      { app_id: '2', id: '9', settings: [{ title: 'Palier' }, { engine: 'http://e' }, { s: 'x' }] },
    ],
  };

  it('finds the sidebar, its installation and its settings as zcli serves them', () => {
    expect(fromAppJson(json, { secure: { s: 'x' } })).toMatchObject({
      name: 'Palier',
      locations: { ticket_sidebar: 'http://localhost:4567/2/assets/iframe.html' },
      appId: 2,
      installationId: 9,
      settings: { title: 'Palier', engine: 'http://e' },
    });
  });

  it('takes other places from the settings, beside the assets', () => {
    const locations = { nav_bar: 'assets/board.html', user_sidebar: { url: 'http://u/' } };
    expect(fromAppJson(json, { locations: { ...locations, top_bar: 'x' } }).locations).toEqual({
      nav_bar: 'http://localhost:4567/1/assets/board.html',
      user_sidebar: 'http://u/',
    });
  });

  it('says that none has a place on this desk', () => {
    expect(() => fromAppJson({ apps: json.apps.slice(0, 1) }, {})).toThrow('ticket_sidebar');
    expect(() => fromAppJson(null, {})).toThrow('ticket_sidebar');
  });
});
