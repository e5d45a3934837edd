// Does an action reach Zendesk as one update that the engine can read, and that Zendesk keeps?
import * as fc from 'fast-check';
import {
  type Deed,
  NONCE_BYTES,
  nonceFrom,
  signsOver,
  updateFor,
} from '../../../app/engine/deed.ts';
import { type FieldIds, fieldIdsIn, fieldPath } from '../../../app/engine/field-ids.ts';

const IDS: FieldIds = {
  palier_kind: 1,
  palier_component: 2,
  palier_replaced: 3,
  palier_action: 9,
};
const NONCE = 'AAAAAAAAAAAAAAAA';
const frame = { nonce: NONCE, after: null, ids: IDS };
const action = { id: 9, value: NONCE };

const update = (deed: Deed, fields: readonly object[], args: object) => ({
  ticket: {
    custom_fields: [...fields, action],
    metadata: { palier: { v: 1, action: deed.action, args, nonce: NONCE, after: null } },
  },
});

describe('updateFor', () => {
  it.each<[string, Deed, readonly object[], object]>([
    [
      'a kind with a component and a reason',
      { action: 'kind', kind: 'kind_incident', component: 'part_disk', why: 'Wrong.' },
      [
        { id: 1, value: 'kind_incident' },
        { id: 2, value: 'part_disk' },
      ],
      { why: 'Wrong.' },
    ],
    [
      'a kind that empties the component',
      { action: 'kind', kind: 'kind_advice', component: null, why: '' },
      [
        { id: 1, value: 'kind_advice' },
        { id: 2, value: null },
      ],
      {},
    ],
    ['a kind alone', { action: 'kind', kind: null, why: '' }, [{ id: 1, value: null }], {}],
    [
      'a promise',
      { action: 'promise', until: '2026-11-23T12:00:00.000Z' },
      [],
      { until: '2026-11-23T12:00:00.000Z' },
    ],
    ['no reply owed', { action: 'noReplyOwed' }, [], {}],
    ['a timer started', { action: 'intervention.start' }, [], {}],
    ['a timer stopped', { action: 'intervention.stop', of: 7 }, [], { of: 7 }],
    [
      'further slices',
      { action: 'intervention.agree', of: 7, slices: 2, comment: 9 },
      [],
      { of: 7, slices: 2, comment: 9 },
    ],
    [
      'withheld slices charged',
      { action: 'intervention.bill', of: 7, why: 'There.' },
      [],
      { of: 7, why: 'There.' },
    ],
    ['a part replaced', { action: 'replaced' }, [{ id: 3, value: true }], {}],
    ['a cause explained', { action: 'rootCause' }, [], {}],
    [
      'a breach withdrawn',
      { action: 'withdrawBreach', promise: 'nextReply', instance: 3, why: 'Wrong kind.' },
      [],
      { promise: 'nextReply', instance: 3, why: 'Wrong kind.' },
    ],
  ])('writes %s', async (_, deed, fields, args) => {
    expect(await updateFor(deed, frame)).toEqual(update(deed, fields, args));
  });

  it('names the last action that was seen', async () => {
    const body = await updateFor({ action: 'noReplyOwed' }, { ...frame, after: 'before' });
    expect(body).toMatchObject({ ticket: { metadata: { palier: { after: 'before' } } } });
  });

  it.each<[keyof FieldIds, Deed]>([
    ['palier_action', { action: 'noReplyOwed' }],
    ['palier_kind', { action: 'kind', kind: 'kind_advice', why: '' }],
    ['palier_component', { action: 'kind', kind: 'kind_advice', component: null, why: '' }],
    ['palier_replaced', { action: 'replaced' }],
  ])('writes nothing without the field %s', async (name, deed) => {
    expect(await updateFor(deed, { ...frame, ids: { ...IDS, [name]: undefined } })).toBeNull();
  });

  it('does without a field that the action leaves alone', async () => {
    const ids = { palier_action: 9, palier_kind: 1 };
    const deed: Deed = { action: 'kind', kind: 'kind_advice', why: '' };
    expect(await updateFor(deed, { ...frame, ids })).toEqual(
      update(deed, [{ id: 1, value: 'kind_advice' }], {}),
    );
  });
});

/** Bytes of an update's metadata, with the longest that stands beside the reason. */
async function metadataBytes(why: string, promise = '𠀀'.repeat(60)): Promise<number> {
  const deed: Deed = { action: 'withdrawBreach', promise, instance: 99_999, why };
  const body = await updateFor(deed, { ...frame, after: NONCE });
  const { ticket } = body as { ticket: { metadata: object; comment?: object } };
  expect(ticket.comment).toBeUndefined();
  return Buffer.byteLength(JSON.stringify(ticket.metadata));
}

describe('signsOver', () => {
  it.each([
    ['nothing', '', 0],
    ['500 plain letters', 'x'.repeat(500), 0],
    ['501 plain letters', 'x'.repeat(501), 1],
    ['249 Cyrillic letters', 'ж'.repeat(249), 0],
    ['250 Cyrillic letters', 'ж'.repeat(250), 0],
    ['251 Cyrillic letters', 'ж'.repeat(251), 1],
    ['125 emoji', '🔥'.repeat(125), 0],
    ['126 emoji', '🔥'.repeat(126), 1],
    ['250 emoji', '🔥'.repeat(250), 125],
    ['250 quotation marks', '"'.repeat(250), 0],
    ['251 line ends', '\n'.repeat(251), 1],
    ['84 control characters', '\u0001'.repeat(84), 1],
    ['84 halves of a sign', '\ud83d'.repeat(84), 1],
  ])('of %s it counts what is too much', (_, why, over) => {
    expect(signsOver(why)).toBe(over);
  });

  it('lets through only what Zendesk keeps, and asks for no sign too many', async () => {
    const signs = fc.constantFrom('x', 'ж', '語', '🔥', '"', '\n', '\u0001', '\ud83d');
    await fc.assert(
      fc.asyncProperty(fc.array(signs, { maxLength: 700 }), async (parts) => {
        const all = [...parts.join('')];
        const over = signsOver(all.join(''));
        const kept = all.slice(0, all.length - over).join('');
        expect(signsOver(kept)).toBe(0);
        expect(await metadataBytes(kept)).toBeLessThanOrEqual(900);
        if (over > 0) expect(signsOver(all.slice(0, all.length - over + 1).join(''))).toBe(1);
      }),
    );
  });
});

describe('nonceFrom', () => {
  it('makes 16 signs of twelve bytes that need no escaping anywhere, each bytes its own', () => {
    const bytes = fc.uint8Array({ minLength: NONCE_BYTES, maxLength: NONCE_BYTES });
    fc.assert(
      fc.property(bytes, (some) => {
        expect(nonceFrom(some)).toMatch(/^[\w-]{16}$/);
        expect(nonceFrom(some)).toBe(Buffer.from(some).toString('base64url'));
      }),
    );
  });
});

describe('fieldIdsIn', () => {
  it.each([
    ['palier_tier:123,palier_action:9', { palier_tier: 123, palier_action: 9 }],
    [' palier_tier : 123 , palier_kind:4', { palier_tier: 123, palier_kind: 4 }],
    ['palier_tier:1,palier_tier:2', { palier_tier: 2 }],
    ['palier_future:7,__proto__:8,constructor:9', {}],
    ['palier_tier:12x,palier_kind,:5,palier_due:-3,,', {}],
    ['', {}],
    [undefined, {}],
    [null, {}],
    [{}, {}],
    [7, {}],
  ])('reads %p', (setting, ids) => {
    expect(fieldIdsIn(setting)).toEqual(ids);
  });

  it('names a field’s value as Zendesk’s get does', () => {
    expect(fieldPath(123)).toBe('ticket.customField:custom_field_123');
  });
});
