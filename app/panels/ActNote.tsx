// What became of an action? Sending, written, done, refused or failed; and what can be done then.
import { Button } from '@zendeskgarden/react-buttons';
import { useRef } from 'react';
import type { Act, Acting, ActStage } from '../engine/acting.ts';
import { useLanguage } from '../i18n/Language.tsx';
import type { Texts } from '../i18n/texts.ts';
import { failureText } from './failure-text.ts';
import { Shape, type ShapeName } from './Shape.tsx';

const LOOKS: Readonly<Record<ActStage, readonly [string, ShapeName]>> = {
  sending: ['quiet', 'play'],
  written: ['quiet', 'check'],
  accepted: ['good', 'check'],
  refused: ['danger', 'cross'],
  failed: ['danger', 'triangle'],
};

export function ActNote({ act, acting }: { readonly act: Act; readonly acting: Acting }) {
  const { texts } = useLanguage();
  const [tone, shape] = LOOKS[act.stage];
  const { action } = act.deed;
  const note = useRef<HTMLDivElement>(null);
  // The button that was pressed goes, and the focus would fall to the page's beginning.
  const again = () => {
    note.current?.focus();
    void acting.again(action);
  };
  const dismiss = () => {
    leaveFocus(note.current);
    acting.dismiss(action);
  };
  return (
    <div ref={note} className={`act-note tone-${tone}`} tabIndex={-1}>
      <Shape name={shape} />
      <p role="status">{noteText(act, texts)}</p>
      {act.stage === 'failed' && (
        <Button size="small" isBasic onClick={again}>
          {texts.say('sidebar.done.again')}
        </Button>
      )}
      {act.stage !== 'sending' && (
        <Button size="small" isBasic isNeutral onClick={dismiss}>
          {texts.say('sidebar.done.dismiss')}
        </Button>
      )}
    </div>
  );
}

/** To the panel's first button beside the note, or to the whole column where it has none. */
function leaveFocus(note: HTMLElement | null): void {
  const panel = note?.closest<HTMLElement>('section');
  const buttons = [...(panel?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
  const next = buttons.find((button) => !note?.contains(button));
  (next ?? note?.closest<HTMLElement>('main'))?.focus();
}

function noteText({ stage, told, failure }: Act, texts: Texts): string {
  switch (stage) {
    case 'sending':
      return texts.say('sidebar.acts.sending');
    case 'written':
      return texts.say('sidebar.done.written');
    case 'accepted':
      return told ?? texts.say('sidebar.done.accepted');
    case 'refused':
      return texts.say('sidebar.done.refused', { why: told ?? '' });
    case 'failed':
      return texts.say('sidebar.done.failed', {
        why: failure === null ? '' : failureText(failure, texts),
      });
  }
}
