// How does a diagnosis, or the work after it, end? Each way says what it costs before it is done.
import { useState } from 'react';
import type { DiagnosisActionName } from '../../../engine/http/app-contract.ts';
import type { AppDiagnosis } from '../../../engine/http/paid-contract.ts';
import type { Words } from '../../../engine/wording/words.ts';
import type { PlainName } from '../../engine/diagnosis-deed.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import type { Texts } from '../../i18n/texts.ts';
import { shortPrice } from '../short-price.ts';
import { ChoiceList } from './ChoiceList.tsx';
import type { DiagnosisFormProps } from './DiagnosisForm.tsx';
import { FormFrame } from './FormFrame.tsx';
import { WordsField, wordsProblem } from './WordsField.tsx';

/** A way to end: as it is chosen, and as its button says it. */
interface Way {
  readonly action: PlainName;
  readonly text: string;
  readonly save: string;
}

export function OutcomeForm(props: DiagnosisFormProps) {
  const { texts } = useLanguage();
  const { diagnosis, words } = props;
  const ways = outcomes(diagnosis, words, texts);
  return (
    <EndingForm {...props} legend={texts.say('sidebar.diagnosis.outcome.title')} ways={ways} />
  );
}

export function EndForm(props: DiagnosisFormProps) {
  const { texts } = useLanguage();
  const { diagnosis, words } = props;
  const missing = diagnosis.quote?.touches.filter((one) => !diagnosis.touched.includes(one)) ?? [];
  const ways = ends(diagnosis, words, texts).filter(
    ({ action }) => missing.length === 0 || action !== 'diagnosis.finish',
  );
  const legend = texts.say('sidebar.diagnosis.end.title');
  return (
    <EndingForm {...props} legend={legend} ways={ways}>
      {missing.length > 0 && (
        <p>{texts.say('sidebar.diagnosis.end.missing', { what: missing.join(', ') })}</p>
      )}
    </EndingForm>
  );
}

function outcomes({ price }: AppDiagnosis, words: Words, texts: Texts): readonly Way[] {
  const cost = price === null ? null : { price: shortPrice(price, texts, words) };
  const say = (name: 'solved' | 'saveSolved') =>
    cost === null
      ? texts.say(`sidebar.diagnosis.outcome.${name}Included`)
      : texts.say(`sidebar.diagnosis.outcome.${name}`, cost);
  return [
    {
      action: 'diagnosis.ourFault',
      text: texts.say('sidebar.diagnosis.outcome.ourFault'),
      save: texts.say('sidebar.diagnosis.outcome.saveOurFault'),
    },
    { action: 'diagnosis.solved', text: say('solved'), save: say('saveSolved') },
    {
      action: 'diagnosis.unable',
      text: texts.say('sidebar.diagnosis.outcome.unable'),
      save: texts.say('sidebar.diagnosis.outcome.saveUnable'),
    },
  ];
}

function ends({ quote }: AppDiagnosis, words: Words, texts: Texts): readonly Way[] {
  const price = quote === null ? '' : shortPrice(quote.total, texts, words);
  return [
    {
      action: 'diagnosis.finish',
      text: texts.say('sidebar.diagnosis.end.finish', { price }),
      save: texts.say('sidebar.diagnosis.end.saveFinish', { price }),
    },
    {
      action: 'diagnosis.unfinished',
      text: texts.say('sidebar.diagnosis.end.unfinished'),
      save: texts.say('sidebar.diagnosis.end.saveUnfinished'),
    },
  ];
}

function EndingForm(
  props: Pick<DiagnosisFormProps, 'actions' | 'onDeed' | 'onClose'> & {
    readonly legend: string;
    readonly ways: readonly Way[];
    readonly children?: React.ReactNode;
  },
) {
  const { texts } = useLanguage();
  const { actions, legend, onDeed, onClose } = props;
  const ways = props.ways.filter(({ action }) =>
    (actions as readonly DiagnosisActionName[]).includes(action),
  );
  const [chosen, choose] = useState<PlainName | null>(null);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const way = ways.find(({ action }) => action === chosen);
  const send = () => {
    const found = wordsProblem(said, texts);
    setProblem(found);
    if (found !== null || way === undefined) return;
    const told = texts.say('sidebar.diagnosis.told', { what: way.save });
    onDeed({ action: way.action, words: said.trim(), told });
  };
  return (
    <FormFrame
      text={null}
      submit={way?.save ?? null}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      {props.children}
      <ChoiceList
        legend={legend}
        choices={ways.map(({ action: value, text }) => ({ value, text }))}
        value={chosen}
        onChange={choose}
      />
      <WordsField
        label={texts.say('sidebar.diagnosis.letter.words')}
        hint={texts.say('sidebar.diagnosis.letter.optional')}
        value={said}
        onChange={setSaid}
      />
    </FormFrame>
  );
}
