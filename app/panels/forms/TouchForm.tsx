// On what of the customer's does work begin? Only on what they have consented to.
import { useState } from 'react';
import { useLanguage } from '../../i18n/Language.tsx';
import { untouched } from '../diagnosis-acts.ts';
import { ChoiceList } from './ChoiceList.tsx';
import type { DiagnosisFormProps } from './DiagnosisForm.tsx';
import { FormFrame } from './FormFrame.tsx';

export function TouchForm({ diagnosis, onDeed, onClose }: DiagnosisFormProps) {
  const { texts } = useLanguage();
  const names = untouched(diagnosis);
  const [chosen, choose] = useState<string | null>(names[0] ?? null);
  const save = texts.say('sidebar.diagnosis.touch.save');
  const send = () => {
    if (chosen === null) return;
    const told = texts.say('sidebar.diagnosis.told', { what: `${save} (${chosen})` });
    onDeed({ action: 'diagnosis.touch', what: chosen, told });
  };
  return (
    <FormFrame
      text={texts.say('sidebar.diagnosis.touch.text')}
      submit={save}
      problem={null}
      onSubmit={send}
      onClose={onClose}
    >
      <ChoiceList
        legend={texts.say('sidebar.diagnosis.touch.which')}
        choices={names.map((value) => ({ value, text: <bdi>{value}</bdi> }))}
        value={chosen}
        onChange={choose}
      />
    </FormFrame>
  );
}
