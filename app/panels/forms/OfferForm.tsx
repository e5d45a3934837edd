// How is a diagnosis offered? Why, in which words, and at what price, which stands on the button.
import { Field, Hint, Label, Textarea } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { offerLetter } from '../../engine/letter.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import type { Texts } from '../../i18n/texts.ts';
import { shortPrice } from '../short-price.ts';
import { ChoiceList } from './ChoiceList.tsx';
import type { DiagnosisFormProps } from './DiagnosisForm.tsx';
import { FormFrame } from './FormFrame.tsx';
import { LetterFields, useLetter } from './LetterFields.tsx';
import { wordsProblem } from './WordsField.tsx';

const WHY_MAX = 500;
const SORTS = ['request', 'faultClaim'] as const;

export function OfferForm({ diagnosis, words, onDeed, onClose }: DiagnosisFormProps) {
  const { texts } = useLanguage();
  const { blocked, terms } = diagnosis;
  const [sort, setSort] = useState<(typeof SORTS)[number]>('request');
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const letter = useLetter(diagnosis, 'offer');
  const save =
    terms.offer === null
      ? texts.say('sidebar.diagnosis.offer.saveIncluded')
      : texts.say('sidebar.diagnosis.offer.save', {
          price: shortPrice(terms.offer, texts, words),
        });
  const send = () => {
    const found = problemOf({ blocked, why, words: letter.words }, texts);
    setProblem(found);
    if (found !== null) return;
    onDeed({
      action: 'diagnosis.offer',
      sort,
      why: why.trim(),
      language: letter.language,
      words: letter.words.trim(),
      told: texts.say('sidebar.diagnosis.told', { what: save }),
    });
  };
  return (
    <FormFrame text={null} submit={save} problem={problem} onSubmit={send} onClose={onClose}>
      <ChoiceList
        legend={texts.say('sidebar.diagnosis.offer.sort')}
        choices={SORTS.map((value) => ({
          value,
          text: texts.say(`sidebar.diagnosis.sort.${value}`),
        }))}
        value={sort}
        onChange={setSort}
      />
      {sort === 'faultClaim' && (
        <p className="quiet">{texts.say('sidebar.diagnosis.offer.sortHint')}</p>
      )}
      {blocked !== null && <Override blocked={blocked} value={why} onChange={setWhy} />}
      <LetterFields
        letter={letter}
        zone={terms.zone}
        compose={(telling) => offerLetter(diagnosis, letter.words, telling)}
      />
    </FormFrame>
  );
}

function Override(props: {
  readonly blocked: string;
  readonly value: string;
  readonly onChange: (why: string) => void;
}) {
  const { texts } = useLanguage();
  return (
    <Field>
      <Label>{texts.say('sidebar.diagnosis.offer.why')}</Label>
      <Hint>{texts.say('sidebar.diagnosis.offer.blocked', { why: props.blocked })}</Hint>
      <Textarea
        isCompact
        minRows={2}
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      />
    </Field>
  );
}

function problemOf(
  said: { readonly blocked: string | null; readonly why: string; readonly words: string },
  texts: Texts,
): string | null {
  const why = said.why.trim();
  if (said.blocked !== null && why === '') return texts.say('sidebar.acts.whyMissing');
  if (why.length > WHY_MAX) return texts.say('sidebar.diagnosis.offer.whyLong');
  return wordsProblem(said.words, texts);
}
