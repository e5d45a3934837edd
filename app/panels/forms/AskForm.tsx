// What does an agent ask the customer while a diagnosis is under way?
import { useState } from 'react';
import { useLanguage } from '../../i18n/Language.tsx';
import type { DiagnosisFormProps } from './DiagnosisForm.tsx';
import { FormFrame } from './FormFrame.tsx';
import { WordsField, wordsProblem } from './WordsField.tsx';

export function AskForm({ onDeed, onClose }: DiagnosisFormProps) {
  const { texts } = useLanguage();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = texts.say('sidebar.diagnosis.ask.save');
  const send = () => {
    const found = wordsProblem(said, texts);
    setProblem(found);
    if (found !== null) return;
    const told = texts.say('sidebar.diagnosis.told', { what: save });
    onDeed({ action: 'diagnosis.ask', words: said.trim(), told });
  };
  return (
    <FormFrame
      text={texts.say('sidebar.diagnosis.ask.text')}
      submit={save}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      <WordsField
        label={texts.say('sidebar.diagnosis.ask.words')}
        hint={texts.say('sidebar.diagnosis.ask.hint')}
        value={said}
        onChange={setSaid}
      />
    </FormFrame>
  );
}
