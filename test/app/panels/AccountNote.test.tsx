// Is a dispute that waits for a manager told beside the ticket, and nothing where none waits?

import { AccountNote } from '../../../app/panels/AccountNote.tsx';
import type { AppAccount } from '../../../engine/http/paid-contract.ts';
import { wordsOf } from './panel-markup.tsx';

const ACCOUNT: AppAccount = { suspendedAt: null, isProposed: true, obstacles: [] };
const NOW = '2026-11-23T09:00:00Z';
const said = (account: AppAccount | null) => wordsOf(<AccountNote account={account} />, NOW);

describe('AccountNote', () => {
  it('tells of a dispute, and what stands in the way of a suspension', () => {
    const obstacles = ['Billing’s last word about payments is too old.'];
    expect(said({ ...ACCOUNT, obstacles })).toBe(
      'The customer disputes a charge: a manager decides whether support ends. ' +
        'Billing’s last word about payments is too old.',
    );
  });

  it.each([
    ['nobody knows who pays', null],
    ['nothing is disputed', { ...ACCOUNT, isProposed: false }],
  ])('says nothing where %s', (_what, account) => {
    expect(said(account)).toBe('');
  });
});
