/** Answers: what belongs to one running desk? The parts that handlers reach. */
import type { AppSource } from './app-host/installed-app.ts';
import type { Faults } from './control/faults.ts';
import type { Script } from './control/script.ts';
import type { Stats } from './control/stats.ts';
import type { Jobs } from './rules/jobs.ts';
import type { DeskClock } from './state/clock.ts';
import type { Codes } from './state/codes.ts';
import type { Desk } from './state/desk.ts';
import type { Limits } from './state/limits.ts';
import type { Deliveries } from './webhooks/deliveries.ts';

export interface OauthClient {
  readonly id: string;
  readonly secret: string;
}

/** A second client of the account, by which people sign in somewhere else. */
export interface LoginClient {
  readonly id: string;
  /** Null for a public client, which must prove itself by PKCE. */
  readonly secret: string | null;
  readonly redirectUris: readonly string[];
}

export interface AccountFacts {
  readonly id: number;
  readonly subdomain: string;
  /** IANA name. */
  readonly timeZone: string;
}

export interface World {
  readonly desk: Desk;
  readonly clock: DeskClock;
  readonly limits: Limits;
  readonly jobs: Jobs;
  readonly faults: Faults;
  readonly stats: Stats;
  readonly script: Script;
  readonly deliveries: Deliveries;
  readonly account: AccountFacts;
  readonly client: OauthClient;
  readonly loginClient: LoginClient | null;
  readonly codes: Codes;
  /** The Zendesk app that the desk was started with, with its settings as they are now. */
  readonly app: AppSource;
  /** External id of the user whom client-credentials tokens act as. */
  readonly engineUserId: () => number;
}
