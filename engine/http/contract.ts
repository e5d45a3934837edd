/**
 * The shapes shared by the engine's HTTP answers and the app. Imports nothing. Instants are ISO
 * 8601 UTC strings with milliseconds where there are any; every answer carries `nowAt` and `speed`,
 * and pages count from those, never from the browser's date.
 */

export interface Timed {
  /** The engine's clock when it answered. */
  readonly nowAt: string;
  /** Engine seconds per real second: 1 in life, 0 paused or 60 in the demo. */
  readonly speed: number;
}

export type PalierState = 'onTrack' | 'atRisk' | 'breached' | 'waiting' | 'notMeasured' | 'none';

/** One clock of a ticket, ready to show. */
export interface ClockView {
  readonly promise: string;
  readonly clock: string;
  readonly instance: number;
  readonly state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
  readonly paused: boolean;
  readonly startedAt: string;
  readonly targetMs: number;
  readonly calendar: string;
  readonly elapsedMs: number;
  readonly remainingMs: number;
  readonly deadlineAt: string | null;
  readonly metAt: string | null;
  readonly breachedAt: string | null;
  readonly withdrawn: {
    readonly breachedAt: string;
    readonly at: string;
    readonly by: string | null;
    readonly why: string;
  } | null;
  /** True for the clock that decides the ticket's place and state. */
  readonly governing: boolean;
  /** A breach that is due but that Zendesk has not confirmed yet. */
  readonly unverified: boolean;
  /** The explanation, in words of the asked language, one sentence each. */
  readonly why: readonly string[];
}

/** Where a ticket stands and why: nobody's name, and nothing that anybody wrote. */
export interface Standing {
  readonly id: number;
  readonly tier: string | null;
  readonly kind: string | null;
  readonly state: PalierState;
  /** Place in the queue, from 1; null when not in it. */
  readonly place: number | null;
  /** Why it stands there, one sentence. */
  readonly placeWhy: string | null;
  readonly dueAt: string | null;
}

/** A ticket of the queue with its clocks, without a name or a word of anybody's. */
export interface QueuedTicket extends Standing {
  readonly status: string;
  readonly priority: string | null;
  /** `palier_rank`. */
  readonly rank: number | null;
  readonly openedAt: string;
  readonly clocks: readonly ClockView[];
  readonly policy: string;
}

export interface BoardTicket extends QueuedTicket {
  readonly subject: string;
  readonly group: string | null;
  readonly organization: string | null;
  /** A link to the ticket in Zendesk, or on the demo's desk. */
  readonly url: string;
}

/** Something that happened and was, or will be, said. */
export interface Happening {
  readonly key: string;
  readonly at: string;
  readonly what: 'threshold' | 'breach' | 'retraction' | 'digest' | 'notice';
  readonly ticketId: number | null;
  /** One sentence in the asked language. */
  readonly text: string;
  readonly delivered: 'owed' | 'sent' | 'dead' | 'boardOnly';
  readonly late: boolean;
}

export interface BoardCounts {
  readonly open: number;
  readonly inQueue: number;
  readonly breached: number;
  readonly atRisk: number;
  readonly waiting: number;
}

/** Why the board may be behind. */
export interface Health {
  /** Facts are complete up to here (the export's horizon). */
  readonly judgedAsOf: string | null;
  readonly mode: 'observe' | 'assist' | 'live';
  readonly stopped: boolean;
  readonly policy: string;
  /** Sentences, worst first; empty when all is well. */
  readonly troubles: readonly string[];
}

/**
 * GET /v1/board?limit=N&tier=&kind=&state=&group=&zone=&language=, and each `board` event of GET
 * /v1/board/events.
 */
export interface Board extends Timed {
  readonly counts: BoardCounts;
  readonly queue: readonly BoardTicket[];
  /** In queue altogether after the filters; `queue` may be cut to `limit`. */
  readonly queueTotal: number;
  readonly happenings: readonly Happening[];
  readonly health: Health;
  /** For the filters. */
  readonly tiers: readonly string[];
  readonly kinds: readonly string[];
}

/** GET /v1/tickets/:id */
export interface TicketAnswer extends Timed {
  readonly ticket: BoardTicket;
}

/** GET /v1/status */
export interface Status extends Timed {
  readonly version: string;
  readonly account: string;
  readonly counts: BoardCounts;
  readonly health: Health;
  readonly cursors: { readonly events: string | null; readonly tickets: string | null };
  readonly unwritten: number;
  readonly deadLetters: number;
  /** What was asked of Zendesk since the engine started. */
  readonly requests: {
    readonly total: number;
    readonly byKind: Readonly<Record<string, number>>;
  };
}

/** What a customer is entitled to beside the clocks, as of `nowAt`; as in `explain --json`. */
export interface EntitlementForm {
  /** Channels and languages are empty, people null, where the customer has no tier. */
  readonly channels: readonly string[];
  readonly languages: readonly string[];
  readonly people: HoursForm | null;
  /** Null where help with configuration and use is not owed. */
  readonly configurationHelp: HoursForm | null;
  readonly contacts: readonly ContactForm[];
  readonly pack: string | null;
  readonly eventPlan: {
    readonly from: string;
    readonly to: string;
    readonly contact: string | null;
  } | null;
  /** What customers of this tier are told of reduced service, while it lasts. */
  readonly notices: readonly string[];
  readonly suspended: boolean;
  /** The whole in words, a sentence each. */
  readonly told: readonly string[];
}

export interface HoursForm {
  readonly calendar: string;
  readonly openNow: boolean;
  /** The next opening while closed; null while open, and where there is none. */
  readonly opensAt: string | null;
}

export interface ContactForm {
  readonly role: string;
  readonly name: string | null;
  readonly group: string | null;
  readonly duty: HoursForm;
}

/** Every refusal: application/problem+json (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
}

/** GET /v1/session: whom the engine takes the browser for; null for nobody. */
export interface SignedIn {
  /** The user's id in Zendesk. */
  readonly id: number;
  readonly role: 'agent' | 'admin';
  readonly expiresAt: string;
}
