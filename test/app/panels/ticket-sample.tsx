// What do the sidebar's panels stand on in tests? An agent of the group Network, an account with
// fields, an engine and a Zendesk that never answer; and a ticket in an everyday state.
import { ThemeProvider } from '@zendeskgarden/react-theming';
import type { ReactElement } from 'react';
import { type Acting, createActing } from '../../../app/engine/acting.ts';
import { type Surroundings, SurroundingsProvider } from '../../../app/panels/Surroundings.tsx';
import type { AppTicket } from '../../../engine/http/app-contract.ts';
import type { EntitlementForm } from '../../../engine/http/contract.ts';
import { SAMPLE_NOW, sampleClock } from '../../browser/board-sample.ts';
import { markupOf, wordsOf } from './panel-markup.tsx';

const silent = () => new Promise<never>(() => undefined);

const SURROUNDINGS: Surroundings = {
  zendesk: {
    location: 'ticket_sidebar',
    account: 'acme',
    origin: 'https://acme.zendesk.com',
    ticketId: 7,
    settings: {},
    get: silent,
    invoke: silent,
    request: silent,
    on: () => () => undefined,
  },
  engine: {
    ticket: silent,
    look: silent,
    queue: silent,
    board: silent,
    preview: silent,
    history: silent,
    organization: silent,
  },
  person: {
    id: 12,
    isAdmin: false,
    locale: 'en-GB',
    zone: 'Europe/Paris',
    groups: [{ id: 1, name: 'Network' }],
  },
  shown: { isShown: () => true, onChange: () => () => undefined },
  fieldIds: { palier_tier: 1, palier_kind: 2, palier_state: 3, palier_due: 4, palier_action: 5 },
};

/** A panel's words among these surroundings. */
export function wordsAmid(panel: ReactElement, part: Partial<Surroundings> = {}): string {
  return wordsOf(surrounded(panel, part), SAMPLE_NOW);
}

export function markupAmid(panel: ReactElement, part: Partial<Surroundings> = {}): string {
  return markupOf(surrounded(panel, part), SAMPLE_NOW);
}

function surrounded(panel: ReactElement, part: Partial<Surroundings>): ReactElement {
  return (
    <ThemeProvider>
      <SurroundingsProvider value={{ ...SURROUNDINGS, ...part }}>{panel}</SurroundingsProvider>
    </ThemeProvider>
  );
}

/** Surroundings with another person. */
export function asPerson(part: Partial<Surroundings['person']>): Partial<Surroundings> {
  return { person: { ...SURROUNDINGS.person, ...part } };
}

/** Actions that go nowhere. */
export function idleActing(): Acting {
  return createActing({
    write: silent,
    look: silent,
    frame: () => ({ after: null, ids: {} }),
    freshNonce: () => 'nonce',
  });
}

type Ticket = AppTicket['ticket'];

export function sampleAppTicket(part: Partial<Ticket> = {}): Ticket {
  return {
    id: 7,
    tier: 'premium',
    kind: 'incident',
    proposedKind: null,
    state: 'onTrack',
    place: 3,
    placeWhy: 'Due first.',
    dueAt: null,
    status: 'open',
    queueTotal: 41,
    openedAt: '2026-11-23T07:30:00.000Z',
    clocks: [sampleClock(3_600_000)],
    policy: '2026-11',
    ...part,
  };
}

export function sampleEntitlement(part: Partial<EntitlementForm> = {}): EntitlementForm {
  return {
    channels: ['web'],
    languages: ['en'],
    people: null,
    configurationHelp: null,
    contacts: [],
    pack: null,
    eventPlan: null,
    notices: [],
    suspended: false,
    told: ['Tier premium.'],
    ...part,
  };
}

export function sampleAnswer(part: Partial<AppTicket> = {}): AppTicket {
  return {
    nowAt: SAMPLE_NOW,
    speed: 1,
    ticket: sampleAppTicket(),
    actions: { last: null, done: [], possible: [{ action: 'kind', groups: null }] },
    diagnosis: null,
    intervention: null,
    account: null,
    kinds: [
      { name: 'incident', components: [] },
      { name: 'replacement', components: ['disk', 'fan'] },
    ],
    entitlement: sampleEntitlement(),
    health: { judgedAsOf: null, mode: 'live', stopped: false, policy: '2026-11', troubles: [] },
    ...part,
  };
}
