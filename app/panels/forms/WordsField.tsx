// What does an agent say to the customer with an act? As many words as the engine takes.
import { Field, Hint, Label, Textarea } from '@zendeskgarden/react-forms';
import type { Texts } from '../../i18n/texts.ts';

const WORDS_MAX = 5_000;

export function WordsField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field>
      <Label>{props.label}</Label>
      {props.hint !== undefined && <Hint>{props.hint}</Hint>}
      <Textarea
        isCompact
        minRows={4}
        maxRows={12}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}

/** Why the words cannot be sent; null where they can. */
export function wordsProblem(words: string, texts: Texts): string | null {
  return words.length > WORDS_MAX ? texts.say('sidebar.diagnosis.letter.long') : null;
}

/** What stands on the lines of a field, each once. */
export function namesIn(text: string): readonly string[] {
  const names = text.split('\n').map((line) => line.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

const NAMES_MAX = 50;
const NAME_MAX = 200;

/** The engine's limits for what may be touched. */
export function tooManyNames(names: readonly string[]): boolean {
  return names.length > NAMES_MAX || names.some((name) => name.length > NAME_MAX);
}
