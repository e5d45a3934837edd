// Do the panels under the promise say what they know in one line: the customer, the queue, the
// kind, what can be done, what became of it, and how old all this is?
import type { Act, ActStage } from '../../../app/engine/acting.ts';
import { ActNote } from '../../../app/panels/ActNote.tsx';
import { ActsPanel } from '../../../app/panels/ActsPanel.tsx';
import { AgeNote } from '../../../app/panels/AgeNote.tsx';
import { CustomerPanel } from '../../../app/panels/CustomerPanel.tsx';
import { HistoryPanel } from '../../../app/panels/HistoryPanel.tsx';
import { KindPanel } from '../../../app/panels/KindPanel.tsx';
import { OfflinePanel } from '../../../app/panels/OfflinePanel.tsx';
import { PlacePanel } from '../../../app/panels/PlacePanel.tsx';
import { type Failure, ownFailure } from '../../../app/zaf/failure.ts';
import type { ActionName, PossibleAction } from '../../../engine/http/app-contract.ts';
import type { EntitlementForm, Health } from '../../../engine/http/contract.ts';
import { SAMPLE_NOW } from '../../browser/board-sample.ts';
import {
  asPerson,
  idleActing,
  markupAmid,
  sampleAnswer,
  sampleAppTicket,
  sampleEntitlement,
  wordsAmid,
} from './ticket-sample.tsx';

const LATER = '2026-11-23T17:00:00.000Z';

describe('CustomerPanel', () => {
  const panel = (part: Partial<EntitlementForm>, tier: string | null = 'premium') => (
    <CustomerPanel tier={tier} policy="2026-11" entitlement={sampleEntitlement(part)} />
  );
  const people = (openNow: boolean, opensAt: string | null) => ({
    people: { calendar: 'office', openNow, opensAt },
  });

  it.each<[string, Partial<EntitlementForm>, string]>([
    ['nothing more', {}, 'premium'],
    ['people here', people(true, null), 'premium People here now'],
    ['people later', people(false, LATER), 'premium Closed until 18:00'],
    ['people never', people(false, null), 'premium Closed'],
    [
      'a plan and a pack',
      { eventPlan: { from: SAMPLE_NOW, to: LATER, contact: null }, pack: 'gold' },
      'premium Event plan until 18:00 · Pack gold',
    ],
  ])('says %s in one line', (_, part, expected) => {
    expect(wordsAmid(panel(part))).toBe(expected);
  });

  it('never folds a suspension or a notice away', () => {
    const text = wordsAmid(panel({ suspended: true, notices: ['Reduced on Friday.'] }));
    expect(text).toBe('Support is suspended Reduced on Friday. premium');
  });

  it('says that there is no tier', () => {
    expect(wordsAmid(panel({}, null))).toBe('No support tier');
  });

  it.each([
    `${'Très long nom '.repeat(20)}`.slice(0, 200).trim(),
    'شركة النور',
    '👩🏽‍💻🔥',
    '__proto__',
  ])('shows the tier %p whole', (tier) => {
    expect(wordsAmid(panel({}, tier))).toBe(tier);
  });

  it('escapes what the policy says', () => {
    const hostile = '<script>alert(1)</script>';
    const markup = markupAmid(panel({ pack: hostile, notices: [hostile] }, hostile));
    expect(markup.match(/&lt;script&gt;/g)).toHaveLength(3);
    expect(markup).not.toContain('<script');
  });
});

describe('PlacePanel', () => {
  it.each([
    [1, 'Place 1 of 41'],
    [41, 'Place 41 of 41'],
    [null, 'Not in the queue'],
  ])('at place %p says "%s", and offers the next', (place, expected) => {
    const panel = <PlacePanel ticket={sampleAppTicket({ place })} />;
    expect(wordsAmid(panel)).toBe(`Queue ${expected} Take next`);
  });
});

describe('KindPanel', () => {
  const words = (kind: string | null, proposedKind: string | null, possible?: PossibleAction[]) => {
    const answer = sampleAnswer({ ticket: sampleAppTicket({ kind, proposedKind }) });
    const actions = { ...answer.actions, possible: possible ?? answer.actions.possible };
    return wordsAmid(<KindPanel answer={{ ...answer, actions }} acting={idleActing()} />);
  };

  it('tells a kind that was decided from one that is proposed, and from none', () => {
    expect(words('incident', 'advice')).toBe('Kind incident Change');
    expect(words(null, 'advice')).toBe('Kind advice (proposed) Decide');
    expect(words(null, null)).toBe('Kind Not decided Decide');
  });

  it('offers no change where none would count', () => {
    expect(words('incident', null, [])).toBe('Kind incident');
  });
});

describe('ActsPanel', () => {
  const words = (possible: readonly PossibleAction[], part = {}) =>
    wordsAmid(<ActsPanel possible={possible} clocks={[]} acting={idleActing()} />, part);
  const withdraw = (groups: readonly string[] | null): PossibleAction => ({
    action: 'withdrawBreach',
    groups,
  });

  it('offers what would count, the kind aside', () => {
    const names: readonly ActionName[] = ['kind', 'promise', 'noReplyOwed', 'rootCause'];
    expect(words(names.map((action) => ({ action, groups: null })))).toBe(
      'Promise a time No reply owed Cause explained',
    );
  });

  it('offers what is for some groups to their members and to admins', () => {
    expect(words([withdraw(['Leads', 'Network'])])).toBe('Withdraw a breach');
    expect(words([withdraw(['Leads'])])).toBe('');
    expect(words([withdraw([])])).toBe('');
    expect(words([withdraw(['Leads'])], asPerson({ isAdmin: true }))).toBe('Withdraw a breach');
    expect(words([withdraw(null)], asPerson({ groups: [] }))).toBe('Withdraw a breach');
  });

  it('leaves out what it has no form for, and is absent where nothing is left', () => {
    const newer = { action: 'diagnose' as ActionName, groups: null };
    expect(words([newer])).toBe('');
    expect(words([newer, withdraw(null)])).toBe('Withdraw a breach');
    expect(words([])).toBe('');
  });

  it('keeps saying what became of an action that would not count any more', async () => {
    const acting = idleActing();
    await acting.act({ action: 'noReplyOwed' });
    const panel = <ActsPanel possible={[]} clocks={[]} acting={acting} />;
    expect(wordsAmid(panel)).toMatch(/^Not done: The account lacks a ticket field/);
  });
});

describe('ActNote', () => {
  const words = (stage: ActStage, told: string | null, failure: Failure | null = null) => {
    const act: Act = { deed: { action: 'replaced' }, nonce: 'n', stage, told, failure };
    return wordsAmid(<ActNote act={act} acting={idleActing()} />);
  };

  it.each<[ActStage, string | null, string]>([
    ['sending', null, 'Sending …'],
    ['written', null, 'Written to the ticket; the engine takes it up in a moment. Close'],
    ['accepted', 'The deadline ends.', 'The deadline ends. Close'],
    ['accepted', null, 'Done. Close'],
    ['refused', 'Ana was quicker.', 'Refused: Ana was quicker. Close'],
    ['failed', null, 'Not done: Try again Close'],
  ])('of an action that is %s (%p) says "%s"', (stage, told, expected) => {
    expect(words(stage, told)).toBe(expected);
  });

  it('says why it failed', () => {
    expect(words('failed', null, ownFailure('zendeskSilent'))).toBe(
      'Not done: Zendesk does not answer. Try again Close',
    );
  });
});

describe('AgeNote', () => {
  const words = (health: Partial<Health>, failure: Failure | null = null) =>
    wordsAmid(
      <AgeNote
        health={{ ...sampleAnswer().health, ...health }}
        answeredAt={SAMPLE_NOW}
        failure={failure}
      />,
    );
  const troubles = ['Zendesk has not answered.', 'Another.'];

  it('is silent when all is well', () => {
    expect(words({})).toBe('');
  });

  it('says the worst, and as of when the answer is true', () => {
    expect(words({ troubles })).toBe('Zendesk has not answered.');
    expect(words({ troubles, judgedAsOf: '2026-11-23T09:00:00.000Z' })).toBe(
      'Judged as of 10:00. Zendesk has not answered.',
    );
  });

  it('says that nothing is written', () => {
    expect(words({ mode: 'observe' })).toMatch(/^Observing only/);
    expect(words({ mode: 'observe', stopped: true })).toMatch(/^Stopped by hand/);
    expect(words({ stopped: true, troubles })).toMatch(/^Stopped .* answered\.$/);
  });

  it('says first of all that the engine is silent, and since when', () => {
    expect(words({ stopped: true, troubles }, ownFailure('unreachable'))).toBe(
      'The engine does not answer. The engine has not answered since 10:30.',
    );
  });
});

describe('OfflinePanel and HistoryPanel', () => {
  it('says why the engine is silent, what the fields hold, and how to ask again', () => {
    const failure = ownFailure('unreachable');
    const panel = <OfflinePanel failure={failure} onRetry={() => undefined} isAsking={false} />;
    expect(wordsAmid(panel)).toBe(
      'The engine does not answer. From the ticket’s own fields ' +
        'Tier none State none Due none Kind none ' +
        'What you do is kept by Zendesk and counts once the engine is back. Ask again',
    );
  });

  it('draws no history while it is folded', () => {
    expect(wordsAmid(<HistoryPanel ticketId={7} answeredAt={SAMPLE_NOW} />)).toBe('History');
  });
});
