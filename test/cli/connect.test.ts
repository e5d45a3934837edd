/** Does connecting make what is missing, say so, and change nothing the second time? */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectOptions, connect } from '../../engine/cli/connect.ts';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { FakeAccount, POLICY } from './fake-account.ts';

const ENDPOINT = 'https://palier.example/hooks/zendesk';

let dataPath: string;
let account: FakeAccount;
let lines: string[];

beforeEach(async () => {
  dataPath = await mkdtemp(join(tmpdir(), 'palier-connect-'));
  account = new FakeAccount();
  lines = [];
});
afterEach(() => rm(dataPath, { recursive: true }));

/** What was said, but for the hint to install the app. */
const said = () => lines.filter((line) => !line.startsWith('No app named Palier'));

function run(changes: Partial<ConnectOptions> = {}) {
  const options = { policy: POLICY, publicUrl: 'https://palier.example', dataPath, isPlan: false };
  return connect({ ...options, ...changes }, account, (line) => lines.push(line));
}

describe('connect', () => {
  it('makes nine ticket fields, the organization field and the webhook, and stores the secret', async () => {
    expect(await run()).toEqual({ changed: 12 });
    const types = account.lists.ticket_fields.map(({ key, type }) => [key, type]);
    expect(types).toEqual([
      ['palier_tier', 'tagger'],
      ['palier_kind', 'tagger'],
      ['palier_component', 'tagger'],
      ['palier_replaced', 'checkbox'],
      ['palier_due', 'text'],
      ['palier_state', 'tagger'],
      ['palier_rank', 'integer'],
      ['palier_breached', 'checkbox'],
      ['palier_action', 'text'],
    ]);
    expect(account.named('palier_kind').options).toMatchObject([
      { name: 'outage', value: 'palier_kind_outage' },
      { name: 'replacement', value: 'palier_kind_replacement' },
    ]);
    expect(account.named('palier_breached').tag).toBe('palier_breached');
    expect(account.named('support_tier')).toMatchObject({
      type: 'dropdown',
      options: [{ value: 'standard' }, { value: 'premium' }],
    });
    expect(account.hooks).toMatchObject([{ endpoint: ENDPOINT, status: 'active' }]);
    expect(account.hooks[0]?.subscriptions).toContain('zen:event-type:ticket.comment_added');
    expect(said()).toHaveLength(12);
    expect(lines[0]).toBe('Create the ticket field palier_tier (tagger: standard, premium)');
  });

  it('keeps the secret for nobody else to read, and out of what it prints', async () => {
    await run();
    const path = join(dataPath, 'webhook.json');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      webhookId: '01HOOK0',
      secret: 'secret of 01HOOK0',
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(lines.join('\n')).not.toContain('secret of');
  });

  it('changes nothing the second time', async () => {
    await run();
    const { writes } = account;
    lines = [];
    expect(await run()).toEqual({ changed: 0 });
    expect(account.writes).toBe(writes);
    expect(said()).toEqual(['Everything is connected; nothing to change.']);
  });

  it('only says what it would do when planning', async () => {
    expect(await run({ isPlan: true })).toEqual({ changed: 12 });
    expect(account.writes).toBe(0);
    expect(said().every((line) => line.startsWith('Would '))).toBe(true);
    await expect(stat(join(dataPath, 'webhook.json'))).rejects.toThrow('ENOENT');
  });

  it('adds missing options and keeps those that others made', async () => {
    await run();
    const kind = account.named('palier_kind');
    const foreign = { id: 7, name: 'ours', value: 'palier_kind_ours' };
    const held = kind.options.filter((option) => option.name === 'outage');
    await account.changeField('ticket_fields', kind.id, { options: [foreign, ...held] });
    expect(await run()).toEqual({ changed: 1 });
    expect(account.named('palier_kind').options).toEqual([
      foreign,
      ...held,
      { id: null, name: 'replacement', value: 'palier_kind_replacement' },
    ]);
    expect(said().at(-1)).toBe('Change the ticket field palier_kind: add replacement');
  });

  it('switches a field on again and restores the tag that alerts rely on', async () => {
    await run();
    account.lists.ticket_fields = account.lists.ticket_fields.map((field) =>
      field.key === 'palier_breached' ? { ...field, active: false, tag: null } : field,
    );
    expect(await run()).toEqual({ changed: 1 });
    expect(account.named('palier_breached')).toMatchObject({
      active: true,
      tag: 'palier_breached',
    });
  });

  it('does everything else before it refuses a field of another type', async () => {
    await account.createField('ticket_fields', {
      key: 'palier_due',
      type: 'integer',
      description: '',
      options: [],
      tag: null,
    });
    await expect(run()).rejects.toMatchObject({
      code: 'zendeskConflict',
      message: expect.stringContaining('palier_due is of type integer, not text'),
    });
    expect(account.hooks).toHaveLength(1);
    expect(account.lists.ticket_fields).toHaveLength(9);
  });

  it('leaves an organization field that is text as it is', async () => {
    await account.createField('organization_fields', {
      key: 'support_tier',
      type: 'text',
      description: '',
      options: [],
      tag: null,
    });
    expect(await run()).toEqual({ changed: 11 });
    expect(account.named('support_tier').type).toBe('text');
  });

  it('makes a text field for values that cannot be tags', async () => {
    const match = [[{ on: 'organizationField', key: 'contract', is: ['Gold Plus'] }]];
    const policy = { ...POLICY, tiers: [{ name: 'gold', match }] } as unknown as Policy;
    await run({ policy });
    expect(account.named('contract')).toMatchObject({ type: 'text', options: [] });
  });

  it('leaves out the component field where no kind has components', async () => {
    const kinds = new Map([['outage', { name: 'outage', components: null }]]);
    await run({ policy: { ...POLICY, kinds } as unknown as Policy });
    expect(account.lists.ticket_fields).toHaveLength(8);
    expect(lines.join('\n')).toContain('Left out the ticket field palier_component');
  });

  it('makes no webhook without an address, and says what that costs', async () => {
    expect(await run({ publicUrl: null })).toEqual({ changed: 10 });
    expect(account.hooks).toEqual([]);
    expect(said().at(-1)).toContain('polling alone');
  });

  it('completes its own webhook and leaves one for triggers alone', async () => {
    await account.createWebhook(ENDPOINT, ['conditional_ticket_events']);
    await account.createWebhook(ENDPOINT, ['zen:event-type:ticket.created']);
    await account.changeWebhook('01HOOK1', { status: 'inactive' });
    await run();
    expect(account.hooks).toHaveLength(2);
    expect(account.hooks[0]?.subscriptions).toEqual(['conditional_ticket_events']);
    expect(account.hooks[1]).toMatchObject({ status: 'active' });
    expect(account.hooks[1]?.subscriptions).toContain('zen:event-type:ticket.merged');
  });

  it('stores the secret again when the file is damaged', async () => {
    await run();
    await writeFile(join(dataPath, 'webhook.json'), '{');
    expect(await run()).toEqual({ changed: 1 });
  });
});

describe('connect with the app', () => {
  const PALIER = { id: 7, settings: { name: 'Palier', language: 'fr', engineUrl: '', fields: '' } };

  it('gives the installed app the address and the fields, and nothing to another app', async () => {
    const other = { id: 8, settings: { name: 'Other' } };
    account.apps = [other, PALIER];
    expect(await run()).toEqual({ changed: 13 });
    const fields = account.fieldSetting();
    expect(account.apps).toEqual([
      other,
      { id: 7, settings: { ...PALIER.settings, engineUrl: 'https://palier.example', fields } },
    ]);
    expect(lines.at(-1)).toBe(
      'Give the installed app Palier its settings: ' +
        `engineUrl = https://palier.example; fields = ${fields}`,
    );
    lines = [];
    expect(await run()).toEqual({ changed: 0 });
    expect(lines).toEqual(['Everything is connected; nothing to change.']);
  });

  it('leaves the address as it is where none is set, and gives only what differs', async () => {
    account.apps = [{ id: 7, settings: { name: 'Palier', engineUrl: 'https://other.example' } }];
    await run({ publicUrl: null });
    const fields = account.fieldSetting();
    expect(account.apps[0]?.settings).toMatchObject({ engineUrl: 'https://other.example', fields });
    expect(lines.at(-1)).toBe(`Give the installed app Palier its settings: fields = ${fields}`);
  });

  it('only says so when planning, with fields that have no ids yet', async () => {
    account.apps = [PALIER];
    await run({ isPlan: true });
    expect(account.apps).toEqual([PALIER]);
    expect(lines.at(-1)).toMatch(/^Would give .*fields = palier_tier:\(its id\),palier_kind:/);
  });

  it('says what to type in where no app is installed, each time, and changes nothing', async () => {
    await run();
    const { writes } = account;
    lines = [];
    expect(await run()).toEqual({ changed: 0 });
    expect(account.writes).toBe(writes);
    expect(lines).toEqual([
      'No app named Palier is installed; where it is, give it these settings: ' +
        `engineUrl = https://palier.example; fields = ${account.fieldSetting()}`,
      'Everything is connected; nothing to change.',
    ]);
  });

  it('names no field that is left out', async () => {
    const kinds = new Map([['outage', { name: 'outage', components: null }]]);
    account.apps = [PALIER];
    await run({ policy: { ...POLICY, kinds } as unknown as Policy });
    expect(account.apps[0]?.settings.fields).toMatch(/^palier_tier:\d+,palier_kind:\d+,palier_re/);
  });
});
