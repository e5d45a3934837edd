// Which words of the customer's own are the answer? Their public comments since they were asked,
// each with when it was written and its text, which Zendesk shows to this agent.

import { useState } from 'react';
import type { AppDiagnosis } from '../../../engine/http/paid-contract.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import { commentTexts } from '../../zaf/comment-texts.ts';
import { useBoardTime } from '../BoardTimeContext.tsx';
import { useByIds } from '../use-brought.ts';
import { ChoiceList } from './ChoiceList.tsx';

/**
 * The comment that was chosen. One alone needs no choice; among several an agent says which, as it
 * may cost the customer money, and one that comes meanwhile takes no other's place.
 */
export function useComment(comments: AppDiagnosis['comments']) {
  const [chosen, choose] = useState<number | null>(null);
  const [only, ...more] = comments;
  return { comment: chosen ?? (more.length === 0 ? (only?.audit ?? null) : null), choose };
}

export function CommentChoice(props: {
  readonly comments: AppDiagnosis['comments'];
  readonly value: number | null;
  readonly onChange: (audit: number) => void;
}) {
  const { comments, value, onChange } = props;
  const { texts, moments } = useLanguage();
  const nowMs = useBoardTime().nowMs() ?? 0;
  const ids = comments.map(({ audit }) => audit);
  const found = useByIds(ids, commentTexts);
  const textOf = (audit: number) => {
    if (found.size === 0) return texts.say('sidebar.diagnosis.comment.reading');
    return found.get(audit) ?? texts.say('sidebar.diagnosis.comment.unread');
  };
  if (comments.length === 0) return <p>{texts.say('sidebar.diagnosis.comment.none')}</p>;
  return (
    <ChoiceList
      legend={texts.say('sidebar.diagnosis.comment.which')}
      choices={comments.map(({ audit, at }) => ({
        value: audit,
        text: (
          <>
            <time dateTime={at} title={moments.full(at)}>
              {moments.near(at, nowMs)}
            </time>
            <span className="choice-text" dir="auto">
              {textOf(audit)}
            </span>
          </>
        ),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
