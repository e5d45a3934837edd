/**
 * Does the engine take its settings from the environment, and say everything that is wrong at once?
 */
import { readSettings, type Settings } from '../engine/settings.ts';

type Env = Record<string, string | undefined>;
const ACCOUNT: Env = {
  ZENDESK_SUBDOMAIN: 'acme',
  ZENDESK_CLIENT_ID: 'palier',
  ZENDESK_CLIENT_SECRET: 'c1ient-s3cret',
};

function files(content: Record<string, string> = {}) {
  return (path: string): string => {
    const text = content[path];
    if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return text;
  };
}

function settings(env: Env, content: Record<string, string> = {}): Settings {
  const read = readSettings(env, files(content));
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.settings;
}

function problems(env: Env, content: Record<string, string> = {}): readonly string[] {
  const read = readSettings(env, files(content));
  return 'problems' in read ? read.problems : [];
}

describe('readSettings', () => {
  it('has a default for everything but the account', () => {
    expect(settings({})).toEqual({
      zendesk: null,
      tiersPath: 'tiers.json',
      language: 'en',
      dataPath: '.palier',
      host: '127.0.0.1',
      port: 4601,
      publicUrl: null,
      mode: null,
      clockUrl: null,
      verify: true,
      webhookSecret: null,
      hmacSecret: null,
      appSecret: null,
      billingSecret: null,
      billingUrl: null,
      login: null,
      frameAncestors: null,
      slackUrl: null,
      smtpUrl: null,
      mailFrom: null,
      budgetShare: 0.4,
      sinceDays: 30,
      ticketUrl: null,
      logLevel: 'info',
    });
  });

  it('derives the address and the ticket link from the subdomain', () => {
    const read = settings(ACCOUNT);
    expect(read.zendesk).toEqual({
      url: 'https://acme.zendesk.com',
      auth: {
        by: 'client',
        clientId: 'palier',
        clientSecret: 'c1ient-s3cret',
        scope: 'read tickets:write',
      },
    });
    expect(read.ticketUrl).toBe('https://acme.zendesk.com/agent/tickets/{id}');
  });

  it('takes the legacy API token when no client is named', () => {
    const read = settings({
      ZENDESK_URL: 'http://127.0.0.1:4600/',
      ZENDESK_EMAIL: 'bot@example.com',
      ZENDESK_API_TOKEN: 't0ken',
    });
    expect(read.zendesk).toEqual({
      url: 'http://127.0.0.1:4600',
      auth: { by: 'apiToken', email: 'bot@example.com', apiToken: 't0ken' },
    });
  });

  it('reads secrets from files and trims the line end', () => {
    const env = { ...ACCOUNT, ZENDESK_CLIENT_SECRET: '', ZENDESK_CLIENT_SECRET_FILE: '/run/s' };
    const read = settings(env, { '/run/s': 'from-file\n' });
    expect(read.zendesk?.auth).toMatchObject({ clientSecret: 'from-file' });
  });

  it('takes the secret of the app, which has 32 characters or more, also from a file', () => {
    const secret = 'x'.repeat(32);
    expect(settings({ PALIER_APP_SECRET: secret }).appSecret).toBe(secret);
    const env = { PALIER_APP_SECRET_FILE: '/run/s' };
    expect(settings(env, { '/run/s': `${secret}y\n` }).appSecret).toBe(`${secret}y`);
  });

  it('picks up the signing secret that connect stored, unless the environment names one', () => {
    const stored = { '.palier/webhook.json': '{"secret":"stored"}' };
    expect(settings({}, stored).webhookSecret).toBe('stored');
    expect(settings({ PALIER_WEBHOOK_SECRET: 'given' }, stored).webhookSecret).toBe('given');
  });

  it('takes every other setting', () => {
    expect(
      settings({
        PALIER_MODE: 'live',
        PALIER_LANGUAGE: 'ru',
        PALIER_CLOCK_URL: 'http://127.0.0.1:4602/',
        PALIER_VERIFY: 'off',
        PALIER_PORT: '0',
        PALIER_BUDGET_SHARE: '0.25',
        PALIER_SINCE_DAYS: '0',
        PALIER_SMTP_URL: 'smtp://127.0.0.1:4603',
        PALIER_MAIL_FROM: 'Palier <palier@example.com>',
        PALIER_TICKET_URL: 'http://localhost:4600/tickets/{id}',
        PALIER_FRAME_ANCESTORS: 'http://localhost:4600',
      }),
    ).toMatchObject({
      mode: 'live',
      clockUrl: 'http://127.0.0.1:4602',
      verify: false,
      port: 0,
      budgetShare: 0.25,
      sinceDays: 0,
      smtpUrl: 'smtp://127.0.0.1:4603',
      mailFrom: 'Palier <palier@example.com>',
      ticketUrl: 'http://localhost:4600/tickets/{id}',
      frameAncestors: 'http://localhost:4600',
    });
  });

  it.each<[string, Env, string]>([
    ['a subdomain with a dot', { ...ACCOUNT, ZENDESK_SUBDOMAIN: 'a.b' }, 'ZENDESK_SUBDOMAIN must'],
    ['an address without http', { ZENDESK_URL: 'acme' }, 'ZENDESK_URL must be an http or https'],
    [
      'credentials over plain http',
      { ...ACCOUNT, ZENDESK_SUBDOMAIN: '', ZENDESK_URL: 'http://acme.example' },
      'must be https',
    ],
    ['a subdomain beside an address', { ...ACCOUNT, ZENDESK_URL: 'https://x.y' }, 'both set'],
    ['an account without credentials', { ZENDESK_SUBDOMAIN: 'acme' }, 'ZENDESK_CLIENT_SECRET are'],
    [
      'a client without its secret',
      { ...ACCOUNT, ZENDESK_CLIENT_SECRET: '' },
      '_SECRET is missing',
    ],
    ['a secret without its client', { ...ACCOUNT, ZENDESK_CLIENT_ID: '' }, '_ID is missing'],
    ['a token without its mail', { ZENDESK_API_TOKEN: 'x' }, 'ZENDESK_EMAIL is missing'],
    ['credentials without an account', { ...ACCOUNT, ZENDESK_SUBDOMAIN: '' }, 'need an account'],
    ['an unknown mode', { PALIER_MODE: 'dry' }, 'PALIER_MODE must be one of observe, assist, live'],
    ['an unknown language', { PALIER_LANGUAGE: 'de' }, 'PALIER_LANGUAGE must be one of en, fr, ru'],
    ['a port beyond the last', { PALIER_PORT: '65536' }, 'PALIER_PORT must be a port number'],
    ['a port that is no number', { PALIER_PORT: 'x' }, 'PALIER_PORT must be a port number'],
    ['a budget of nothing', { PALIER_BUDGET_SHARE: '0' }, 'PALIER_BUDGET_SHARE must'],
    ['a budget above the whole', { PALIER_BUDGET_SHARE: '1.1' }, 'PALIER_BUDGET_SHARE must'],
    ['half a day', { PALIER_SINCE_DAYS: '0.5' }, 'PALIER_SINCE_DAYS must be a whole number'],
    ['a link without {id}', { PALIER_TICKET_URL: 'http://x/' }, 'PALIER_TICKET_URL must'],
    ['an smtp address by http', { PALIER_SMTP_URL: 'http://x' }, 'PALIER_SMTP_URL must be an smtp'],
    ['mail without a sender', { PALIER_SMTP_URL: 'smtp://x' }, 'PALIER_MAIL_FROM is missing'],
    ['another directive', { PALIER_FRAME_ANCESTORS: "'self'; script-src *" }, 'ANCESTORS must'],
    ['no verifying for real', { PALIER_VERIFY: 'off' }, 'refused outside the demo'],
    [
      'a misspelt name',
      { PALIER_TEIRS: 'x' },
      'PALIER_TEIRS is not a setting; did you mean PALIER_TIERS?',
    ],
    [
      'charges sent without a secret',
      { PALIER_BILLING_URL: 'https://b.example/c' },
      'PALIER_BILLING_SECRET is missing',
    ],
    [
      'charges sent by plain http',
      { PALIER_BILLING_URL: 'http://b.example/c', PALIER_BILLING_SECRET: 'x'.repeat(32) },
      'PALIER_BILLING_URL must be https',
    ],
    ['a secret of billing that can be guessed', { PALIER_BILLING_SECRET: 'x' }, '32 char'],
    ['a secret of the app that can be guessed', { PALIER_APP_SECRET: 'x'.repeat(31) }, '32 char'],
    ['a secret twice', { PALIER_HMAC_SECRET: 'a', PALIER_HMAC_SECRET_FILE: 'b' }, 'keep one'],
    ['a secret file that is gone', { PALIER_HMAC_SECRET_FILE: '/no' }, 'cannot be read (ENOENT)'],
    ['the open network', { PALIER_HOST: '0.0.0.0' }, 'would listen beyond this machine'],
  ])('refuses %s', (_what, env, sentence) => {
    expect(problems(env).join('\n')).toContain(sentence);
  });

  it('tells every problem together, each once', () => {
    const told = problems({
      PALIER_PORT: 'x',
      PALIER_MODE: 'dry',
      PALIER_TEIRS: 'x',
      PALIER_VERIFY: 'off',
      ZENDESK_SUBDOMAIN: 'acme',
    });
    expect(told).toHaveLength(5);
  });

  it('listens on the network once both secrets are there, wherever the webhook’s is kept', () => {
    const env = { PALIER_HOST: '0.0.0.0', PALIER_HMAC_SECRET: 'h' };
    expect(problems(env)).toHaveLength(1);
    expect(settings(env, { '.palier/webhook.json': '{"secret":"s"}' }).host).toBe('0.0.0.0');
  });

  it('refuses a damaged file of connect instead of running without a secret', () => {
    const told = problems({}, { '.palier/webhook.json': '{"secret":' });
    expect(told).toEqual([
      '.palier/webhook.json is damaged; delete it and run "palier connect" again.',
    ]);
  });

  it('never repeats a secret in what it says', () => {
    const told = problems({
      ...ACCOUNT,
      ZENDESK_CLIENT_ID: '',
      PALIER_SLACK_URL: 'hooks.example/T-s3cret',
      PALIER_SMTP_URL: 'http://user:s3cret@x',
      PALIER_WEBHOOK_SECRET: 's3cret',
      PALIER_APP_SECRET: 's3cret',
      PALIER_HOST: '0.0.0.0',
    });
    expect(told.length).toBeGreaterThanOrEqual(4);
    expect(told.join('\n')).not.toContain('s3cret');
  });
});
