/** Everything that can go wrong while operating; switches over it are exhaustive. */
export const ERROR_CODES = [
  'badSettings',
  'badTiersFile',
  'storeLocked',
  'storeOfAnotherAccount',
  'storeFailed',
  'portBusy',
  'zendeskUnauthorized',
  'zendeskForbidden',
  'zendeskNotFound',
  'zendeskConflict',
  'zendeskRejected',
  'zendeskRateLimited',
  'zendeskUnavailable',
  'zendeskNotJson',
  'zendeskUnexpected',
  'channelFailed',
  'notFound',
  'badRequest',
  'unauthorized',
  'tooLarge',
  'tooOften',
  'appNotSetUp',
  'tokenMissing',
  'tokenUnreadable',
  'tokenForged',
  'tokenLifetime',
  'tokenEarly',
  'tokenExpired',
  'tokenIssuer',
  'tokenAudience',
  'notSignedIn',
  'foreignOrigin',
  'loginDenied',
  'loginState',
  'loginExpired',
  'loginUsed',
  'loginRefused',
  'loginNotStaff',
  'loginOtherAccount',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An operating error: what was attempted and what to do about it, with a code to branch on. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  /** Milliseconds the other side asked us to wait, real time. */
  readonly retryAfterMs: number | null;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retryable?: boolean; retryAfterMs?: number | null } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
