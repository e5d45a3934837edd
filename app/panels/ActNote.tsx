// What became of an action? Sending, written, done, refused or failed; and what can be done then.
import { Button } from '@zendeskgarden/react-buttons';
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
  return (
    <div className={`act-note tone-${tone}`}>
      <Shape name={shape} />
      <p role="status">{noteText(act, texts)}</p>
      {act.stage === 'failed' && (
        <Button size="small" isBasic onClick={() => void acting.again(action)}>
          {texts.say('sidebar.done.again')}
        </Button>
      )}
      {act.stage !== 'sending' && (
        <Button size="small" isBasic isNeutral onClick={() => acting.dismiss(action)}>
          {texts.say('sidebar.done.dismiss')}
        </Button>
      )}
    </div>
  );
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
