// Are on-site hands sold on this ticket? Only then their panel is loaded, with its words.
import { useCallback } from 'react';
import type { AppTicket } from '../../engine/http/app-contract.ts';
import type { Acting } from '../engine/acting.ts';
import { LanguageProvider, useLanguage } from '../i18n/Language.tsx';
import { loadWords, withDiagnosisTexts } from '../i18n/load-diagnosis-words.ts';
import type { Texts } from '../i18n/texts.ts';
import { useBrought } from './use-brought.ts';

export function InterventionPlace(props: { readonly answer: AppTicket; readonly acting: Acting }) {
  const { answer, acting } = props;
  const { texts, moments } = useLanguage();
  // An engine of an older version says nothing of it.
  const isSold = (answer.intervention ?? null) !== null;
  const loaded = useBrought(
    useCallback(async () => (isSold ? load(texts) : null), [isSold, texts]),
  );
  if (!isSold || loaded === null) return null;
  const { Panel, words } = loaded;
  return (
    <LanguageProvider texts={loaded.texts} moments={moments}>
      <Panel answer={answer} acting={acting} words={words} />
    </LanguageProvider>
  );
}

async function load(texts: Texts) {
  const [{ InterventionPanel: Panel }, own, words] = await Promise.all([
    import('./InterventionPanel.tsx'),
    withDiagnosisTexts(texts),
    loadWords(texts.language),
  ]);
  return { Panel, texts: own, words };
}
