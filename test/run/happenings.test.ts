/** Does somebody who looks at the board read each happening once, and whether it was said? */
import type { Obligation } from '../../engine/ports/store.ts';
import { happeningsOf } from '../../engine/run/happenings.ts';
import { wordsOf } from '../../engine/wording/spoken.ts';
import { MADE_AT, newObligation } from '../support/store-rows.ts';

const TELLING = { words: wordsOf('en'), zone: 'Europe/Paris', nearAt: null, nowAt: MADE_AT };

function owed(key: string, given: Partial<Obligation> = {}): Obligation {
  const said = { attempts: 1, maybeSent: false, sentAt: MADE_AT, lastError: null };
  return { ...newObligation({ key }), state: 'sent', ...said, ...given };
}

const board = owed('board:7:a', { channel: 'board' });
const chat = owed('slack::7:a', { channel: 'slack' });
const mail = owed('mail:night@example.com:7:a', { channel: 'mail' });

describe('happeningsOf', () => {
  it('tells once what is owed to the board, the chat and by mail', () => {
    const found = happeningsOf([chat, mail, board], TELLING, 10);
    expect(found.map(({ key, delivered }) => [key, delivered])).toEqual([['board:7:a', 'sent']]);
  });

  it('keeps its key, whichever recipient comes first', () => {
    const keys = [board, chat, mail].map(
      (_, turn, all) =>
        happeningsOf([...all.slice(turn), ...all.slice(0, turn)], TELLING, 10)[0]?.key,
    );
    expect(new Set(keys)).toEqual(new Set(['board:7:a']));
  });

  it.each([
    ['dead', [board, chat, { ...mail, state: 'dead' }]],
    ['owed', [board, chat, { ...mail, state: 'sending' }]],
    ['owed', [{ ...chat, state: 'owed' }, mail]],
    ['boardOnly', [board]],
  ] as const)('is %s when that is how the worst recipient fares', (delivered, rows) => {
    expect(happeningsOf(rows, TELLING, 10).map((one) => one.delivered)).toEqual([delivered]);
  });

  it('tells apart what was owed at another instant or about another ticket', () => {
    const later = owed('board:7:b', { createdAt: MADE_AT + 1 });
    const other = { ...owed('board:8:a'), ...newObligation({ key: 'board:8:a', ticketId: 8 }) };
    expect(happeningsOf([later, board, other], TELLING, 10)).toHaveLength(3);
  });

  it('keeps to the number asked for, the first ones', () => {
    const later = owed('board:7:b', { createdAt: MADE_AT + 1 });
    expect(happeningsOf([later, board], TELLING, 1).map(({ key }) => key)).toEqual(['board:7:b']);
  });
});
