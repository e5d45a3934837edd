/** Where does it say how Zendesk counts? Zendesk's own pages, and one reading of them in public. */
export const SOURCES = {
  /** What each of the seven metrics starts with, counts and is fulfilled by. */
  policies: 'https://support.zendesk.com/hc/en-us/articles/4408829459866-Defining-SLA-policies',
  /** When a policy and its targets are applied to a ticket and changed on it. */
  applied:
    'https://support.zendesk.com/hc/en-us/articles/5600997516058-About-SLA-policies-and-how-they-work',
  /** Which events activate, pause and fulfil a metric. */
  events:
    'https://developer.zendesk.com/documentation/ticketing/reference-guides/ticket-metric-event-types-reference',
  /** When a first reply is measured, by who opened the ticket. */
  firstReply: 'https://support.zendesk.com/hc/en-us/articles/4408821871642',
  /** What switches of a policy change about it. */
  advanced: 'https://support.zendesk.com/hc/en-us/articles/7412192349466',
  /** How a vendor who checks itself against Zendesk's figures treats a ticket that is solved. */
  solved: 'https://github.com/fivetran/dbt_zendesk/pull/136',
  /** The same for tickets that an agent opened. */
  openedByAgent: 'https://github.com/fivetran/dbt_zendesk/pull/273',
} as const;

export type Source = keyof typeof SOURCES;
