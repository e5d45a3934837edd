// How does a clock read in one line? Its state as a shape, its name, and when; its reasons unfold.
import type { ClockView } from '../../engine/http/contract.ts';
import { stillDurationText } from '../format/duration.ts';
import type { Moments } from '../format/moment.ts';
import { useLanguage } from '../i18n/Language.tsx';
import type { Texts } from '../i18n/texts.ts';
import { useBoardTime } from './BoardTimeContext.tsx';
import { clockName } from './clock-name.ts';
import { Fold } from './Fold.tsx';
import { Sentences } from './Sentences.tsx';
import { ClockShape } from './StateChip.tsx';

export function ClockLine({ clock }: { readonly clock: ClockView }) {
  const { texts, moments } = useLanguage();
  const nowMs = useBoardTime().nowMs() ?? Date.parse(clock.startedAt);
  return (
    <li className="clock-line">
      <Fold
        level="h3"
        mark={<ClockShape state={clock.state} />}
        title={clockName(clock, texts)}
        summary={whenText(clock, nowMs, texts, moments)}
      >
        <Sentences sentences={clock.why} />
      </Fold>
    </li>
  );
}

function whenText(clock: ClockView, nowMs: number, texts: Texts, moments: Moments): string {
  const near = (at: string) => moments.near(at, nowMs);
  if (clock.metAt !== null) {
    const key = clock.breachedAt === null ? 'sidebar.promise.met' : 'sidebar.promise.metLate';
    return texts.say(key, { at: near(clock.metAt) });
  }
  if (clock.state === 'cancelled') return texts.say('sidebar.promise.cancelled');
  if (clock.breachedAt !== null) {
    return texts.say('sidebar.promise.was', { at: near(clock.breachedAt) });
  }
  if (clock.paused || clock.deadlineAt === null) {
    const time = stillDurationText(clock.remainingMs, texts);
    return texts.say('sidebar.promise.pausedLeft', { time });
  }
  return texts.say('sidebar.promise.due', { at: near(clock.deadlineAt) });
}
