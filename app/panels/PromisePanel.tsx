// What is owed, by when, and why? The governing clock, large; every other clock in one line.
import type { AppTicket } from '../../engine/http/app-contract.ts';
import type { ClockView } from '../../engine/http/contract.ts';
import { stillDurationText } from '../format/duration.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { useBoardTime } from './BoardTimeContext.tsx';
import { ClockLine } from './ClockLine.tsx';
import { clockName } from './clock-name.ts';
import { Fold } from './Fold.tsx';
import { Remaining } from './Remaining.tsx';
import { Sentences } from './Sentences.tsx';
import { StateChip, toneOf } from './StateChip.tsx';

/** So many clocks stand open under the first; more are folded. */
const LINES_MAX = 3;

type Ticket = AppTicket['ticket'];

export function PromisePanel({ ticket }: { readonly ticket: Ticket }) {
  const { texts } = useLanguage();
  const first = ticket.clocks.find(({ governing }) => governing) ?? pausedFirst(ticket.clocks);
  const others = ticket.clocks.filter((clock) => clock !== first);
  const rest = others.slice(LINES_MAX);
  const lines = rest.length > 1 ? others.slice(0, LINES_MAX) : others;
  return (
    <section className={`promise promise-${toneOf(ticket.state)}`} aria-labelledby="promise-title">
      <header className="promise-head">
        <h2 className="promise-name" id="promise-title">
          {first === null ? texts.say('sidebar.promise.title') : clockName(first, texts)}
        </h2>
        <StateChip state={ticket.state} />
      </header>
      {first === null ? <Nothing ticket={ticket} /> : <Owed clock={first} />}
      {lines.length > 0 && (
        <ul className="clock-lines">
          {lines.map((clock) => (
            <ClockLine key={`${clock.promise} ${clock.instance}`} clock={clock} />
          ))}
        </ul>
      )}
      {rest.length > 1 && (
        <Fold title={texts.say('sidebar.promise.others', { count: rest.length })} summary={null}>
          <ul className="clock-lines">
            {rest.map((clock) => (
              <ClockLine key={`${clock.promise} ${clock.instance}`} clock={clock} />
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}

/** Where nothing governs, a clock that waits still says what will be owed. */
function pausedFirst(clocks: readonly ClockView[]): ClockView | null {
  return clocks.find(({ paused, metAt }) => paused && metAt === null) ?? null;
}

function Nothing({ ticket }: { readonly ticket: Ticket }) {
  const { texts } = useLanguage();
  if (ticket.state === 'notMeasured') return <p>{texts.say('sidebar.promise.notMeasured')}</p>;
  const { clocks } = ticket;
  const isKept = clocks.length > 0 && clocks.every(({ state }) => state === 'met');
  return <p>{texts.say(isKept ? 'sidebar.promise.noneMet' : 'sidebar.promise.none')}</p>;
}

function Owed({ clock }: { readonly clock: ClockView }) {
  const { texts, moments } = useLanguage();
  const nowMs = useBoardTime().nowMs() ?? Date.parse(clock.startedAt);
  const at = clock.breachedAt ?? clock.deadlineAt;
  const when = at === null ? null : moments.near(at, nowMs);
  const due = clock.state === 'breached' ? 'sidebar.promise.was' : 'sidebar.promise.due';
  return (
    <>
      <p className="promise-left">
        {clock.paused || at === null ? (
          <strong>
            {clock.remainingMs > 0
              ? texts.say('sidebar.promise.pausedLeft', {
                  time: stillDurationText(clock.remainingMs, texts),
                })
              : texts.say('sidebar.promise.paused')}
          </strong>
        ) : (
          <Remaining at={at} />
        )}
        {at !== null && when !== null && (
          <time dateTime={at} title={moments.full(at)} className="promise-due">
            {texts.say(due, { at: when })}
          </time>
        )}
      </p>
      {clock.unverified && (
        <p className="promise-note">{texts.say('sidebar.promise.unverified')}</p>
      )}
      <Bar clock={clock} />
      {clock.why.length > 0 && <Why sentences={clock.why} />}
    </>
  );
}

/** Calendar time used of the target, as of the answer. */
function Bar({ clock }: { readonly clock: ClockView }) {
  const used = clock.targetMs > 0 ? clock.elapsedMs / clock.targetMs : 1;
  const part = Math.min(Math.max(used, 0), 1);
  return (
    <svg className="promise-bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect className="promise-bar-whole" width="100" height="3" />
      <rect className="promise-bar-part" width={part * 100} height="3" />
    </svg>
  );
}

/** The first sentence says what was promised; the others unfold. */
function Why({ sentences }: { readonly sentences: readonly string[] }) {
  const { texts } = useLanguage();
  return (
    <Fold title={texts.say('sidebar.promise.why')} summary={sentences[0]} repeats={true}>
      <Sentences sentences={sentences} />
    </Fold>
  );
}
