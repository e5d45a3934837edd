// Whose hands are on site, how long, and what does it cost? What is included and the price first,
// then each timer with what this agent can do with it.
import { Button } from '@zendeskgarden/react-buttons';
import type { AppTicket } from '../../engine/http/app-contract.ts';
import type { AppIntervention } from '../../engine/http/paid-contract.ts';
import { wordPrice } from '../../engine/wording/money.ts';
import type { Words } from '../../engine/wording/words.ts';
import type { Acting } from '../engine/acting.ts';
import { isHandsDeed } from '../engine/hands-deed.ts';
import { stillDurationText } from '../format/duration.ts';
import { useLanguage } from '../i18n/Language.tsx';
import type { Texts } from '../i18n/texts.ts';
import { namesOf } from '../zaf/people-names.ts';
import { ActNote } from './ActNote.tsx';
import { may } from './may.ts';
import { useSurroundings } from './Surroundings.tsx';
import { TimerPart } from './TimerPart.tsx';
import { useActs } from './use-acts.ts';
import { useByIds } from './use-brought.ts';
import { useFocusKept } from './use-focus-kept.ts';

/** Those that go on stand open, and so many others. */
const STOPPED_SHOWN = 3;

export function InterventionPanel(props: {
  readonly answer: AppTicket;
  readonly acting: Acting;
  /** In the agent's language. */
  readonly words: Words;
}) {
  const { answer, acting, words } = props;
  const { intervention, actions } = answer;
  const { texts } = useLanguage();
  const { person } = useSurroundings();
  const kept = useFocusKept<HTMLElement>();
  const timers = intervention?.timers ?? [];
  const others = timers.map(({ agent }) => agent).filter((id) => id !== person.id);
  const names = useByIds(others, namesOf);
  const notes = [...useActs(acting).values()].filter(({ deed }) => isHandsDeed(deed));
  if (intervention === null) return null;
  const allowed = actions.possible.filter((one) => may(person, one)).map(({ action }) => action);
  const isBusy = timers.some(({ agent, state }) => agent === person.id && state !== 'stopped');
  const starts = allowed.includes('intervention.start') && !isBusy;
  if (timers.length === 0 && !starts && notes.length === 0) return null;
  const going = timers.filter(({ state }) => state !== 'stopped');
  const stopped = timers.filter(({ state }) => state === 'stopped').slice(0, STOPPED_SHOWN);
  return (
    <section {...kept} className="row-panel" aria-labelledby="intervention-title">
      <header className="row-head">
        <h2 className="row-name" id="intervention-title">
          {texts.say('sidebar.intervention.title')}
        </h2>
        <span className="row-value" />
        {starts && (
          <Button size="small" onClick={() => void acting.act({ action: 'intervention.start' })}>
            {texts.say('sidebar.intervention.act.start')}
          </Button>
        )}
      </header>
      <p className="quiet">{priceText(intervention, texts, words)}</p>
      {[...going, ...stopped].map((timer) => (
        <TimerPart
          key={timer.of}
          timer={timer}
          rules={intervention}
          answeredAt={answer.nowAt}
          name={timer.agent === person.id ? null : (names.get(timer.agent) ?? `${timer.agent}`)}
          allowed={allowed}
          acting={acting}
          words={words}
        />
      ))}
      {notes.map((act) => (
        <ActNote key={act.deed.action} act={act} acting={acting} />
      ))}
    </section>
  );
}

/** What is free, and what every slice after it costs. */
function priceText(
  { includedMs, sliceMs, price }: AppIntervention,
  texts: Texts,
  words: Words,
): string {
  const values = {
    slice: stillDurationText(sliceMs, texts),
    included: stillDurationText(includedMs, texts),
    price: wordPrice(price, words),
  };
  return texts.say(
    includedMs === 0 ? 'sidebar.intervention.priceAll' : 'sidebar.intervention.price',
    values,
  );
}
