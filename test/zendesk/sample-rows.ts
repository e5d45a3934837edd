/** One ticket and one exported event as Zendesk writes them. */

export const TICKET = {
  id: 12,
  subject: 'No light on port 3',
  status: 'open',
  custom_status_id: 501,
  priority: null,
  via: { channel: 'email', source: { from: {}, to: {}, rel: null } },
  ticket_form_id: 60,
  brand_id: 61,
  requester_id: null,
  submitter_id: 70,
  assignee_id: null,
  group_id: 300,
  organization_id: null,
  problem_id: null,
  tags: ['a'],
  custom_fields: [
    { id: 902, value: 'palier_kind_outage' },
    { id: 904, value: true },
    { id: 905, value: { odd: 1 } },
  ],
  fields: [],
  generated_timestamp: 1,
  created_at: '2026-11-20T08:00:00Z',
  updated_at: '2026-11-20T08:30:00Z',
};
export const EVENT = {
  id: 5000,
  ticket_id: 12,
  created_at: '2026-11-20T08:30:00Z',
  updater_id: 20,
  via: 'Web form',
  event_type: 'Audit',
  child_events: [
    { id: 1, via: 'Web form', status: 'pending', previous_value: 'open', event_type: 'Change' },
  ],
};
