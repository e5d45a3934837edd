import type { DeskUser } from '../ports/desk.ts';
import type { SessionRules } from './session.ts';

/** Under this address of ours Zendesk sends people back; the OAuth client must name it, too. */
export const LOGIN_BACK = '/login/back';

/** How people sign in through Zendesk, and what is asked there for it; handed in by main. */
export interface Login extends SessionRules {
  /** The page of Zendesk's on which a person lets the engine know who that is. */
  readonly consentUrl: (asked: { readonly state: string; readonly challenge: string }) => string;
  /** The id of the person who was given the code; throws EngineError where Zendesk tells none. */
  readonly userBehind: (code: string, verifier: string) => Promise<number>;
  /**
   * What somebody is by now in the account that the engine reads, asked with the engine's own
   * token; null for one whom it does not know or lets in no more.
   */
  readonly roleOf: (userId: number) => Promise<DeskUser['role'] | null>;
}
