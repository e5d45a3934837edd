// How does a state look? As words, a colour and a shape, any one of which is enough.
import type { ClockView, PalierState } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { Shape, type ShapeName } from './Shape.tsx';

export type Tone = 'good' | 'warning' | 'danger' | 'quiet';

const TICKET: Readonly<Record<PalierState, readonly [Tone, ShapeName]>> = {
  onTrack: ['good', 'check'],
  atRisk: ['warning', 'triangle'],
  breached: ['danger', 'octagon'],
  waiting: ['quiet', 'pause'],
  notMeasured: ['quiet', 'info'],
  none: ['quiet', 'dash'],
};

const CLOCK: Readonly<Record<ClockView['state'], readonly [Tone, ShapeName]>> = {
  running: ['good', 'play'],
  paused: ['quiet', 'pause'],
  met: ['good', 'check'],
  breached: ['danger', 'octagon'],
  cancelled: ['quiet', 'cross'],
};

/** The state behind a tag, which Zendesk keeps in small letters; null for none of ours. */
export function stateNamed(tag: string): PalierState | null {
  const states = Object.keys(TICKET) as PalierState[];
  return states.find((state) => state.toLowerCase() === tag.toLowerCase()) ?? null;
}

/** The tone that goes with a ticket's state, for what stands beside the chip. */
export function toneOf(state: PalierState): Tone {
  return (TICKET[state] ?? TICKET.none)[0];
}

interface Look {
  readonly tone: Tone;
  readonly shape: ShapeName;
  readonly text: string;
}

/** One the page does not know yet is shown by its own name. */
function useTicketLook(state: PalierState): Look {
  const { texts } = useLanguage();
  const [tone, shape] = TICKET[state] ?? TICKET.none;
  return { tone, shape, text: texts.find(`state.${state}`) ?? state };
}

function useClockLook(state: ClockView['state']): Look {
  const { texts } = useLanguage();
  const [tone, shape] = CLOCK[state] ?? CLOCK.cancelled;
  return { tone, shape, text: texts.find(`clock.state.${state}`) ?? state };
}

/** A ticket's state. */
export function StateChip(props: { readonly state: PalierState }) {
  return <Chip {...useTicketLook(props.state)} />;
}

/** A clock's state. */
export function ClockChip(props: { readonly state: ClockView['state'] }) {
  return <Chip {...useClockLook(props.state)} />;
}

/** A ticket's state as a shape in its colour, its name for those who see neither. */
export function StateShape(props: { readonly state: PalierState }) {
  return <NamedShape {...useTicketLook(props.state)} />;
}

/** The same of a clock's. */
export function ClockShape(props: { readonly state: ClockView['state'] }) {
  return <NamedShape {...useClockLook(props.state)} />;
}

function NamedShape({ tone, shape, text }: Look) {
  return (
    <span className={`tone-${tone}`}>
      <Shape name={shape} />
      <span className="spoken">{text}</span>
    </span>
  );
}

function Chip({ tone, shape, text }: Look) {
  return (
    <span className={`chip chip-${tone}`}>
      <Shape name={shape} />
      {text}
    </span>
  );
}
