/**
 * How does a message with placeholders become text? A small part of ICU's message syntax: `{name}`
 * and `{name, plural, =0 {…} one {…} other {…}}` with `#` for the number, nested as needed.
 */

export type Values = Readonly<Record<string, string | number>>;

type Part =
  | { readonly text: string }
  | { readonly value: string }
  | { readonly number: true }
  | { readonly plural: string; readonly options: ReadonlyMap<string, readonly Part[]> };

/** A message read once; `render` is then cheap enough for every second. */
export interface Message {
  render(values: Values): string;
}

/** Reads a message; throws on a brace out of place, so that a test over all texts finds it. */
export function readMessage(source: string, language: string): Message {
  const reader = new MessageReader(source);
  const parts = reader.parts(false);
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return { render: (values) => renderParts(parts, values, { rules, numbers, count: null }) };
}

interface Rendering {
  readonly rules: Intl.PluralRules;
  readonly numbers: Intl.NumberFormat;
  readonly count: number | null;
}

function renderParts(parts: readonly Part[], values: Values, rendering: Rendering): string {
  let text = '';
  for (const part of parts) {
    if ('text' in part) text += part.text;
    else if ('number' in part) text += rendering.numbers.format(rendering.count ?? 0);
    else if ('value' in part) text += valueText(part.value, values, rendering);
    else text += pluralText(part, values, rendering);
  }
  return text;
}

function valueText(name: string, values: Values, rendering: Rendering): string {
  const value = values[name];
  // Zero is a value like any other; only a missing one shows its own name, so that it is noticed.
  if (value === undefined) return `{${name}}`;
  return typeof value === 'number' ? rendering.numbers.format(value) : value;
}

function pluralText(
  part: Extract<Part, { plural: string }>,
  values: Values,
  rendering: Rendering,
): string {
  const count = Number(values[part.plural] ?? 0);
  const chosen =
    part.options.get(`=${count}`) ??
    part.options.get(rendering.rules.select(count)) ??
    part.options.get('other') ??
    [];
  return renderParts(chosen, values, { ...rendering, count });
}

class MessageReader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  parts(insidePlural: boolean): readonly Part[] {
    const parts: Part[] = [];
    let text = '';
    const endText = () => {
      if (text !== '') parts.push({ text });
      text = '';
    };
    while (this.at < this.source.length) {
      const sign = this.source.charAt(this.at);
      if (sign === '}') break;
      this.at += 1;
      if (sign === '{') {
        endText();
        parts.push(this.placeholder());
      } else if (sign === '#' && insidePlural) {
        endText();
        parts.push({ number: true });
      } else text += sign;
    }
    if (!insidePlural && this.at < this.source.length) this.fail('a closing brace too many');
    endText();
    return parts;
  }

  private placeholder(): Part {
    const name = this.until(/[,}]/);
    if (this.take() === '}') return { value: name };
    if (this.until(/[,}]/) !== 'plural' || this.take() !== ',') this.fail('only plural is known');
    const options = new Map<string, readonly Part[]>();
    for (;;) {
      const option = this.until(/[{}]/);
      if (this.take() === '}') break;
      options.set(option, this.parts(true));
      if (this.take() !== '}') this.fail('a plural form is not closed');
    }
    if (!options.has('other')) this.fail('a plural needs the form "other"');
    return { plural: name, options };
  }

  private until(end: RegExp): string {
    const start = this.at;
    while (this.at < this.source.length && !end.test(this.source.charAt(this.at))) this.at += 1;
    if (this.at >= this.source.length) this.fail('a brace is not closed');
    return this.source.slice(start, this.at).trim();
  }

  private take(): string {
    const sign = this.source.charAt(this.at);
    this.at += 1;
    return sign;
  }

  private fail(why: string): never {
    throw new Error(`The text "${this.source}" cannot be read: ${why} (at ${this.at}).`);
  }
}
