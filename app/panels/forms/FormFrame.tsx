// What is every form of an act framed in? What follows, its fields, why it cannot be sent, and two
// buttons: one that does it, one that leaves it.
import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/Language.tsx';

export function FormFrame(props: {
  /** What follows from it; null where the fields say so. */
  readonly text: string | null;
  /** Null where nothing can be sent yet. */
  readonly submit: string | null;
  /** Why it cannot be sent. */
  readonly problem: string | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { texts } = useLanguage();
  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.text !== null && <p>{props.text}</p>}
      {props.children}
      {props.problem !== null && (
        <p className="form-problem" role="alert">
          {props.problem}
        </p>
      )}
      <div className="form-buttons">
        {props.submit !== null && (
          <Button size="small" isPrimary type="submit">
            {props.submit}
          </Button>
        )}
        <Button size="small" isBasic onClick={props.onClose}>
          {texts.say('sidebar.acts.cancel')}
        </Button>
      </div>
    </form>
  );
}
