// What do further slices and withheld ones ask for? The customer's own comment, or a reason.
import { Field, Input, Label } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import type { TimerForm } from '../../../engine/http/paid-contract.ts';
import type { Words } from '../../../engine/wording/words.ts';
import type { Acting } from '../../engine/acting.ts';
import type { HandsDeed } from '../../engine/hands-deed.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import { shortPrice } from '../short-price.ts';
import type { TimerFormName } from '../TimerPart.tsx';
import { CommentChoice } from './CommentChoice.tsx';
import { FormFrame } from './FormFrame.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { WhyField, whyProblem } from './WhyField.tsx';

interface FormProps {
  readonly timer: TimerForm;
  readonly words: Words;
  readonly onDeed: (deed: HandsDeed) => void;
  readonly onClose: () => void;
}

export function TimerActForm(props: {
  readonly form: TimerFormName;
  readonly timer: TimerForm;
  readonly acting: Acting;
  readonly words: Words;
  readonly onClose: () => void;
}) {
  const { form, timer, acting, words, onClose } = props;
  useFocusBack();
  const onDeed = (deed: HandsDeed) => {
    void acting.act(deed);
    onClose();
  };
  const Form = form === 'agree' ? AgreeForm : BillForm;
  return <Form timer={timer} words={words} onDeed={onDeed} onClose={onClose} />;
}

function AgreeForm({ timer, words, onDeed, onClose }: FormProps) {
  const { texts } = useLanguage();
  const { comments, of, agreed, slicePrice } = timer;
  const [comment, setComment] = useState(comments[0]?.audit ?? null);
  const [slices, setSlices] = useState('1');
  const [problem, setProblem] = useState<string | null>(null);
  const send = () => {
    const count = slicesIn(slices);
    if (count === null) return setProblem(texts.say('sidebar.intervention.agree.bad'));
    if (comment === null) return setProblem(texts.say('sidebar.diagnosis.comment.choose'));
    onDeed({ action: 'intervention.agree', of, slices: count, comment });
  };
  const isOpen = comments.length > 0;
  return (
    <FormFrame
      text={texts.say('sidebar.intervention.agree.text', {
        count: agreed,
        price: shortPrice(slicePrice, texts, words),
      })}
      submit={isOpen ? texts.say('sidebar.intervention.agree.save') : null}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      <CommentChoice comments={comments} value={comment} onChange={setComment} />
      {isOpen && (
        <Field>
          <Label>{texts.say('sidebar.intervention.agree.slices')}</Label>
          <Input
            isCompact
            inputMode="numeric"
            value={slices}
            onChange={(event) => setSlices(event.target.value)}
          />
        </Field>
      )}
    </FormFrame>
  );
}

function BillForm({ timer, onDeed, onClose }: FormProps) {
  const { texts } = useLanguage();
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = () => {
    const found = whyProblem(why, true, texts);
    setProblem(found);
    if (found === null) onDeed({ action: 'intervention.bill', of: timer.of, why: why.trim() });
  };
  return (
    <FormFrame
      text={texts.say('sidebar.intervention.bill.text', { count: timer.withheld })}
      submit={texts.say('sidebar.intervention.bill.save')}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      <WhyField hint={texts.say('sidebar.kind.whyHint')} value={why} onChange={setWhy} />
    </FormFrame>
  );
}

/** As many slices as can be agreed to at once; null for anything else. */
export function slicesIn(text: string): number | null {
  const trimmed = text.trim();
  const count = /^\d{1,4}$/.test(trimmed) ? Number(trimmed) : 0;
  return count >= 1 && count <= 1000 ? count : null;
}
