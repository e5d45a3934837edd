// How does one promise stand on a ticket, and why? Its state, how much of its time is used, its
// deadline, and the engine's reasons as a list to read from the top.
import type { ClockView } from '../../engine/http/contract.ts';
import { stillDurationText } from '../format/duration.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { useBoardTime } from './BoardTimeContext.tsx';
import { Countdown } from './Countdown.tsx';
import { clockName } from './clock-name.ts';
import { ClockChip } from './StateChip.tsx';

export function ClockCard({ clock }: { readonly clock: ClockView }) {
  const { texts } = useLanguage();
  const name = clockName(clock, texts);
  return (
    <article className="clock" aria-label={name}>
      <header className="clock-head">
        <h3 className="clock-name">{name}</h3>
        <ClockChip state={clock.state} />
        {clock.governing && (
          <span className="clock-mark">{texts.say('board.clock.governing')}</span>
        )}
        {clock.unverified && (
          <span className="clock-mark">{texts.say('board.clock.unverified')}</span>
        )}
      </header>
      <Used clock={clock} />
      <WhenLine clock={clock} />
      {clock.withdrawn !== null && <Withdrawn withdrawn={clock.withdrawn} />}
      {clock.why.length > 0 && (
        <ol className="clock-why" aria-label={texts.say('board.clock.why')}>
          {clock.why.map((sentence, index) => (
            // Reasons are an ordered, append-only explanation: their place is their identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index}>{sentence}</li>
          ))}
        </ol>
      )}
    </article>
  );
}

/** Calendar time used of the target: it stands still outside the hours, so it is not counted on. */
function Used({ clock }: { readonly clock: ClockView }) {
  const { texts } = useLanguage();
  const share = clock.targetMs > 0 ? Math.min(clock.elapsedMs / clock.targetMs, 1) : 1;
  const left = clock.remainingMs < 0 ? 'board.clock.over' : 'board.clock.left';
  const tone = clock.state === 'breached' || clock.remainingMs < 0 ? 'danger' : 'good';
  return (
    <div className="clock-used">
      <svg
        className={`clock-bar clock-bar-${tone}`}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect className="clock-bar-whole" width="100" height="4" />
        <rect className="clock-bar-part" width={share * 100} height="4" />
      </svg>
      <p className="clock-figures">
        {texts.say('board.clock.used', {
          elapsed: stillDurationText(clock.elapsedMs, texts),
          target: stillDurationText(clock.targetMs, texts),
        })}
        {' · '}
        {texts.say(left, { time: stillDurationText(clock.remainingMs, texts) })}{' '}
        {texts.say('board.clock.calendar', { calendar: clock.calendar })}
      </p>
    </div>
  );
}

function WhenLine({ clock }: { readonly clock: ClockView }) {
  const { texts, moments } = useLanguage();
  const nowMs = useBoardTime().nowMs() ?? Date.parse(clock.startedAt);
  const parts: string[] = [];
  if (clock.breachedAt !== null) {
    parts.push(texts.say('board.clock.breachedAt', { at: moments.near(clock.breachedAt, nowMs) }));
  } else if (clock.deadlineAt !== null) {
    parts.push(texts.say('board.clock.deadline', { at: moments.near(clock.deadlineAt, nowMs) }));
  }
  if (clock.metAt !== null) {
    const met = clock.state === 'breached' ? 'board.clock.metLate' : 'board.clock.met';
    parts.push(texts.say(met, { at: moments.near(clock.metAt, nowMs) }));
  }
  const isOwed = clock.metAt === null && clock.state !== 'cancelled' && clock.state !== 'met';
  if (isOwed && clock.paused) parts.push(texts.say('board.clock.pausedNow'));
  const isCounting = isOwed && !clock.paused && clock.deadlineAt !== null;
  return (
    <p className="clock-when">
      {parts.join(' · ')}
      {isCounting && clock.deadlineAt !== null && (
        <>
          {' · '}
          <Countdown at={clock.deadlineAt} />
        </>
      )}
    </p>
  );
}

function Withdrawn({ withdrawn }: { readonly withdrawn: NonNullable<ClockView['withdrawn']> }) {
  const { texts, moments } = useLanguage();
  const nowMs = useBoardTime().nowMs() ?? Date.parse(withdrawn.at);
  const values = {
    breachedAt: moments.near(withdrawn.breachedAt, nowMs),
    at: moments.near(withdrawn.at, nowMs),
    why: withdrawn.why,
  };
  const text =
    withdrawn.by === null
      ? texts.say('board.clock.withdrawn', values)
      : texts.say('board.clock.withdrawnBy', { ...values, by: withdrawn.by });
  return <p className="clock-withdrawn">{text}</p>;
}
