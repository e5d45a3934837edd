import { createHmac, timingSafeEqual } from 'node:crypto';
import { invariant } from '../core/invariant.ts';
import type { Instant } from '../core/time/instant.ts';

/**
 * The link by which one person answers one question. It names everything it stands for and is
 * sealed, so that nobody else can make one, and nothing in it can be changed.
 */
export interface AnswerLink {
  readonly ticket: number;
  /** The audit of the offer or quote. */
  readonly question: number;
  /** Zendesk's id of the person it was mailed to. */
  readonly person: number;
  /** The last instant at which it may be used. */
  readonly expiresAt: Instant;
  readonly nonce: string;
  /** SHA-256 of the terms it was mailed with, in base64url. */
  readonly terms: string;
}

const NUMBERS = 4;
const NUMBER_BYTES = 8;
const NONCE_BYTES = 9;
const HASH_BYTES = 32;
const BODY_BYTES = NUMBERS * NUMBER_BYTES + NONCE_BYTES + HASH_BYTES;
/** 105 bytes are 140 letters without a rest: there is one way to write a token. */
const FORM = /^[A-Za-z0-9_-]{140}$/;

/** The key of links alone, made from the one that seals our own writes. */
export function answerKeyFrom(secret: string): string {
  return createHmac('sha256', secret).update('palier answer links 1').digest('base64url');
}

/** The link in a form that stands in an address. */
export function answerToken(key: string, link: AnswerLink): string {
  const body = bodyOf(link);
  return Buffer.concat([body, sealOf(key, body)]).toString('base64url');
}

/** The link in a token that we made; null for any other text. */
export function readAnswerToken(key: string, token: string): AnswerLink | null {
  if (!FORM.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, BODY_BYTES);
  if (!timingSafeEqual(bytes.subarray(BODY_BYTES), sealOf(key, body))) return null;
  const number = (at: number) => Number(body.readBigUInt64BE(at * NUMBER_BYTES));
  const nonceAt = NUMBERS * NUMBER_BYTES;
  const termsAt = nonceAt + NONCE_BYTES;
  return {
    ticket: number(0),
    question: number(1),
    person: number(2),
    expiresAt: number(3),
    nonce: body.subarray(nonceAt, termsAt).toString('base64url'),
    terms: body.subarray(termsAt).toString('base64url'),
  };
}

/** A letter that is sent again brings the same link, so its nonce follows from what it is for. */
export function answerNonce(
  key: string,
  { ticket, question, person }: Pick<AnswerLink, 'ticket' | 'question' | 'person'>,
): string {
  const mac = createHmac('sha256', key).update(`nonce.${ticket}.${question}.${person}`).digest();
  return mac.subarray(0, NONCE_BYTES).toString('base64url');
}

function bodyOf({ ticket, question, person, expiresAt, nonce, terms }: AnswerLink): Buffer {
  const numbers = Buffer.alloc(NUMBERS * NUMBER_BYTES);
  [ticket, question, person, expiresAt].forEach((value, at) => {
    invariant(Number.isSafeInteger(value) && value >= 0, `A link cannot hold ${value}.`);
    numbers.writeBigUInt64BE(BigInt(value), at * NUMBER_BYTES);
  });
  const body = Buffer.concat([
    numbers,
    Buffer.from(nonce, 'base64url'),
    Buffer.from(terms, 'base64url'),
  ]);
  invariant(body.length === BODY_BYTES, `A link has ${BODY_BYTES} bytes, not ${body.length}.`);
  return body;
}

function sealOf(key: string, body: Buffer): Buffer {
  return createHmac('sha256', key).update('answer.').update(body).digest();
}
