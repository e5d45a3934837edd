// What did this ticket's clocks do? Asked when somebody unfolds it, the newest first.
import { useCallback } from 'react';
import type { AppHistory, HistoryEvent } from '../../engine/http/app-contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { namesOf } from '../zaf/people-names.ts';
import { useBoardTime } from './BoardTimeContext.tsx';
import { Fold } from './Fold.tsx';
import { Shape, type ShapeName } from './Shape.tsx';
import { useSurroundings } from './Surroundings.tsx';
import { useBrought, useByIds } from './use-brought.ts';

const SHAPES: Readonly<Record<HistoryEvent['tone'], ShapeName>> = {
  good: 'check',
  warning: 'triangle',
  danger: 'octagon',
  quiet: 'dash',
};

/** `answeredAt` changes with each answer of the engine, and the open history follows. */
export function HistoryPanel(props: { readonly ticketId: number; readonly answeredAt: string }) {
  const { texts } = useLanguage();
  return (
    <Fold title={texts.say('sidebar.history.title')} summary={null}>
      <Events {...props} />
    </Fold>
  );
}

function Events(props: { readonly ticketId: number; readonly answeredAt: string }) {
  const { ticketId, answeredAt } = props;
  const { texts, moments } = useLanguage();
  const { engine } = useSurroundings();
  const nowMs = useBoardTime().nowMs() ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer may bring new events
  const ask = useCallback(
    () => engine.history(ticketId).catch(() => 'failed' as const),
    [engine, ticketId, answeredAt],
  );
  const history = useBrought(ask);
  const names = useByIds(peopleIn(history), namesOf);
  if (history === null) return <p className="quiet">{texts.say('sidebar.loading')}</p>;
  if (history === 'failed') return <p>{texts.say('sidebar.history.failed')}</p>;
  if (history.events.length === 0) return <p>{texts.say('sidebar.history.empty')}</p>;
  return (
    <ol className="history">
      {history.events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several events may share an instant
        <li key={index} className={`history-event tone-${event.tone}`}>
          <Shape name={SHAPES[event.tone] ?? 'dash'} />
          <p className="history-told">
            <bdi>{event.told}</bdi>
          </p>
          <p className="history-at">
            <time dateTime={event.at} title={moments.full(event.at)}>
              {moments.near(event.at, nowMs)}
            </time>
            <Person id={event.by} names={names} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Whose act it was, as this agent may know; nothing for what was nobody's. */
function Person({ id, names }: { readonly id: number | null; readonly names: Names }) {
  const { texts } = useLanguage();
  const { person } = useSurroundings();
  if (id === null) return null;
  const name = id === person.id ? texts.say('sidebar.history.byYou') : names.get(id);
  return name === undefined ? null : <bdi> · {name}</bdi>;
}

type Names = ReadonlyMap<number, string>;

function peopleIn(history: AppHistory | 'failed' | null): readonly number[] {
  if (history === null || history === 'failed') return [];
  return history.events.flatMap(({ by }) => (by === null ? [] : [by]));
}
