/** Each rule about requirements.json, Zendesk's and Palier's own, broken alone. */
import { removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

const WEBHOOK = {
  name: 'Hint',
  status: 'active',
  endpoint: 'https://example.org',
  http_method: 'POST',
  request_format: 'json',
};

async function told(content: object | string): Promise<readonly string[]> {
  const found = await toldWith({ 'requirements.json': content });
  return found.map((one) => one.replace(' requirements.json', ''));
}

describe('checkRequirements', () => {
  test.each<[object | string, string]>([
    ['{', 'notJson'],
    ['[]', 'wrongType'],
    ['{"views": {}, "views": {}}', 'duplicateKey views'],
    [{ trigers: {} }, 'unknownName trigers'],
    [{ triggers: [] }, 'wrongType triggers'],
    [{ triggers: { late: 'title' } }, 'wrongType triggers.late'],
    [{ triggers: { late: {} } }, 'missing triggers.late.title'],
    [{ macros: { late: {} } }, 'missing macros.late.title'],
    [{ user_fields: { tier: { title: 'Tier' } } }, 'missing user_fields.tier.key'],
    [{ organization_fields: { tier: { key: 'tier' } } }, 'missing organization_fields.tier.title'],
    [{ channel_integrations: { a: {} } }, 'missing channel_integrations.a.manifest_url'],
    [
      { channel_integrations: { a: { manifest_url: '/a' }, b: { manifest_url: '/b' } } },
      'tooMany channel_integrations',
    ],
    ...Object.keys(WEBHOOK).map((key): [object, string] => [
      { webhooks: { hint: { ...WEBHOOK, [key]: undefined } } },
      `missing webhooks.hint.${key}`,
    ]),
    [{ targets: { mail: { title: 'a', type: 'http_target' } } }, 'notAllowed targets.mail.type'],
    [{ targets: { mail: { title: 'a', type: 'url_target_v2' } } }, 'notAllowed targets.mail.type'],
    [{ ticket_fields: { rank: { title: 'Rank', type: 'integer' } } }, 'notAllowed ticket_fields'],
    [{ custom_objects_v2: { anything: 1 } }, 'notChecked custom_objects_v2'],
    [{ custom_objects: {} }, 'notChecked custom_objects'],
  ])('%j is told', async (content, problem) => {
    expect((await told(content))[0]).toBe(problem);
    expect(await told(content)).toHaveLength(1);
  });

  test('more than 5000 are told', async () => {
    const many = (count: number) => ({
      views: Object.fromEntries(Array.from({ length: count }, (_, i) => [`v${i}`, { title: 'a' }])),
    });
    expect(await told(many(5000))).toEqual([]);
    expect(await told(many(5001))).toEqual(['tooMany']);
  });

  test('what is whole is taken', async () => {
    const whole = {
      webhooks: { hint: WEBHOOK },
      targets: { mail: { title: 'a', type: 'email_target' } },
      user_fields: { tier: { title: 'Tier', key: 'tier' } },
      channel_integrations: { a: { manifest_url: '/a' } },
    };
    expect(await told(whole)).toEqual([]);
  });
});
