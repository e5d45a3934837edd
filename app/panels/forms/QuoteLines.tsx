// How are a quote's lines typed? What and for how much; a new line has the focus, and where one is
// taken away it goes to the line that stands there then.
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Label } from '@zendeskgarden/react-forms';
import { useRef, useState } from 'react';
import type { TypedLine } from '../../engine/quote-sums.ts';
import { useLanguage } from '../../i18n/Language.tsx';

/** A line keeps its key while others come and go. */
export type Keyed<Line> = Line & { readonly key: number };

export interface LineChanges {
  readonly onChange: (key: number, part: Partial<TypedLine>) => void;
  readonly onRemove: (key: number) => void;
  readonly onAdd: () => void;
}

const EMPTY: TypedLine = { what: '', amount: '' };

/** Begins with what was typed before, or with one line. */
export function useLines(
  typed: readonly TypedLine[] = [EMPTY],
): { readonly lines: readonly Keyed<TypedLine>[] } & LineChanges {
  const [lines, setLines] = useState<readonly Keyed<TypedLine>[]>(() =>
    typed.map(({ what, amount }, key) => ({ what, amount, key })),
  );
  const next = useRef(typed.length);
  return {
    lines,
    onChange: (key, part) =>
      setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line))),
    onRemove: (key) => setLines(lines.filter((line) => line.key !== key)),
    onAdd() {
      setLines([...lines, { ...EMPTY, key: next.current }]);
      next.current += 1;
    },
  };
}

export function QuoteLines(
  props: {
    readonly lines: readonly Keyed<TypedLine>[];
    readonly currency: string;
  } & Omit<LineChanges, 'onAdd'>,
) {
  const { lines, currency, onChange, onRemove } = props;
  const { texts } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const remove = (key: number, index: number) => {
    const fields = place.current?.querySelectorAll<HTMLElement>('fieldset');
    const beside = fields?.[index + 1] ?? fields?.[index - 1];
    beside?.querySelector('input')?.focus();
    onRemove(key);
  };
  return (
    <div ref={place} className="quote-lines">
      {lines.map(({ key, what, amount }, index) => (
        <fieldset key={key} className="quote-line">
          <legend>{texts.say('sidebar.diagnosis.quote.line', { line: index + 1 })}</legend>
          <Field>
            <Label>{texts.say('sidebar.diagnosis.quote.what')}</Label>
            <Input
              isCompact
              value={what}
              onChange={({ target }) => onChange(key, { what: target.value })}
            />
          </Field>
          <Field>
            <Label>{texts.say('sidebar.diagnosis.quote.amount', { currency })}</Label>
            <Input
              isCompact
              inputMode="decimal"
              autoComplete="off"
              value={amount}
              onChange={({ target }) => onChange(key, { amount: target.value })}
            />
          </Field>
          {lines.length > 1 && (
            <Button size="small" isBasic onClick={() => remove(key, index)}>
              {texts.say('sidebar.diagnosis.quote.remove', { line: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
    </div>
  );
}
