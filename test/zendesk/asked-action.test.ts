/** Is an action what its update says it is, whatever else its metadata holds? */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Asked } from '../../engine/core/action/action.ts';
import { askedAction } from '../../engine/zendesk/asked-action.ts';
import { auditFromList } from '../../engine/zendesk/audit-rows.ts';
import { canonical, signMark } from '../../engine/zendesk/own-mark.ts';
import { at } from '../support/histories.ts';
import { actionAudit, asks, NONCE, nonceChange } from './action-audit.ts';
import { ENGINE, knownDesk } from './known.ts';

const known = knownDesk();
const read = (custom: unknown, changes: Parameters<typeof actionAudit>[1] = {}) =>
  askedAction(actionAudit(custom, changes), known);
const UNTIL = '2026-11-24T16:00:00+01:00';
const withdrawal = (args: object) =>
  read(asks('withdrawBreach', { promise: 'firstReply', instance: 1, why: 'Planned', ...args }))
    ?.asked;

describe('askedAction', () => {
  test.each<[string, object, Asked['asked']]>([
    ['kind', {}, { name: 'kind', why: null }],
    ['kind', { why: ' It is a disk. ' }, { name: 'kind', why: 'It is a disk.' }],
    ['kind', { why: null }, { name: 'kind', why: null }],
    ['replaced', {}, { name: 'replaced' }],
    ['promise', { until: UNTIL }, { name: 'promise', until: at(UNTIL) }],
    ['noReplyOwed', {}, { name: 'noReplyOwed' }],
    ['rootCause', {}, { name: 'rootCause' }],
    [
      'withdrawBreach',
      { promise: 'firstReply', instance: 2, why: 'Planned' },
      { name: 'withdrawBreach', promise: 'firstReply', instance: 2, why: 'Planned' },
    ],
  ])('%s with %j is understood', (action, args, asked) => {
    const found = read(asks(action, args));
    expect(found).toMatchObject({ auditId: 5000, by: 20, nonce: NONCE, name: action, asked });
  });

  test('prices, times and whatever else stands beside the arguments counts for nothing', () => {
    const more = { price: 0, total: -5, at: UNTIL, policy: 'x', tier: 'premium', role: 'admin' };
    const plain = read(asks('promise', { until: UNTIL }));
    const loaded = read(asks('promise', { until: UNTIL, ...more }, more));
    expect(loaded).toEqual(plain);
  });

  test('the fields that the same update changed are told', () => {
    const change = (id: number, value: unknown) => ({
      field: `custom_field:${id}`,
      value,
      previous: null,
    });
    const changes = [nonceChange(NONCE), change(903, 'palier_component_disk'), change(904, '1')];
    expect(read(asks('kind'), { changes })?.changes).toEqual({ kind: true, replaced: true });
    expect(read(asks('kind'))?.changes).toEqual({ kind: false, replaced: false });
    const unticked = [nonceChange(NONCE), change(904, '0')];
    expect(read(asks('replaced'), { changes: unticked })?.changes.replaced).toBe(false);
  });

  test.each<[string, unknown, object]>([
    ['the creating update', asks('rootCause'), { creates: true }],
    ['a reading without metadata', null, {}],
    ['an update without metadata', {}, {}],
    ['metadata of somebody else', { other: { v: 1 } }, {}],
    ['metadata that is a list', { palier: [1] }, {}],
    ['metadata that is a text', { palier: 'ok' }, {}],
    ['the engine’s own user', asks('rootCause'), { authorId: ENGINE }],
    ['an update that leaves the field alone', asks('rootCause'), { changes: [] }],
    ['a field that was emptied', asks('rootCause'), { changes: [nonceChange(null)] }],
    ['a field with a verdict in it', asks('rootCause'), { changes: [nonceChange('ok n-1')] }],
    ['a nonce of 65 letters', asks('rootCause'), { changes: [nonceChange('n'.repeat(65))] }],
  ])('%s asks for nothing', (_what, custom, changes) => {
    expect(read(custom, changes)).toBeNull();
  });

  test('a mark, forged or copied, asks for nothing', () => {
    const marked = { accountId: 7, ticketId: 12, action: 'fields', args: {} };
    for (const key of ['key', 'another']) {
      const mark = signMark(marked, key, NONCE);
      expect(read({ palier: mark })).toBeNull();
      expect(read({ palier: { ...mark, action: 'rootCause' } })).toBeNull();
    }
  });

  test.each<[string, unknown, Asked['asked']]>([
    ['another version', asks('rootCause', {}, { v: 2 }), 'unknownVersion'],
    ['a version in words', asks('rootCause', {}, { v: '1' }), 'unknownVersion'],
    ['an action of a later day', asks('quote'), 'unknownAction'],
    ['a name of every object', asks('constructor'), 'unknownAction'],
    ['no action', asks(5 as never), 'unreadable'],
    ['another nonce than the field', asks('rootCause', {}, { nonce: 'n-2' }), 'unreadable'],
    ['a nonce that is a number', asks('rootCause', {}, { nonce: 1 }), 'unreadable'],
    ['an after that is a list', asks('rootCause', {}, { after: [] }), 'unreadable'],
    ['arguments that are a list', asks('promise', []), 'badArgs'],
    ['arguments that are a text', asks('rootCause', 'x'), 'badArgs'],
    ['a promise without a time', asks('promise'), 'badArgs'],
    ['a time without an offset', asks('promise', { until: '2026-11-24T16:00:00' }), 'badArgs'],
    ['a time that is a number', asks('promise', { until: 1e300 }), 'badArgs'],
    ['the 30th of February', asks('promise', { until: '2027-02-30T10:00:00Z' }), 'badArgs'],
    ['a reason that is a number', asks('kind', { why: 5 }), 'badArgs'],
    ['a reason of blanks', asks('kind', { why: ' \u00a0 ' }), 'badWhy'],
  ])('%s is refused in words', (_what, custom, asked) => {
    expect(read(custom)?.asked).toBe(asked);
  });

  test.each<[object, Asked['asked']]>([
    [{ instance: 0 }, 'badArgs'],
    [{ instance: 1.5 }, 'badArgs'],
    [{ instance: 1e21 }, 'badArgs'],
    [{ instance: '1' }, 'badArgs'],
    [{ promise: '' }, 'badArgs'],
    [{ promise: 'p'.repeat(201) }, 'badArgs'],
    [{ why: undefined }, 'badWhy'],
    [{ why: '' }, 'badWhy'],
  ])('a withdrawal with %j is refused', (args, asked) => {
    expect(withdrawal(args)).toBe(asked);
  });

  test.each([
    [499, true],
    [500, true],
    [501, false],
  ])('a reason of %s letters is one: %s', (letters, isOne) => {
    expect(typeof withdrawal({ why: 'w'.repeat(letters) }) === 'object').toBe(isOne);
  });

  test.each([
    [899, false],
    [900, false],
    [901, true],
  ])('metadata of %s bytes is too large: %s', (bytes, isTooLarge) => {
    const empty = Buffer.byteLength(JSON.stringify(asks('rootCause', {}, { pad: '' }).palier));
    const custom = asks('rootCause', {}, { pad: 'x'.repeat(bytes - empty) });
    expect(read(custom)?.asked === 'tooLarge').toBe(isTooLarge);
  });

  test.each([
    ['emoji', '🦆 Duck 👩‍👩‍👧'],
    ['Hebrew', 'תקלה מתוכננת'],
    ['an override of direction', '\u202eevil\u202c'],
    ['a placeholder', '{promise} # {{ticket.id}}'],
  ])('a reason in %s is kept as it is', (_what, why) => {
    expect(withdrawal({ why })).toMatchObject({ why });
  });

  test('keys of a prototype set nothing', () => {
    const palier = JSON.parse(
      `{"v":1,"action":"withdrawBreach","nonce":"${NONCE}","after":null,` +
        '"args":{"__proto__":{"promise":"firstReply","instance":1,"why":"x"}}}',
    );
    expect(read({ palier })?.asked).toBe('badArgs');
    const whole = JSON.parse(`{"__proto__":{"v":1,"action":"rootCause","nonce":"${NONCE}"}}`);
    expect(read({ palier: whole })?.asked).toBe('unreadable');
    expect(({} as { promise?: string }).promise).toBeUndefined();
  });

  test('whatever metadata holds, the answer is an action, a refusal or nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (action, args, palier) => {
        const envelope = { v: 1, action, args, nonce: NONCE };
        for (const custom of [{ palier }, { palier: envelope }]) {
          const found = read(custom);
          if (found !== null) expect(['string', 'object']).toContain(typeof found.asked);
        }
      }),
    );
  });
});

describe('the content of an action', () => {
  test('is the same whatever the order of its keys, and another with other arguments', () => {
    const hashOf = (args: object) => read(asks('withdrawBreach', args))?.hash;
    const one = hashOf({ promise: 'firstReply', instance: 1, why: 'x' });
    expect(hashOf({ why: 'x', instance: 1, promise: 'firstReply' })).toBe(one);
    expect(hashOf({ promise: 'firstReply', instance: 2, why: 'x' })).not.toBe(one);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('arguments in the internal note', () => {
  const args = { promise: 'firstReply', instance: 1, why: 'ж'.repeat(400) };
  const sha = createHash('sha256').update(canonical(args)).digest('hex');
  /** The audit as Zendesk lists it: JSON, in which what is left out is no key. */
  const listed = (body: string, isPublic = false, given = sha) =>
    askedAction(
      auditFromList({
        id: 5000,
        ticket_id: 12,
        created_at: '2026-11-23T10:00:00Z',
        author_id: 20,
        metadata: {
          custom: JSON.parse(JSON.stringify(asks('withdrawBreach', undefined, { sha: given }))),
          system: {},
        },
        via: { channel: 'api' },
        events: [
          { id: 1, type: 'Comment', author_id: 20, body, public: isPublic },
          { id: 2, type: 'Change', field_name: '909', value: NONCE, previous_value: null },
        ],
      }),
      known,
    )?.asked;

  test.each([
    ['alone', canonical(args)],
    ['after a colleague’s words', `Please read.\n\n${canonical(args)}`],
    ['with blanks behind it', `Words\r\n${canonical(args)}  \n\n`],
    [
      'with its keys in another order',
      JSON.stringify(Object.fromEntries(Object.entries(args).reverse())),
    ],
  ])('are read from its last line, %s', (_how, body) => {
    expect(listed(body)).toEqual({ name: 'withdrawBreach', ...args });
  });

  test.each([
    ['a changed letter', canonical({ ...args, instance: 2 }), false, sha],
    ['words behind it', `${canonical(args)}\nThanks`, false, sha],
    ['words alone', 'Please read.', false, sha],
    ['a public comment', canonical(args), true, sha],
    ['another sum', canonical(args), false, sha.replace(/^./, 'g')],
  ])('with %s are refused', (_what, body, isPublic, given) => {
    expect(listed(body, isPublic, given)).toBe('noteMismatch');
  });

  test('only metadata that names a sum makes anybody read a note', () => {
    const audit = auditFromList({
      id: 1,
      ticket_id: 12,
      created_at: '2026-11-23T10:00:00Z',
      author_id: 20,
      metadata: { custom: asks('rootCause') },
      events: [{ id: 2, type: 'Comment', author_id: 20, body: 'Secret', public: false }],
    });
    expect(JSON.stringify(audit)).not.toContain('Secret');
  });
});
