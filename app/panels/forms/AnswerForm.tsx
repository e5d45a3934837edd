// What did the customer answer? Their own comment says it; the agent only names it.
import { useState } from 'react';
import type { AppDiagnosis } from '../../../engine/http/paid-contract.ts';
import type { Words } from '../../../engine/wording/words.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import type { Texts } from '../../i18n/texts.ts';
import { shortPrice } from '../short-price.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { CommentChoice, useComment } from './CommentChoice.tsx';
import type { DiagnosisFormProps } from './DiagnosisForm.tsx';
import { FormFrame } from './FormFrame.tsx';

const ANSWERS = ['diagnosis.accept', 'diagnosis.decline'] as const;
type Answer = (typeof ANSWERS)[number];

export function AnswerForm({ diagnosis, actions, words, onDeed, onClose }: DiagnosisFormProps) {
  const { texts } = useLanguage();
  const { comments, asked, quote } = diagnosis;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { comment, choose } = useComment(comments);
  const [problem, setProblem] = useState<string | null>(null);
  const answers = ANSWERS.filter((one) => actions.includes(one));
  const save = answer === null ? null : answerText(answer, diagnosis, words, texts);
  const send = () => {
    if (comment === null) return setProblem(texts.say('sidebar.diagnosis.comment.choose'));
    if (asked === null || answer === null || save === null) return;
    const told = texts.say('sidebar.diagnosis.told', { what: save });
    onDeed({ action: answer, of: asked, comment, told });
  };
  const isOpen = comments.length > 0;
  return (
    <FormFrame
      text={texts.say(`sidebar.diagnosis.answer.${quote === null ? 'offered' : 'quoted'}`)}
      submit={isOpen ? save : null}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      <CommentChoice comments={comments} value={comment} onChange={choose} />
      {isOpen && (
        <ChoiceList
          legend={texts.say('sidebar.diagnosis.act.answer')}
          choices={answers.map((value) => ({
            value,
            text: answerText(value, diagnosis, words, texts),
          }))}
          value={answer}
          onChange={setAnswer}
        />
      )}
    </FormFrame>
  );
}

/** With what it costs. */
function answerText(
  answer: Answer,
  { price, quote }: AppDiagnosis,
  words: Words,
  texts: Texts,
): string {
  if (answer === 'diagnosis.decline') return texts.say('sidebar.diagnosis.answer.decline');
  const due = quote?.total ?? price;
  if (due === null) return texts.say('sidebar.diagnosis.answer.acceptIncluded');
  return texts.say('sidebar.diagnosis.answer.accept', { price: shortPrice(due, texts, words) });
}
