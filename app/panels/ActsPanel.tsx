// What else can be done here? Only what would count on the ticket now and what this agent may; each
// opens a few lines that say what follows before it is done.
import { Button } from '@zendeskgarden/react-buttons';
import { lazy, Suspense, useState } from 'react';
import type {
  ActionName,
  DiagnosisActionName,
  InterventionActionName,
  PossibleAction,
} from '../../engine/http/app-contract.ts';
import type { ClockView } from '../../engine/http/contract.ts';
import type { Acting } from '../engine/acting.ts';
import { useLanguage } from '../i18n/Language.tsx';
import type { Texts } from '../i18n/texts.ts';
import { ActNote } from './ActNote.tsx';
import { may } from './may.ts';
import { useSurroundings } from './Surroundings.tsx';
import { useActs } from './use-acts.ts';

const ActForm = lazy(async () => {
  const loaded = await import('./forms/ActForm.tsx');
  return { default: loaded.ActForm };
});

/** The kind has a panel of its own, and so have acts of what is sold. */
export type OtherAction = Exclude<ActionName, 'kind' | SoldAction>;
type SoldAction = DiagnosisActionName | InterventionActionName;

export function ActsPanel(props: {
  readonly possible: readonly PossibleAction[];
  readonly clocks: readonly ClockView[];
  readonly acting: Acting;
}) {
  const { possible, clocks, acting } = props;
  const { texts } = useLanguage();
  const { person } = useSurroundings();
  const [open, setOpen] = useState<OtherAction | null>(null);
  const acts = useActs(acting);
  const offered = possible.filter((one) => may(person, one)).map((one) => otherAction(one, texts));
  const actions = offered.filter((action) => action !== null);
  const notes = [...acts.values()].filter(
    ({ deed: { action } }) => action !== 'kind' && !isSold(action),
  );
  if (actions.length === 0 && notes.length === 0) return null;
  const close = () => setOpen(null);
  return (
    <section className="row-panel" aria-label={texts.say('sidebar.acts.title')}>
      <div className="acts">
        {actions.map((action) => (
          <Button
            key={action}
            size="small"
            aria-expanded={open === action}
            onClick={() => setOpen(open === action ? null : action)}
          >
            {texts.say(`sidebar.acts.${action}`)}
          </Button>
        ))}
      </div>
      {open !== null && actions.includes(open) && (
        <Suspense fallback={null}>
          <ActForm key={open} action={open} clocks={clocks} acting={acting} onClose={close} />
        </Suspense>
      )}
      {notes.map((act) => (
        <ActNote key={act.deed.action} act={act} acting={acting} />
      ))}
    </section>
  );
}

function isSold(action: ActionName): action is SoldAction {
  return action.startsWith('diagnosis.') || action.startsWith('intervention.');
}

/** Null also for what a newer engine offers: it has no form here yet. */
function otherAction({ action }: PossibleAction, texts: Texts): OtherAction | null {
  if (action === 'kind' || isSold(action)) return null;
  return texts.find(`sidebar.acts.${action}`) === null ? null : action;
}
