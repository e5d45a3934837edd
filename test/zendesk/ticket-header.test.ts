/** Does the header hold what the ticket was when it was opened, and nothing that no rule reads? */
import { auditFromList } from '../../engine/zendesk/audit-rows.ts';
import { header } from '../../engine/zendesk/ticket-header.ts';
import { ticketFromRow } from '../../engine/zendesk/ticket-rows.ts';
import { createTranslation } from '../../engine/zendesk/translation.ts';
import { listForm } from './audit-forms.ts';
import { CUSTOMER, knownDesk } from './known.ts';

const ticket = ticketFromRow({
  id: 12,
  subject: 'No light',
  status: 'open',
  via: { channel: 'web' },
  ticket_form_id: 60,
  brand_id: 61,
  requester_id: CUSTOMER,
  organization_id: 40,
  tags: ['now'],
  custom_fields: [
    { id: 800, value: 'server_9' },
    { id: 801, value: true },
    { id: 850, value: 'private' },
    { id: 901, value: 'palier_tier_premium' },
    { id: 904, value: null },
    { id: 905, value: '' },
    { id: 907, value: '1767225600' },
    { id: 908, value: true },
  ],
  created_at: '2026-11-20T08:00:00Z',
  updated_at: '2026-11-20T08:30:00Z',
});

describe('header', () => {
  it('names form, brand, people and watched fields', () => {
    expect(header(ticket, knownDesk())).toEqual({
      id: 12,
      subject: 'No light',
      form: 'Hardware',
      channel: 'web',
      brand: 'Acme',
      tags: ['now'],
      fields: { service: 'server_9', remote_hands: true },
      requester: { id: CUSTOMER, tags: ['vip'] },
      organization: { id: 40, fields: { support_tier: 'premium' } },
    });
  });

  it('prefers what the creating update says over the present', () => {
    const changes = {
      requester_id: [99],
      organization_id: [null],
      tags: [['then']],
      '800': ['server_1'],
    } as const;
    const creating = auditFromList(listForm({ creates: true, changes }));
    expect(header(ticket, knownDesk(), creating)).toMatchObject({
      requester: { id: 99 },
      organization: null,
      tags: ['then'],
      fields: { service: 'server_1', remote_hands: true },
    });
  });

  it('copes with a ticket of which everything is null or unknown', () => {
    const bare = { ...ticket, requesterId: null, organizationId: 49, formId: 1, brandId: null };
    expect(header({ ...bare, customFields: new Map() }, knownDesk())).toMatchObject({
      form: null,
      brand: null,
      requester: null,
      organization: { id: 49, fields: {} },
      fields: { service: null, remote_hands: false },
    });
  });
});

describe('createTranslation', () => {
  const translation = createTranslation(61, 'key');

  it('reads our own fields in the form the engine writes them', () => {
    const ids = { ...knownDesk().fieldIds, palier_state: null };
    expect(translation.values(ticket, ids)).toEqual({
      palier_tier: 'palier_tier_premium',
      palier_kind: null,
      palier_component: null,
      palier_replaced: false,
      palier_due: null,
      palier_rank: 1_767_225_600,
      palier_breached: true,
      palier_action: null,
    });
  });

  it('recognises its own mark on the ticket it was made for', () => {
    const audit = (ticketId: number) =>
      auditFromList(listForm({ ticketId, custom: { palier: translation.mark(12, { rank: 1 }) } }));
    expect(translation.verifyMark(audit(12))).toBe(true);
    expect(translation.verifyMark(audit(13))).toBe(false);
  });

  it.each([
    ['palier_kind', 'outage', 'palier_kind_outage'],
    ['palier_state', 'onTrack', 'palier_state_ontrack'],
    ['palier_tier', 'Gold Plus', 'palier_tier_gold_plus'],
  ] as const)('writes %s %s as %s, the way Zendesk keeps tags', (field, name, value) => {
    expect(translation.optionValue(field, name)).toBe(value);
  });
});
