/** What does the sidebar ask the engine? Its addresses, and a first look at what came back. */
import type {
  AppBoard,
  AppHistory,
  AppLook,
  AppOrganization,
  AppPreview,
  AppQueue,
  AppTicket,
} from '../../engine/http/app-contract.ts';
import type { Timed } from '../../engine/http/contract.ts';
import type { Ask } from '../zaf/engine-door.ts';
import { ownFailure } from '../zaf/failure.ts';
import { SHOWN_AT_ONCE } from '../zaf/shown-at-once.ts';
import { type Filters, searchWith } from './board-filters.ts';

/** In which words and zone. */
export interface Asked {
  readonly language: string;
  readonly zone: string;
}

export interface AppEngine {
  ticket(id: number): Promise<AppTicket>;
  /** Makes the engine read the ticket from Zendesk first. */
  look(id: number): Promise<AppLook>;
  queue(limit: number): Promise<AppQueue>;
  preview(id: number, choice: { kind: string; component: string }): Promise<AppPreview>;
  history(id: number): Promise<AppHistory>;
  organization(id: number): Promise<AppOrganization>;
  board(filters: Filters): Promise<AppBoard>;
}

export function appEngine(ask: Ask, asked: Asked): AppEngine {
  const query = (more: Readonly<Record<string, string>> = {}) =>
    `?${new URLSearchParams({ ...asked, ...more })}`;
  const ticket = (id: number) => `/v1/app/tickets/${id}`;
  return {
    ticket: async (id) => checked<AppTicket>(await ask(ticket(id) + query()), 'ticket'),
    look: async (id) =>
      checked<AppLook>(await ask(`${ticket(id)}/look${query()}`, 'POST'), 'ticket'),
    queue: async (limit) =>
      checked<AppQueue>(await ask(`/v1/app/queue${query({ limit: String(limit) })}`), 'queue'),
    preview: async (id, choice) =>
      checked<AppPreview>(await ask(`${ticket(id)}/preview${query(choice)}`), 'moves'),
    history: async (id) =>
      checked<AppHistory>(await ask(`${ticket(id)}/history${query()}`), 'events'),
    organization: async (id) =>
      checked<AppOrganization>(await ask(`/v1/app/organizations/${id}${query()}`), 'entitlement'),
    board: async (filters) => checked<AppBoard>(await ask(boardPath(filters, asked)), 'queue'),
  };
}

function boardPath(filters: Filters, { language, zone }: Asked): string {
  // As many as Zendesk names in one question.
  const base = new URLSearchParams({ limit: String(SHOWN_AT_ONCE), language, zone });
  return `/v1/app/board${searchWith(`?${base}`, filters)}`;
}

/**
 * Something else may stand behind the address (a login page, an older engine): its answer must not
 * break a panel. The engine's own answers are held to the contract by tests on both sides.
 */
function checked<Answer extends Timed>(answer: unknown, part: keyof Answer): Answer {
  const isOurs =
    answer instanceof Object &&
    part in answer &&
    (answer as Record<keyof Answer, unknown>)[part] instanceof Object &&
    'nowAt' in answer &&
    Number.isFinite(Date.parse(String(answer.nowAt)));
  if (!isOurs) throw ownFailure('notTheEngine');
  return answer as unknown as Answer;
}
