import nock from 'nock';
import { slackChannel, slackText } from '../../engine/channels/slack.ts';
import { channelContract, failureOf, message } from '../contract/channel-contract.ts';

const HOST = 'https://hooks.slack.test';
const PATH = '/services/T0/B0/secret';
const signal = new AbortController().signal;

const lost = (code: string) => Object.assign(new Error(code), { code });

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.abortPendingRequests();
  nock.cleanAll();
  nock.enableNetConnect();
});
afterAll(() => nock.restore());

describe('slackChannel', () => {
  channelContract(async () => {
    const texts: string[] = [];
    const accept = () =>
      nock(HOST)
        .persist()
        .post(PATH)
        .reply(200, (_, body) => {
          texts.push((body as { text: string }).text);
          return 'ok';
        });
    accept();
    return {
      channel: slackChannel(HOST + PATH),
      arrived: async () => texts.map((words) => ({ words, identity: null })),
      async answer(how) {
        nock.cleanAll();
        if (how === 'accept') accept();
        if (how === 'refuseForNow') nock(HOST).post(PATH).reply(500, 'rollup_error');
        if (how === 'refuseForGood') nock(HOST).post(PATH).reply(404, 'no_service');
        if (how === 'away') nock(HOST).post(PATH).replyWithError(lost('ECONNREFUSED'));
      },
      async close() {},
    };
  });

  test.each([
    [400, false],
    [403, false],
    [410, false],
    [302, false],
    [408, true],
    [429, true],
    [503, true],
  ])('an answer of %d is retryable: %s', async (status, isRetryable) => {
    nock(HOST).post(PATH).reply(status, 'why');
    const error = await failureOf(slackChannel(HOST + PATH).send(message(), signal));
    expect(error.retryable).toBe(isRetryable);
  });

  test.each([
    ['30', 30_000],
    ['', null],
    ['Mon, 23 Nov 2026 09:00:00 GMT', null],
    [undefined, null],
  ])('Retry-After %j asks for %s ms', async (header, ms) => {
    nock(HOST)
      .post(PATH)
      .reply(429, '', header === undefined ? {} : { 'retry-after': header });
    const error = await failureOf(slackChannel(HOST + PATH).send(message(), signal));
    expect(error.retryAfterMs).toBe(ms);
  });

  test('a target that says nothing is given up after the timeout', async () => {
    nock(HOST).post(PATH).delay(60_000).reply(200, 'ok');
    const error = await failureOf(slackChannel(HOST + PATH, 20).send(message(), signal));
    expect(error.retryable).toBe(true);
  });

  test.each([404, 503, 0])('no error names the secret path (answer %d)', async (status) => {
    if (status > 0) nock(HOST).post(PATH).reply(status, 'no_service');
    else nock(HOST).post(PATH).replyWithError(lost('ECONNRESET'));
    const error = await failureOf(slackChannel(HOST + PATH).send(message(), signal));
    expect(error.message).toContain('hooks.slack.test');
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain('secret');
    expect(error.cause).toBeUndefined();
  });
});

describe('slackText', () => {
  test("Slack's control characters in a ticket's words are escaped", () => {
    const text = slackText(message({ title: '<!channel> a & b', text: '<@U1> > x', link: null }));
    expect(text).toBe('*&lt;!channel&gt; a &amp; b*\n&lt;@U1&gt; &gt; x');
  });

  test('a title of several lines becomes one, so that it cannot pose as the text', () => {
    expect(slackText(message({ title: 'a\r\nb\u2028c', text: '', link: null }))).toBe('*a b c*');
  });

  test('a late message says so first', () => {
    expect(slackText(message({ title: 'T', text: '', link: null, late: true }))).toBe('*[late] T*');
    const french = message({ title: 'T', text: '', link: null, late: true, lateMark: 'tardif' });
    expect(slackText(french)).toBe('*[tardif] T*');
  });

  test('a bar in the link cannot end its address', () => {
    const text = slackText(message({ title: 'T', text: '', link: 'https://x.test/a|b>c?d=1&e' }));
    expect(text).toBe('*<https://x.test/a%7Cb%3Ec?d=1&amp;e|T>*');
  });

  test.each(['javascript:alert(1)', 'not a link'])('the link %s is left out', (link) => {
    expect(slackText(message({ title: 'T', text: 'x', link }))).toBe('*T*\nx');
  });

  test.each([
    [2999, false],
    [3000, false],
    [3001, true],
  ])('a text of %d characters is cut: %s', (length, isCut) => {
    const text = slackText(message({ title: 'T', text: '€'.repeat(length), link: null }));
    expect(text.endsWith('…')).toBe(isCut);
    expect(text.length).toBe('*T*\n'.length + Math.min(length, 3000));
  });
});
