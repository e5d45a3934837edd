// Until when does an agent promise? A few spans from now, or any moment, in the agent's own zone.
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Label } from '@zendeskgarden/react-forms';
import { type ReactNode, useState } from 'react';
import { stillDurationText } from '../../format/duration.ts';
import { instantAt, wallTime } from '../../format/wall-time.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import { useBoardTime } from '../BoardTimeContext.tsx';
import { useSurroundings } from '../Surroundings.tsx';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SPANS_H = [1, 4, 24] as const;

export function PromiseFields(props: {
  /** Null for what is no moment. */
  readonly onChange: (untilMs: number | null) => void;
  readonly children: (fields: ReactNode, nowMs: () => number) => ReactNode;
}) {
  const { texts } = useLanguage();
  const { person } = useSurroundings();
  const time = useBoardTime();
  const [wall, setWall] = useState('');
  const nowMs = () => time.nowMs() ?? 0;
  const set = (next: string) => {
    setWall(next);
    props.onChange(instantAt(next, person.zone));
  };
  const fields = (
    <>
      <div className="acts">
        {SPANS_H.map((hours) => (
          <Button
            key={hours}
            size="small"
            isBasic
            onClick={() => set(wallTime(fullMinute(nowMs() + hours * HOUR_MS), person.zone))}
          >
            {texts.say('sidebar.acts.promiseIn', {
              time: stillDurationText(hours * HOUR_MS, texts),
            })}
          </Button>
        ))}
      </div>
      <Field>
        <Label>{texts.say('sidebar.acts.promiseWhen')}</Label>
        <Input
          isCompact
          type="datetime-local"
          value={wall}
          onChange={(event) => set(event.target.value)}
        />
      </Field>
    </>
  );
  return props.children(fields, nowMs);
}

/** Up, so that an hour from now is no less than one. */
function fullMinute(ms: number): number {
  return Math.ceil(ms / MINUTE_MS) * MINUTE_MS;
}
