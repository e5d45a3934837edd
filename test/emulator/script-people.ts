/** Answers: who stands in the scripts of the tests? One customer, one agent, one organization. */

const at = '2026-03-02T08:00:00Z';

export const people = [
  { at, do: 'organization.upsert', organization: { external_id: 'o1', name: 'Acme' } },
  {
    at,
    do: 'user.upsert',
    user: { external_id: 'c1', name: 'Caller 1', organization_external_id: 'o1' },
  },
  {
    at,
    do: 'user.upsert',
    user: { external_id: 'a1', name: 'Agent A', role: 'agent', group_external_ids: ['support'] },
  },
];

/** A ticket by the customer. */
export function opening(when: string, externalId: string, rest: object = {}): object {
  const comment = { body: `Opening ${externalId}`, public: true };
  return {
    at: when,
    do: 'ticket.create',
    as: 'c1',
    ticket: { external_id: externalId, subject: externalId, comment, ...rest },
  };
}

/** An update by the agent. */
export function change(when: string, externalId: string, rest: object): object {
  return { at: when, do: 'ticket.update', as: 'a1', ticket: { external_id: externalId, ...rest } };
}
