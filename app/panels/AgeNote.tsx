// Is what stands here true now? Says when the engine is behind, silent, or not writing; nothing
// when all is well.
import type { Health } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import type { Failure } from '../zaf/failure.ts';
import { failureText } from './failure-text.ts';
import { Shape } from './Shape.tsx';

export function AgeNote(props: {
  readonly health: Health;
  readonly answeredAt: string;
  readonly failure: Failure | null;
}) {
  const { texts, moments } = useLanguage();
  const { health, answeredAt, failure } = props;
  const near = (at: string) => moments.near(at, Date.parse(answeredAt));
  if (failure !== null) {
    return (
      <p className="trouble" role="alert">
        <Shape name="triangle" /> {failureText(failure, texts)}{' '}
        {texts.say('sidebar.offline.since', { at: near(answeredAt) })}
      </p>
    );
  }
  const said = saidOf(health);
  if (said === null && health.troubles.length === 0) return null;
  return (
    <div className="notice">
      <Shape name="info" />
      <div>
        {said !== null && <p>{texts.say(said)}</p>}
        {health.troubles.length > 0 && (
          <p>
            {health.judgedAsOf !== null &&
              texts.say('sidebar.judged', { at: near(health.judgedAsOf) })}{' '}
            {health.troubles[0]}
          </p>
        )}
      </div>
    </div>
  );
}

function saidOf({ mode, stopped }: Health) {
  if (stopped) return 'sidebar.stopped' as const;
  return mode === 'observe' ? ('sidebar.observe' as const) : null;
}
