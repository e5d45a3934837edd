// Is anything sold on this ticket? Only then the panel of paid diagnoses is loaded, with its words:
// what an agent waits for at each ticket does not carry it.
import { useCallback } from 'react';
import type { AppTicket } from '../../engine/http/app-contract.ts';
import type { Acting } from '../engine/acting.ts';
import { LanguageProvider, useLanguage } from '../i18n/Language.tsx';
import { loadWords, withDiagnosisTexts } from '../i18n/load-diagnosis-words.ts';
import type { Texts } from '../i18n/texts.ts';
import { useBrought } from './use-brought.ts';

export function DiagnosisPlace(props: { readonly answer: AppTicket; readonly acting: Acting }) {
  const { answer, acting } = props;
  const { diagnosis, actions } = answer;
  const { texts, moments } = useLanguage();
  const isSold = diagnosis !== null;
  const loaded = useBrought(
    useCallback(async () => (isSold ? load(texts) : null), [isSold, texts]),
  );
  if (diagnosis === null || loaded === null) return null;
  const { Panel, words } = loaded;
  return (
    <LanguageProvider texts={loaded.texts} moments={moments}>
      <Panel diagnosis={diagnosis} possible={actions.possible} acting={acting} words={words} />
    </LanguageProvider>
  );
}

async function load(texts: Texts) {
  const [{ DiagnosisPanel: Panel }, own, words] = await Promise.all([
    import('./DiagnosisPanel.tsx'),
    withDiagnosisTexts(texts),
    loadWords(texts.language),
  ]);
  return { Panel, texts: own, words };
}
