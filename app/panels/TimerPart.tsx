// How does one timer stand? It counts by itself, once a second and without asking the engine; what
// can be done with it depends on whose it is.
import { Button } from '@zendeskgarden/react-buttons';
import { lazy, Suspense, useState } from 'react';
import type { ActionName } from '../../engine/http/app-contract.ts';
import type { AppIntervention, TimerForm } from '../../engine/http/paid-contract.ts';
import type { Words } from '../../engine/wording/words.ts';
import type { Acting } from '../engine/acting.ts';
import { type Counted, countTimer } from '../engine/timer-count.ts';
import { durationText } from '../format/duration.ts';
import { useLanguage } from '../i18n/Language.tsx';
import type { Texts } from '../i18n/texts.ts';
import { useTimeText } from './BoardTimeContext.tsx';
import { may } from './may.ts';
import { useSurroundings } from './Surroundings.tsx';
import { shortPrice } from './short-price.ts';

const TimerActForm = lazy(async () => {
  const loaded = await import('./forms/TimerActForm.tsx');
  return { default: loaded.TimerActForm };
});

const CLICKS = ['pause', 'resume', 'stop'] as const;
const FORMS = ['agree', 'bill'] as const;
type Click = (typeof CLICKS)[number];
export type TimerFormName = (typeof FORMS)[number];

function TimerButtons(props: {
  readonly clicks: readonly Click[];
  readonly forms: readonly TimerFormName[];
  readonly open: TimerFormName | null;
  readonly onOpen: (form: TimerFormName | null) => void;
  readonly of: number;
  readonly acting: Acting;
}) {
  const { clicks, forms, open, onOpen, of, acting } = props;
  const { texts } = useLanguage();
  if (clicks.length + forms.length === 0) return null;
  return (
    <div className="acts">
      {clicks.map((act) => (
        <Button
          key={act}
          size="small"
          onClick={() => void acting.act({ action: `intervention.${act}`, of })}
        >
          {texts.say(`sidebar.intervention.act.${act}`)}
        </Button>
      ))}
      {forms.map((form) => (
        <Button
          key={form}
          size="small"
          aria-expanded={open === form}
          onClick={() => onOpen(open === form ? null : form)}
        >
          {texts.say(`sidebar.intervention.act.${form}`)}
        </Button>
      ))}
    </div>
  );
}

export function TimerPart(props: {
  readonly timer: TimerForm;
  readonly rules: AppIntervention;
  readonly answeredAt: string;
  /** Whose hands they are; null for the agent's own. */
  readonly name: string | null;
  /** What would count on the ticket and this agent may do. */
  readonly allowed: readonly ActionName[];
  readonly acting: Acting;
  readonly words: Words;
}) {
  const { timer, rules, name, allowed, acting, words } = props;
  const { texts } = useLanguage();
  const { person } = useSurroundings();
  const isOwn = person.id === timer.agent;
  const mayStop = isOwn || may(person, { groups: rules.stopsOthers });
  const [open, setOpen] = useState<TimerFormName | null>(null);
  const answeredMs = Date.parse(props.answeredAt);
  const now = Number(useTimeText(timer.state === 'running', String)) || answeredMs;
  const counted = countTimer(timer, rules, answeredMs, now);
  const clicks = CLICKS.filter((act) => isOffered(act, timer, isOwn, mayStop, allowed));
  const forms = FORMS.filter((form) => hasForm(form, timer, allowed));
  const { of } = timer;
  return (
    <div className="timer">
      <p>
        {texts.say(`sidebar.intervention.state.${timer.state}`)}
        {name !== null && (
          <>
            {' · '}
            <bdi>{name}</bdi>
          </>
        )}
        {' · '}
        <strong className="countdown">{durationText(counted.workedMs, texts)}</strong>
        {' · '}
        {costText(counted, texts, words)}
      </p>
      {linesOf(counted, texts).map((line) => (
        <p className="quiet" key={line}>
          {line}
        </p>
      ))}
      {counted.asks && (
        <StillWorking counted={counted} isOwn={isOwn} of={of} acting={acting} texts={texts} />
      )}
      <TimerButtons
        clicks={clicks}
        forms={forms}
        open={open}
        onOpen={setOpen}
        {...{ of, acting }}
      />
      {open !== null && forms.includes(open) && (
        <Suspense fallback={null}>
          <TimerActForm
            key={open}
            form={open}
            timer={timer}
            acting={acting}
            words={words}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The question that managers are told of when nobody answers. */
function StillWorking(props: {
  readonly counted: Counted;
  readonly isOwn: boolean;
  readonly of: number;
  readonly acting: Acting;
  readonly texts: Texts;
}) {
  const { counted, isOwn, of, acting, texts } = props;
  const still = () => void acting.act({ action: 'intervention.stillWorking', of });
  return (
    <div className="act-note tone-warning" role="alert">
      <p>{texts.say(`sidebar.intervention.${counted.isForgotten ? 'forgotten' : 'asks'}`)}</p>
      {isOwn && (
        <Button size="small" isPrimary onClick={still}>
          {texts.say('sidebar.intervention.act.stillWorking')}
        </Button>
      )}
    </div>
  );
}

/** A timer is its agent's; whoever may correct charges may stop it all the same. */
function isOffered(
  act: Click,
  { state }: TimerForm,
  isOwn: boolean,
  mayStop: boolean,
  allowed: readonly ActionName[],
): boolean {
  if (!allowed.includes(`intervention.${act}`) || state === 'stopped') return false;
  if (act === 'stop') return mayStop;
  return isOwn && state === (act === 'pause' ? 'running' : 'paused');
}

function hasForm(
  form: TimerFormName,
  { state, withheld }: TimerForm,
  allowed: readonly ActionName[],
): boolean {
  if (!allowed.includes(`intervention.${form}`)) return false;
  return form === 'agree' ? state !== 'stopped' : state === 'stopped' && withheld > 0;
}

function costText({ cost, billed }: Counted, texts: Texts, words: Words): string {
  if (billed === 0) return texts.say('sidebar.intervention.free');
  return cost === null ? '…' : shortPrice(cost, texts, words);
}

function linesOf(
  { nextMs, isNextBilled, withheld, unagreed }: Counted,
  texts: Texts,
): readonly string[] {
  const lines: string[] = [];
  if (nextMs !== null) {
    const key = isNextBilled ? 'next' : 'nextFree';
    lines.push(texts.say(`sidebar.intervention.${key}`, { time: durationText(nextMs, texts) }));
  }
  if (withheld > 0) lines.push(texts.say('sidebar.intervention.withheld', { count: withheld }));
  if (unagreed > 0) lines.push(texts.say('sidebar.intervention.unagreed', { count: unagreed }));
  return lines;
}
