/**
 * What becomes of an action? It is shown as being sent at once, is written to the ticket in
 * Zendesk, and counts when the engine has decided; each step can fail, and none is done twice.
 */
import type { ActionDone, ActionName, AppActions } from '../../engine/http/app-contract.ts';
import { type Failure, failureOf, ownFailure } from '../zaf/failure.ts';
import { type Deed, type DeedFrame, updateFor } from './deed.ts';

export type ActStage = 'sending' | 'written' | 'accepted' | 'refused' | 'failed';

export interface Act {
  readonly deed: Deed;
  readonly nonce: string;
  readonly stage: ActStage;
  /** The engine's sentence once it has decided. */
  readonly told: string | null;
  readonly failure: Failure | null;
}

export interface Acting {
  /** The last act of each action, while it has something to say. */
  acts(): ReadonlyMap<ActionName, Act>;
  subscribe(onChange: () => void): () => void;
  /** Does nothing while the same action is on its way. */
  act(deed: Deed): Promise<void>;
  /** The same once more, under the same nonce: should it have arrived after all, it counts once. */
  again(action: ActionName): Promise<void>;
  dismiss(action: ActionName): void;
  /** Takes in what the engine has decided. */
  decided(actions: AppActions | undefined): void;
}

export interface ActingWork {
  /** Writes to the ticket as the agent; rejects with a `Failure`. */
  write(body: object): Promise<void>;
  /** Makes the engine look; whatever it answers comes to `decided`. Never rejects. */
  look(): Promise<void>;
  frame(): Omit<DeedFrame, 'nonce'>;
  freshNonce(): string;
}

export function createActing({ write, look, frame, freshNonce }: ActingWork): Acting {
  let acts: ReadonlyMap<ActionName, Act> = new Map();
  let doneByNonce: ReadonlyMap<string, ActionDone> = new Map();
  const listeners = new Set<() => void>();
  const put = (act: Act) => {
    acts = new Map(acts).set(act.deed.action, act);
    for (const listener of [...listeners]) listener();
  };
  const settle = (act: Act) => {
    const done = doneByNonce.get(act.nonce);
    if (done === undefined) put(act);
    else {
      const stage = done.accepted ? 'accepted' : 'refused';
      put({ ...act, stage, told: done.told, failure: null });
    }
  };
  const send = async (deed: Deed, nonce: string) => {
    const act: Act = { deed, nonce, stage: 'sending', told: null, failure: null };
    put(act);
    try {
      const body = await updateFor(deed, { ...frame(), nonce });
      if (body === null) throw ownFailure('notConnected');
      await write(body);
    } catch (thrown) {
      // What failed here may have arrived: then the engine knows better.
      settle({ ...act, stage: 'failed', failure: failureOf(thrown) });
      return;
    }
    settle({ ...act, stage: 'written' });
    await look();
  };
  return {
    acts: () => acts,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    async act(deed) {
      if (acts.get(deed.action)?.stage === 'sending') return;
      await send(deed, freshNonce());
    },
    async again(action) {
      const act = acts.get(action);
      if (act?.stage === 'failed') await send(act.deed, act.nonce);
    },
    dismiss(action) {
      const left = new Map(acts);
      left.delete(action);
      acts = left;
      for (const listener of [...listeners]) listener();
    },
    decided(actions) {
      doneByNonce = new Map(actions?.done.map((done) => [done.nonce, done]));
      for (const act of acts.values()) {
        const isOpen = act.stage === 'written' || act.stage === 'failed';
        if (isOpen && doneByNonce.has(act.nonce)) settle(act);
      }
    },
  };
}
