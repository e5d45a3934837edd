// How is the desk doing, in five numbers? The ones that name a state also narrow the queue to it.
import type { BoardCounts, PalierState } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { Shape } from './Shape.tsx';

interface Props {
  /** Null before the first answer; the tiles then stand in place, empty. */
  readonly counts: BoardCounts | null;
  readonly state: PalierState | null;
  /** Asked to show one state only, or all again with null. */
  readonly onState: (state: PalierState | null) => void;
}

const FILTERING = [
  { name: 'breached', tone: 'danger', shape: 'octagon' },
  { name: 'atRisk', tone: 'warning', shape: 'triangle' },
  { name: 'waiting', tone: 'quiet', shape: 'pause' },
] as const;

export function Counts({ counts, state, onState }: Props) {
  const { texts } = useLanguage();
  const figure = (name: keyof BoardCounts) => (
    <>
      <span className="count-figure">{counts === null ? '–' : counts[name]}</span>
      <span className="count-name">{texts.say(`board.counts.${name}`)}</span>
    </>
  );
  return (
    <section className="counts" aria-label={texts.say('board.counts.label')}>
      <div className="count">{figure('inQueue')}</div>
      {FILTERING.map(({ name, tone, shape }) => (
        <button
          key={name}
          type="button"
          className={`count count-button count-${(counts?.[name] ?? 0) > 0 ? tone : 'quiet'}`}
          aria-pressed={state === name}
          title={texts.say('board.counts.only', { name: texts.say(`board.counts.${name}`) })}
          onClick={() => onState(state === name ? null : name)}
        >
          {figure(name)}
          <Shape name={shape} />
        </button>
      ))}
      <div className="count">{figure('open')}</div>
    </section>
  );
}
