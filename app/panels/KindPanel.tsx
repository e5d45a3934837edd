// What is this ticket really? The kind that was decided, or proposed, and one click to correct it.
import { Button } from '@zendeskgarden/react-buttons';
import { lazy, Suspense, useState } from 'react';
import type { AppTicket } from '../../engine/http/app-contract.ts';
import type { Acting } from '../engine/acting.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { ActNote } from './ActNote.tsx';
import { useActs } from './use-acts.ts';

const KindForm = lazy(async () => {
  const loaded = await import('./forms/KindForm.tsx');
  return { default: loaded.KindForm };
});

export function KindPanel(props: { readonly answer: AppTicket; readonly acting: Acting }) {
  const { answer, acting } = props;
  const { texts } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const act = useActs(acting).get('kind');
  const { kind, proposedKind } = answer.ticket;
  const shown =
    kind ??
    (proposedKind === null
      ? texts.say('sidebar.kind.none')
      : texts.say('sidebar.kind.proposed', { kind: proposedKind }));
  const close = () => setOpen(false);
  const mayChange = answer.actions.possible.some(({ action }) => action === 'kind');
  return (
    <section className="row-panel" aria-labelledby="kind-title">
      <header className="row-head">
        <h2 className="row-name" id="kind-title">
          {texts.say('sidebar.kind.title')}
        </h2>
        <span className="row-value">
          <bdi>{shown}</bdi>
        </span>
        {mayChange && (
          <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {texts.say(kind === null ? 'sidebar.kind.decide' : 'sidebar.kind.change')}
          </Button>
        )}
      </header>
      {isOpen && (
        <Suspense fallback={null}>
          <KindForm answer={answer} acting={acting} onClose={close} />
        </Suspense>
      )}
      {act !== undefined && <ActNote act={act} acting={acting} />}
    </section>
  );
}
