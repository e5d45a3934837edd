// What does every panel of the app stand on? Zendesk, the engine, who is here; made once at start.
import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';
import type { AppEngine } from '../engine/app-answers.ts';
import type { FieldIds } from '../engine/field-ids.ts';
import type { Followed, Following } from '../engine/follow-answer.ts';
import type { Person } from '../zaf/person.ts';
import type { Shown } from '../zaf/shown.ts';
import type { Zendesk } from '../zaf/zendesk.ts';

export interface Surroundings {
  readonly zendesk: Zendesk;
  readonly engine: AppEngine;
  readonly person: Person;
  readonly shown: Shown;
  readonly fieldIds: FieldIds;
}

const SurroundingsContext = createContext<Surroundings | null>(null);

export function SurroundingsProvider(props: {
  readonly value: Surroundings;
  readonly children: ReactNode;
}) {
  return (
    <SurroundingsContext.Provider value={props.value}>
      {props.children}
    </SurroundingsContext.Provider>
  );
}

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === null) throw new Error('A panel was used outside SurroundingsProvider.');
  return surroundings;
}

/** What is followed while its panel is there, asked for at once, redrawn when it changes. */
export function useFollowed<Answer>(following: Following<Answer>): Followed<Answer> {
  useEffect(() => {
    void following.refresh();
    return following.stop;
  }, [following]);
  return useSyncExternalStore(following.subscribe, following.now, following.now);
}
