/** Is a mark good for exactly the update it was made for, and for nothing else? */
import { LARGEST_MARK, signMark, verifyMark } from '../../engine/zendesk/own-mark.ts';

const KEY = 'k'.repeat(32);
const MARKED = { accountId: 61, ticketId: 12, action: 'fields', args: { rank: 5, slots: ['a'] } };
const mark = signMark(MARKED, KEY, 'nonce-1');

describe('verifyMark', () => {
  it('recognises what the engine signed', () => {
    expect(verifyMark({ palier: mark }, 61, 12, KEY)).toEqual(mark);
  });

  it('recognises it after Zendesk has reordered the keys', () => {
    const shuffled = Object.fromEntries(Object.entries(mark).reverse());
    const args = { slots: ['a'], rank: 5 };
    expect(verifyMark({ palier: { ...shuffled, args } }, 61, 12, KEY)).not.toBeNull();
  });

  it.each<[string, unknown, number, number, string]>([
    ['another ticket', mark, 61, 13, KEY],
    ['another account', mark, 62, 12, KEY],
    ['another key', mark, 61, 12, `${KEY}x`],
    ['another action', { ...mark, action: 'slot' }, 61, 12, KEY],
    ['other arguments', { ...mark, args: { rank: 6, slots: ['a'] } }, 61, 12, KEY],
    ['one argument more', { ...mark, args: { ...mark.args, extra: 1 } }, 61, 12, KEY],
    ['another nonce', { ...mark, nonce: 'nonce-2' }, 61, 12, KEY],
    ['a shorter mac', { ...mark, mac: mark.mac.slice(1) }, 61, 12, KEY],
    ['another version', { ...mark, v: 2 }, 61, 12, KEY],
    ['no mark', undefined, 61, 12, KEY],
    ['a text', 'palier', 61, 12, KEY],
  ])('refuses %s', (_what, palier, accountId, ticketId, key) => {
    expect(verifyMark({ palier } as Record<string, unknown>, accountId, ticketId, key)).toBeNull();
  });

  it('is null for a reading without metadata', () => {
    expect(verifyMark(null, 61, 12, KEY)).toBeNull();
  });
});

describe('signMark', () => {
  it('never uses a nonce twice by itself', () => {
    expect(signMark(MARKED, KEY).nonce).not.toBe(signMark(MARKED, KEY).nonce);
  });

  it('takes as much as Zendesk keeps, and not a byte more', () => {
    const empty = JSON.stringify(signMark({ ...MARKED, args: { a: '' } }, KEY, 'n')).length;
    const room = LARGEST_MARK - empty;
    const filled = (size: number) =>
      signMark({ ...MARKED, args: { a: 'x'.repeat(size) } }, KEY, 'n');
    expect(JSON.stringify(filled(room))).toHaveLength(LARGEST_MARK);
    expect(() => filled(room + 1)).toThrow('900 bytes');
  });
});
