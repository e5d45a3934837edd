// How does an agent choose one of a few things, each of which says what it costs?
import { Field, Label, Radio } from '@zendeskgarden/react-forms';
import { type ReactNode, useId } from 'react';

export interface Choice<Value> {
  readonly value: Value;
  readonly text: ReactNode;
}

export function ChoiceList<Value extends string | number>(props: {
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
}) {
  const { legend, choices, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <Field key={choice.value}>
          <Radio
            name={name}
            isCompact
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          >
            <Label isRegular>{choice.text}</Label>
          </Radio>
        </Field>
      ))}
    </fieldset>
  );
}
