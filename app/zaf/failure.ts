/**
 * Why did something not work? Zendesk's SDK rejects with an error, with something like jQuery's
 * xhr, or not at all; here it becomes one form, with a code that has a text.
 */
import { recordOf } from './record.ts';

export interface Failure {
  /** A code of the engine's (docs/api.md), or one of `OwnCode`. */
  readonly code: string;
  /** HTTP status; 0 where nothing was answered. */
  readonly status: number;
  /** The other side's own sentence, for what we have no words for. */
  readonly detail: string | null;
}

/**
 * Opened outside Zendesk; no engine named; not our engine; a field is missing; no answer in time
 * from the engine, or from Zendesk; refused; changed meanwhile; asked too often.
 */
export type OwnCode =
  | 'notInZendesk'
  | 'notSetUp'
  | 'notTheEngine'
  | 'notConnected'
  | 'unreachable'
  | 'zendeskSilent'
  | 'refused'
  | 'conflict'
  | 'tooOften';

const DETAIL_MAX = 500;

export function ownFailure(code: OwnCode, detail: string | null = null): Failure {
  return { code, status: 0, detail };
}

/** The failure behind whatever was thrown. */
export function failureOf(thrown: unknown): Failure {
  if (isFailure(thrown)) return thrown;
  // Its message is no enumerable property; what the SDK throws was said by Zendesk.
  if (thrown instanceof Error) return ownFailure('refused', shortened(thrown.message));
  const { status: given, responseJSON, responseText } = recordOf(thrown);
  const status = typeof given === 'number' ? given : 0;
  const body = recordOf(responseJSON ?? parsed(responseText));
  const told = [body.detail, body.description, body.error, recordOf(body.error).message];
  return {
    code: isText(body.code) ? body.code : codeFor(status),
    status,
    detail: shortened(told.find(isText)),
  };
}

function isFailure(value: unknown): value is Failure {
  return value instanceof Object && 'code' in value && 'status' in value && 'detail' in value;
}

function shortened(told = ''): string | null {
  return told === '' ? null : told.slice(0, DETAIL_MAX);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function codeFor(status: number): OwnCode {
  if (status === 409) return 'conflict';
  if (status === 429) return 'tooOften';
  return status === 0 || status >= 500 ? 'unreachable' : 'refused';
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
