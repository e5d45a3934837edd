// What does an act on a paid diagnosis ask before it is done? One form each, with what it costs.
import type { MutableRefObject } from 'react';
import type { AppDiagnosis } from '../../../engine/http/paid-contract.ts';
import type { Language } from '../../../engine/wording/language.ts';
import type { Words } from '../../../engine/wording/words.ts';
import type { Acting } from '../../engine/acting.ts';
import type { DiagnosisDeed } from '../../engine/diagnosis-deed.ts';
import type { TypedLine } from '../../engine/quote-sums.ts';
import { type FormOffered, isDiagnosisAction } from '../diagnosis-acts.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { AskForm } from './AskForm.tsx';
import { ConsentForm } from './ConsentForm.tsx';
import { OfferForm } from './OfferForm.tsx';
import { EndForm, OutcomeForm } from './OutcomeForm.tsx';
import { QuoteForm } from './QuoteForm.tsx';
import { TouchForm } from './TouchForm.tsx';
import { useFocusBack } from './use-focus-back.ts';

export interface DiagnosisFormProps {
  readonly diagnosis: AppDiagnosis;
  readonly actions: FormOffered['actions'];
  /** In the agent's language. */
  readonly words: Words;
  /** The quote that was sent last: should it be refused, nobody types it again. */
  readonly sent: SentQuote;
  readonly onDeed: (deed: DiagnosisDeed) => void;
  readonly onClose: () => void;
}

export type SentQuote = MutableRefObject<{
  readonly lines: readonly TypedLine[];
  readonly touched: string;
  readonly language: Language;
  readonly words: string;
} | null>;

const FORMS = {
  answer: AnswerForm,
  offer: OfferForm,
  quote: QuoteForm,
  outcome: OutcomeForm,
  end: EndForm,
  ask: AskForm,
  consent: ConsentForm,
  touch: TouchForm,
} as const;

export function DiagnosisForm(props: {
  readonly offered: FormOffered;
  readonly diagnosis: AppDiagnosis;
  readonly acting: Acting;
  readonly words: Words;
  readonly sent: SentQuote;
  readonly onClose: () => void;
}) {
  const { offered, diagnosis, acting, words, sent, onClose } = props;
  useFocusBack();
  const onDeed = (deed: DiagnosisDeed) => {
    // What was done before has been read; the panel stays short.
    for (const act of acting.acts().values()) {
      const isDone = act.stage === 'accepted' && isDiagnosisAction(act.deed.action);
      if (isDone) acting.dismiss(act.deed.action);
    }
    void acting.act(deed);
    onClose();
  };
  const Form = FORMS[offered.form];
  return <Form {...{ diagnosis, words, sent, onDeed, onClose }} actions={offered.actions} />;
}
