// How is a quote written? Line by line, each with its price; what it comes to is counted while it
// is typed, and what is wrong is said before it is sent.
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Hint, Label, Textarea } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { wordPrice } from '../../../engine/wording/money.ts';
import { quoteLetter } from '../../engine/letter.ts';
import {
  LINES_MAX,
  lineFault,
  quotedLine,
  quoteSums,
  type TypedLine,
  totalFault,
} from '../../engine/quote-sums.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import type { Texts } from '../../i18n/texts.ts';
import { shortPrice } from '../short-price.ts';
import type { DiagnosisFormProps } from './DiagnosisForm.tsx';
import { FormFrame } from './FormFrame.tsx';
import { LetterFields, useLetter } from './LetterFields.tsx';
import { type Keyed, QuoteLines, useLines } from './QuoteLines.tsx';
import { namesIn, tooManyNames, wordsProblem } from './WordsField.tsx';

export function QuoteForm({ diagnosis, words, sent, onDeed, onClose }: DiagnosisFormProps) {
  const { texts } = useLanguage();
  const { currency, terms, price } = diagnosis;
  const { lines, ...changes } = useLines(sent.current?.lines);
  const [touched, setTouched] = useState(sent.current?.touched ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const letter = useLetter(diagnosis, 'quote', sent.current);
  const sums = quoteSums(lines, currency, terms);
  const save = texts.say('sidebar.diagnosis.quote.save', {
    price: shortPrice(sums.total, texts, words),
  });
  const send = () => {
    const touches = namesIn(touched);
    const found = problemOf({ lines, currency, touches, words: letter.words }, texts);
    setProblem(found);
    if (found !== null) return;
    sent.current = { lines, touched, language: letter.language, words: letter.words };
    onDeed({
      action: 'diagnosis.quote',
      lines: lines.map((line) => quotedLine(line, currency)),
      touches,
      language: letter.language,
      words: letter.words.trim(),
      told: texts.say('sidebar.diagnosis.told', { what: save }),
    });
  };
  return (
    <FormFrame text={null} submit={save} problem={problem} onSubmit={send} onClose={onClose}>
      <QuoteLines lines={lines} currency={currency} {...changes} />
      {lines.length < LINES_MAX && (
        <Button size="small" onClick={changes.onAdd}>
          {texts.say('sidebar.diagnosis.quote.add')}
        </Button>
      )}
      <p aria-live="polite">
        <strong>
          {texts.say('sidebar.diagnosis.quote.total', { price: wordPrice(sums.total, words) })}
        </strong>
      </p>
      {price !== null && (
        <p className="quiet">
          {texts.say('sidebar.diagnosis.quote.charges', { price: wordPrice(price, words) })}
        </p>
      )}
      <Field>
        <Label>{texts.say('sidebar.diagnosis.quote.touches')}</Label>
        <Hint>{texts.say('sidebar.diagnosis.quote.hint')}</Hint>
        <Textarea
          isCompact
          minRows={1}
          value={touched}
          onChange={({ target }) => setTouched(target.value)}
        />
      </Field>
      <LetterFields
        letter={letter}
        zone={terms.zone}
        compose={(telling) => quoteLetter(diagnosis, sums, letter.words, telling)}
      />
    </FormFrame>
  );
}

interface Typed {
  readonly lines: readonly Keyed<TypedLine>[];
  readonly currency: string;
  readonly touches: readonly string[];
  readonly words: string;
}

/** The first thing that the engine would refuse. */
function problemOf({ lines, currency, touches, words }: Typed, texts: Texts): string | null {
  for (const [index, line] of lines.entries()) {
    const fault = lineFault(line, currency);
    if (fault !== null) {
      return texts.say(`sidebar.diagnosis.quote.fault.${fault}`, { line: index + 1 });
    }
  }
  const fault = totalFault(lines, currency);
  if (fault !== null) return texts.say(`sidebar.diagnosis.quote.fault.${fault}`);
  if (tooManyNames(touches)) return texts.say('sidebar.diagnosis.consent.many');
  return wordsProblem(words, texts);
}
