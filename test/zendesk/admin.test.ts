/** Does making fields and webhooks go out in the form Zendesk documents? */
import nock from 'nock';
import { createDeskAdmin } from '../../engine/zendesk/admin.ts';

const ENDPOINT = 'https://palier.example/hooks/zendesk';

describe('createDeskAdmin', () => {
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => {
    expect(nock.pendingMocks()).toEqual([]);
    nock.cleanAll();
  });
  afterAll(() => nock.restore());

  const ORIGIN = 'https://acme.zendesk.com';
  const admin = () =>
    createDeskAdmin({
      zendesk: {
        url: ORIGIN,
        auth: { by: 'client', clientId: 'c', clientSecret: 's', scope: 'read tickets:write' },
      },
      budgetShare: 1,
      now: () => Date.parse('2026-11-20T09:00:00Z'),
      report: () => {},
    });
  const token = () =>
    nock(ORIGIN)
      .post('/oauth/tokens', (body) => body.scope === 'read write')
      .reply(200, { access_token: 't' });

  it('creates a drop-down with its options, by a token of a wider scope', async () => {
    token();
    const options = [{ name: 'outage', value: 'palier_kind_outage' }];
    nock(ORIGIN)
      .post('/api/v2/ticket_fields', {
        ticket_field: {
          type: 'tagger',
          title: 'palier_kind',
          description: 'd',
          agent_description: 'd',
          custom_field_options: options,
        },
      })
      .reply(201, { ticket_field: {} });
    await admin().createField('ticket_fields', {
      key: 'palier_kind',
      type: 'tagger',
      description: 'd',
      options,
      tag: null,
    });
  });

  it('sends known options back with their ids, since Zendesk replaces the list', async () => {
    token();
    nock(ORIGIN)
      .put('/api/v2/organization_fields/5', {
        organization_field: {
          custom_field_options: [
            { id: 1, name: 'a', value: 'a' },
            { name: 'b', value: 'b' },
          ],
        },
      })
      .reply(200, {});
    const options = [
      { id: 1, name: 'a', value: 'a' },
      { id: null, name: 'b', value: 'b' },
    ];
    await admin().changeField('organization_fields', 5, { options });
  });

  it('creates, changes and reads the webhook, though changing answers nothing', async () => {
    token();
    nock(ORIGIN)
      .post('/api/v2/webhooks')
      .reply(201, { webhook: { id: '01H' } });
    nock(ORIGIN)
      .patch('/api/v2/webhooks/01H', { webhook: { status: 'active' } })
      .reply(204);
    nock(ORIGIN)
      .get('/api/v2/webhooks/01H/signing_secret')
      .reply(200, { signing_secret: { secret: 'x', algorithm: 'SHA256' } });
    const desk = admin();
    const id = await desk.createWebhook(ENDPOINT, ['zen:event-type:ticket.created']);
    await desk.changeWebhook(id, { status: 'active' });
    expect(await desk.signingSecret(id)).toBe('x');
  });

  it('lists installed apps, and sends only the settings that change', async () => {
    token();
    const palier = { id: 7, app_id: 9, settings: { name: 'Palier', engineUrl: '' } };
    nock(ORIGIN)
      .get('/api/v2/apps/installations')
      .query(true)
      .reply(200, { installations: [palier, { id: 8, settings: null }] });
    nock(ORIGIN)
      .put('/api/v2/apps/installations/7', { settings: { fields: 'palier_tier:5' } })
      .reply(200, {});
    const desk = admin();
    expect(await desk.appInstallations()).toEqual([
      { id: 7, settings: palier.settings },
      { id: 8, settings: {} },
    ]);
    await desk.changeAppSettings(7, { fields: 'palier_tier:5' });
  });

  it('names the missing right when the user may not make fields', async () => {
    token();
    nock(ORIGIN).post('/api/v2/ticket_fields').reply(403, { error: 'Forbidden' });
    const definition = {
      key: 'palier_due',
      type: 'text' as const,
      description: '',
      options: [],
      tag: null,
    };
    await expect(admin().createField('ticket_fields', definition)).rejects.toMatchObject({
      code: 'zendeskForbidden',
      message: expect.stringContaining('Could not create the field palier_due'),
    });
  });
});
