// What is sold on this ticket? Where it stands, what it costs, and what this agent can do about it
// now; each act opens a form that says the price before it is done.
import { Button } from '@zendeskgarden/react-buttons';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { PossibleAction } from '../../engine/http/app-contract.ts';
import type { AppDiagnosis } from '../../engine/http/paid-contract.ts';
import type { Words } from '../../engine/wording/words.ts';
import type { Acting } from '../engine/acting.ts';
import { useLanguage } from '../i18n/Language.tsx';
import type { Texts } from '../i18n/texts.ts';
import { ActNote } from './ActNote.tsx';
import { DiagnosisFacts } from './DiagnosisFacts.tsx';
import { type FormName, formsFor, isDiagnosisAction } from './diagnosis-acts.ts';
import type { SentQuote } from './forms/DiagnosisForm.tsx';
import { useSurroundings } from './Surroundings.tsx';
import { useActs } from './use-acts.ts';
import { useFocusKept } from './use-focus-kept.ts';

const DiagnosisForm = lazy(async () => {
  const loaded = await import('./forms/DiagnosisForm.tsx');
  return { default: loaded.DiagnosisForm };
});

export function DiagnosisPanel(props: {
  readonly diagnosis: AppDiagnosis;
  readonly possible: readonly PossibleAction[];
  readonly acting: Acting;
  /** In the agent's language. */
  readonly words: Words;
}) {
  const { diagnosis, possible, acting, words } = props;
  const { texts } = useLanguage();
  const { person } = useSurroundings();
  const [open, setOpen] = useState<FormName | null>(null);
  const sent: SentQuote = useRef(null);
  const kept = useFocusKept<HTMLElement>();
  const notes = [...useActs(acting).values()].filter(({ deed }) => isDiagnosisAction(deed.action));
  const forms = formsFor(diagnosis, possible, person);
  const { state } = diagnosis;
  useEffect(() => {
    if (state !== 'running') sent.current = null;
  }, [state]);
  if (state === 'none' && forms.length === 0 && notes.length === 0) return null;
  const opened = forms.find(({ form }) => form === open);
  return (
    <section {...kept} className="row-panel" aria-labelledby="diagnosis-title">
      <header className="row-head">
        <h2 className="row-name" id="diagnosis-title">
          {texts.say('sidebar.diagnosis.title')}
        </h2>
        <span className="row-value">{texts.find(`sidebar.diagnosis.state.${state}`) ?? state}</span>
      </header>
      <DiagnosisFacts diagnosis={diagnosis} words={words} />
      {forms.length > 0 && (
        <div className="acts">
          {forms.map(({ form }) => (
            <Button
              key={form}
              size="small"
              aria-expanded={open === form}
              onClick={() => setOpen(open === form ? null : form)}
            >
              {buttonText(form, diagnosis, texts)}
            </Button>
          ))}
        </div>
      )}
      {opened !== undefined && (
        <Suspense fallback={null}>
          <DiagnosisForm
            key={opened.form}
            offered={opened}
            diagnosis={diagnosis}
            acting={acting}
            words={words}
            sent={sent}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
      {notes.map((act) => (
        <ActNote key={act.deed.action} act={act} acting={acting} />
      ))}
    </section>
  );
}

function buttonText(form: FormName, { state }: AppDiagnosis, texts: Texts): string {
  const isAnew = form === 'offer' && state !== 'none';
  return texts.say(`sidebar.diagnosis.act.${isAnew ? 'offerAnew' : form}`);
}
