// What may be touched of the customer's, and until when? As their own comment allows it.
import { Field, Hint, Input, Label, Textarea } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { instantAt } from '../../format/wall-time.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import { useBoardTime } from '../BoardTimeContext.tsx';
import { useSurroundings } from '../Surroundings.tsx';
import { CommentChoice, useComment } from './CommentChoice.tsx';
import type { DiagnosisFormProps } from './DiagnosisForm.tsx';
import { FormFrame } from './FormFrame.tsx';
import { namesIn, tooManyNames } from './WordsField.tsx';

export function ConsentForm({ diagnosis, onDeed, onClose }: DiagnosisFormProps) {
  const { texts, moments } = useLanguage();
  const { person } = useSurroundings();
  const time = useBoardTime();
  const { comments, quote, touched } = diagnosis;
  const wanted = quote?.touches.filter((one) => !touched.includes(one)) ?? [];
  const [what, setWhat] = useState(wanted.join('\n'));
  const [wall, setWall] = useState('');
  const { comment, choose } = useComment(comments);
  const [problem, setProblem] = useState<string | null>(null);
  const send = () => {
    const touches = namesIn(what);
    const untilMs = instantAt(wall, person.zone);
    if (touches.length === 0) return setProblem(texts.say('sidebar.diagnosis.consent.missing'));
    if (tooManyNames(touches)) return setProblem(texts.say('sidebar.diagnosis.consent.many'));
    if (untilMs === null || untilMs <= (time.nowMs() ?? 0)) {
      return setProblem(texts.say('sidebar.acts.promisePast'));
    }
    if (comment === null) return setProblem(texts.say('sidebar.diagnosis.comment.choose'));
    const until = new Date(untilMs).toISOString();
    const said = { what: touches.join(', '), at: moments.full(until) };
    const told = texts.say('sidebar.diagnosis.told', {
      what: texts.say('sidebar.diagnosis.consent.told', said),
    });
    onDeed({ action: 'diagnosis.consent', touches, until, comment, told });
  };
  return (
    <FormFrame
      text={null}
      submit={comments.length > 0 ? texts.say('sidebar.diagnosis.consent.save') : null}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      <CommentChoice comments={comments} value={comment} onChange={choose} />
      <Field>
        <Label>{texts.say('sidebar.diagnosis.consent.touches')}</Label>
        <Hint>{texts.say('sidebar.diagnosis.consent.hint')}</Hint>
        <Textarea
          isCompact
          minRows={2}
          value={what}
          onChange={({ target }) => setWhat(target.value)}
        />
      </Field>
      <Field>
        <Label>{texts.say('sidebar.diagnosis.consent.until')}</Label>
        <Input
          isCompact
          type="datetime-local"
          value={wall}
          onChange={({ target }) => setWall(target.value)}
        />
      </Field>
    </FormFrame>
  );
}
