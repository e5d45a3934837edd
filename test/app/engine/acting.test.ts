// Is an action done once, whatever is clicked and whatever fails on its way, and does the agent see
// what became of it?
import { type Act, createActing } from '../../../app/engine/acting.ts';
import type { Deed } from '../../../app/engine/deed.ts';
import type { FieldIds } from '../../../app/engine/field-ids.ts';
import { ownFailure } from '../../../app/zaf/failure.ts';
import type { ActionDone, AppActions } from '../../../engine/http/app-contract.ts';
import { settle } from './page-on-hand.ts';

const NO_REPLY: Deed = { action: 'noReplyOwed' };
const PROMISE: Deed = { action: 'promise', until: '2026-11-23T12:00:00.000Z' };

const verdict = (nonce: string, part: Partial<ActionDone> = {}): AppActions => ({
  last: nonce,
  possible: [],
  done: [
    {
      nonce,
      action: 'noReplyOwed',
      at: '2026-11-23T09:30:00.000Z',
      by: 12,
      accepted: true,
      told: 'No reply is owed.',
      ...part,
    },
  ],
});

/** An agent at work; each write waits until the test lets it through. */
function agent(ids: FieldIds = { palier_action: 9 }) {
  const bodies: object[] = [];
  const writes: { resolve(): void; reject(thrown: unknown): void }[] = [];
  const stages: string[] = [];
  let looks = 0;
  let nonces = 0;
  let after: string | null = null;
  const acting = createActing({
    write(body) {
      bodies.push(body);
      return new Promise((resolve, reject) => writes.push({ resolve, reject }));
    },
    async look() {
      looks += 1;
    },
    frame: () => ({ after, ids }),
    freshNonce: () => {
      nonces += 1;
      return `nonce-${nonces}`;
    },
  });
  const shown = () => acting.acts().get('noReplyOwed');
  const stop = acting.subscribe(() => stages.push(shown()?.stage ?? 'gone'));
  const end = async (how: (write: { resolve(): void; reject(thrown: unknown): void }) => void) => {
    await settle();
    const write = writes.shift();
    if (write === undefined) throw new Error('Nothing was written.');
    how(write);
    await settle();
  };
  return {
    acting,
    bodies,
    stages,
    stop,
    shown,
    looks: () => looks,
    arrive: () => end(({ resolve }) => resolve()),
    fail: (thrown: unknown = { status: 0 }) => end(({ reject }) => reject(thrown)),
    setLast: (nonce: string) => {
      after = nonce;
    },
  };
}

const palierOf = (body: object | undefined) =>
  (body as { ticket: { metadata: { palier: object } } }).ticket.metadata.palier;

describe('createActing', () => {
  it('shows an action as being sent at once, then as written, and has the engine look', async () => {
    const { acting, shown, arrive, stages, looks } = agent();
    void acting.act(NO_REPLY);
    const sending: Act = {
      deed: NO_REPLY,
      nonce: 'nonce-1',
      stage: 'sending',
      told: null,
      failure: null,
    };
    expect(shown()).toEqual(sending);
    expect(looks()).toBe(0);
    await arrive();
    expect(shown()).toEqual({ ...sending, stage: 'written' });
    expect(stages).toEqual(['sending', 'written']);
    expect(looks()).toBe(1);
  });

  it('writes once for a double click, and leaves another action alone', async () => {
    const { acting, bodies, arrive } = agent();
    void acting.act(NO_REPLY);
    void acting.act(NO_REPLY);
    void acting.act(PROMISE);
    await arrive();
    await arrive();
    expect(bodies.map(palierOf)).toMatchObject([{ action: 'noReplyOwed' }, { action: 'promise' }]);
    expect([...acting.acts().values()].map(({ stage }) => stage)).toEqual(['written', 'written']);
  });

  it('says what the engine decided, in its words', async () => {
    const { acting, shown, arrive } = agent();
    void acting.act(NO_REPLY);
    await arrive();
    acting.decided(verdict('nonce-1'));
    expect(shown()).toMatchObject({ stage: 'accepted', told: 'No reply is owed.' });
  });

  it('says why the engine refused', async () => {
    const { acting, shown, arrive } = agent();
    void acting.act(NO_REPLY);
    await arrive();
    acting.decided(verdict('nonce-1', { accepted: false, told: 'Ana was quicker.' }));
    expect(shown()).toMatchObject({ stage: 'refused', told: 'Ana was quicker.' });
  });

  it('knows a verdict that comes while it is still being sent', async () => {
    const { acting, shown, arrive, stages } = agent();
    void acting.act(NO_REPLY);
    acting.decided(verdict('nonce-1'));
    expect(shown()?.stage).toBe('sending');
    await arrive();
    expect(stages).toEqual(['sending', 'accepted']);
  });

  it('takes no other action’s verdict for its own, and none twice', async () => {
    const { acting, shown, arrive, stages } = agent();
    void acting.act(NO_REPLY);
    await arrive();
    acting.decided(verdict('somebody-else'));
    acting.decided(undefined);
    expect(shown()?.stage).toBe('written');
    acting.decided(verdict('nonce-1'));
    acting.decided(verdict('nonce-1', { accepted: false }));
    expect(stages).toEqual(['sending', 'written', 'accepted']);
  });

  it('may be done anew once it was written, under a new nonce', async () => {
    const { acting, bodies, arrive, setLast } = agent();
    void acting.act(NO_REPLY);
    await arrive();
    setLast('nonce-1');
    void acting.act(NO_REPLY);
    await settle();
    expect(bodies.map(palierOf)).toMatchObject([
      { nonce: 'nonce-1', after: null },
      { nonce: 'nonce-2', after: 'nonce-1' },
    ]);
  });

  it('calls nobody who has stopped listening', () => {
    const { acting, stages, stop } = agent();
    stop();
    void acting.act(NO_REPLY);
    expect(stages).toEqual([]);
  });
});

describe('createActing when a write fails', () => {
  it('says why, does not look, and tries again under the same nonce', async () => {
    const { acting, bodies, shown, fail, arrive, looks } = agent();
    void acting.act(NO_REPLY);
    await fail({ status: 422, responseText: '{"description":"Assignee is invalid"}' });
    expect(shown()).toMatchObject({
      stage: 'failed',
      failure: { code: 'refused', status: 422, detail: 'Assignee is invalid' },
    });
    expect(looks()).toBe(0);
    void acting.again('noReplyOwed');
    void acting.again('noReplyOwed');
    expect(shown()).toMatchObject({ stage: 'sending', failure: null });
    await arrive();
    expect(shown()?.stage).toBe('written');
    expect(bodies.map(palierOf)).toMatchObject([{ nonce: 'nonce-1' }, { nonce: 'nonce-1' }]);
  });

  it('learns from the engine that it arrived after all', async () => {
    const { acting, shown, fail } = agent();
    void acting.act(NO_REPLY);
    await fail();
    acting.decided(verdict('nonce-1'));
    expect(shown()).toMatchObject({ stage: 'accepted', failure: null });
  });

  it('is not failed when the engine knew it before the failure came', async () => {
    const { acting, fail, stages } = agent();
    void acting.act(NO_REPLY);
    acting.decided(verdict('nonce-1'));
    await fail();
    expect(stages).toEqual(['sending', 'accepted']);
  });

  it('writes nothing where the account lacks the field', async () => {
    const { acting, bodies, shown } = agent({ palier_kind: 1 });
    await acting.act(NO_REPLY);
    expect(bodies).toEqual([]);
    expect(shown()).toMatchObject({ stage: 'failed', failure: ownFailure('notConnected') });
  });
});

describe('createActing when it is told to', () => {
  it('forgets an action that was dismissed, whatever the engine says of it', async () => {
    const { acting, arrive, stages } = agent();
    void acting.act(NO_REPLY);
    await arrive();
    acting.dismiss('noReplyOwed');
    acting.decided(verdict('nonce-1'));
    expect(acting.acts().size).toBe(0);
    expect(stages).toEqual(['sending', 'written', 'gone']);
  });

  it.each(['nothing was done', 'it is done'])('repeats nothing when %s', async (state) => {
    const { acting, bodies, arrive } = agent();
    if (state === 'it is done') {
      void acting.act(NO_REPLY);
      await arrive();
    }
    const before = bodies.length;
    await acting.again('noReplyOwed');
    expect(bodies).toHaveLength(before);
  });
});
