/** Can a link be made, changed or used by nobody but the engine that mailed it? */
import fc from 'fast-check';
import {
  type AnswerLink,
  answerKeyFrom,
  answerNonce,
  answerToken,
  readAnswerToken,
} from '../../engine/run/answer-link.ts';

const KEY = answerKeyFrom('a secret of the engine');
const LINK: AnswerLink = {
  ticket: 4711,
  question: 2_127_301_143_872,
  person: 29_876_543_212_345,
  expiresAt: 1_795_000_000_001,
  nonce: answerNonce(KEY, { ticket: 4711, question: 2_127_301_143_872, person: 7 }),
  terms: Buffer.alloc(32, 7).toString('base64url'),
};
const TOKEN = answerToken(KEY, LINK);

describe('a token', () => {
  test('brings the link back as it was made, in 140 letters of an address', () => {
    expect(readAnswerToken(KEY, TOKEN)).toEqual(LINK);
    expect(TOKEN).toMatch(/^[A-Za-z0-9_-]{140}$/);
  });

  test('is the same whenever it is made', () => {
    expect(answerToken(KEY, { ...LINK })).toBe(TOKEN);
  });

  test('of another secret, or of the secret that seals our writes, is none', () => {
    expect(readAnswerToken(answerKeyFrom('another secret'), TOKEN)).toBeNull();
    expect(readAnswerToken('a secret of the engine', TOKEN)).toBeNull();
  });

  test.each<[keyof AnswerLink, AnswerLink[keyof AnswerLink]]>([
    ['ticket', 4712],
    ['question', LINK.question + 1],
    ['person', LINK.person - 1],
    ['expiresAt', LINK.expiresAt + 1],
    ['nonce', 'AAAAAAAAAAAA'],
    ['terms', Buffer.alloc(32, 8).toString('base64url')],
  ])('with another %s under the old seal is none', (field, value) => {
    const other = answerToken(KEY, { ...LINK, [field]: value });
    const seal = Buffer.from(TOKEN, 'base64url').subarray(73);
    const body = Buffer.from(other, 'base64url').subarray(0, 73);
    const forged = Buffer.concat([body, seal]).toString('base64url');
    expect(forged).not.toBe(TOKEN);
    expect(readAnswerToken(KEY, forged)).toBeNull();
  });

  test('with any one bit changed is none', () => {
    fc.assert(
      fc.property(fc.nat(104), fc.nat(7), (at, bit) => {
        const bytes = Buffer.from(TOKEN, 'base64url');
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(readAnswerToken(KEY, bytes.toString('base64url'))).toBeNull();
      }),
    );
  });

  test.each([
    '',
    'x',
    TOKEN.slice(1),
    `${TOKEN}=`,
    `${TOKEN}A`,
    ` ${TOKEN}`,
    TOKEN.toLowerCase(),
    'A'.repeat(140),
    'é'.repeat(140),
    `${TOKEN.slice(0, 139)}/`,
  ])('that is "%s" is none', (text) => {
    expect(readAnswerToken(KEY, text)).toBeNull();
  });

  test('of any text is none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(readAnswerToken(KEY, text)).toBeNull();
      }),
    );
  });
});
