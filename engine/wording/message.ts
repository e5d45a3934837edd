/**
 * How does a message with placeholders become text? The part of ICU's message syntax that our texts
 * need: `{name}`, `{name, plural, =0 {…} one {…} other {…}}` with `#` for the number, and `{name,
 * select, a {…} other {…}}`, nested as needed. An apostrophe is a sign like any other.
 */

export type Values = Readonly<Record<string, string | number>>;

type Part =
  | { readonly text: string }
  | { readonly value: string }
  | { readonly number: true }
  | {
      readonly choice: 'plural' | 'select';
      readonly by: string;
      readonly options: ReadonlyMap<string, readonly Part[]>;
    };

/** A message read once; `render` is then cheap enough for every second. */
export interface Message {
  /** Values are put in as they are, never read as messages. */
  render(values: Values): string;
  /** The names of all values that the message asks for, each once, in alphabetical order. */
  readonly names: readonly string[];
}

/** Reads a message; throws on a brace out of place, so that a test over all texts finds it. */
export function readMessage(source: string, language: string): Message {
  const parts = new MessageReader(source).whole();
  const names = new Set<string>();
  collect(parts, names);
  const { rules, numbers } = formsOf(language);
  return {
    render: (values) => renderParts(parts, values, { rules, numbers, count: null }),
    names: [...names].sort(),
  };
}

interface Forms {
  readonly rules: Intl.PluralRules;
  readonly numbers: Intl.NumberFormat;
}

/** One of each for a language, as hundreds of messages use them and they are slow to make. */
const forms = new Map<string, Forms>();

function formsOf(language: string): Forms {
  let known = forms.get(language);
  if (known === undefined) {
    known = { rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) };
    forms.set(language, known);
  }
  return known;
}

interface Rendering extends Forms {
  readonly count: number | null;
}

function collect(parts: readonly Part[], names: Set<string>): void {
  for (const part of parts) {
    if ('value' in part) names.add(part.value);
    if (!('choice' in part)) continue;
    names.add(part.by);
    for (const option of part.options.values()) collect(option, names);
  }
}

function renderParts(parts: readonly Part[], values: Values, rendering: Rendering): string {
  let text = '';
  for (const part of parts) {
    if ('text' in part) text += part.text;
    else if ('number' in part) text += rendering.numbers.format(rendering.count ?? 0);
    else if ('value' in part) text += valueText(part.value, values, rendering);
    else text += chosenText(part, values, rendering);
  }
  return text;
}

function valueText(name: string, values: Values, rendering: Rendering): string {
  const value = values[name];
  // Zero is a value like any other; only a missing one shows its own name, so that it is noticed.
  if (value === undefined) return `{${name}}`;
  return typeof value === 'number' ? rendering.numbers.format(value) : value;
}

function chosenText(
  { choice, by, options }: Extract<Part, { choice: string }>,
  values: Values,
  rendering: Rendering,
): string {
  const other = options.get('other') ?? [];
  if (choice === 'select') {
    return renderParts(options.get(String(values[by])) ?? other, values, rendering);
  }
  const count = Number(values[by] ?? 0);
  const chosen = options.get(`=${count}`) ?? options.get(rendering.rules.select(count)) ?? other;
  return renderParts(chosen, values, { ...rendering, count });
}

class MessageReader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  whole(): readonly Part[] {
    const parts = this.parts(false);
    if (this.at < this.source.length) this.fail('a closing brace too many');
    return parts;
  }

  /** Up to the next brace that closes more than was opened, or the end. */
  private parts(insidePlural: boolean): readonly Part[] {
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
        parts.push(this.placeholder(insidePlural));
      } else if (sign === '#' && insidePlural) {
        endText();
        parts.push({ number: true });
      } else text += sign;
    }
    endText();
    return parts;
  }

  private placeholder(insidePlural: boolean): Part {
    const name = this.until(/[,}]/);
    if (this.take() === '}') return { value: name };
    const choice = this.until(/[,}]/);
    if ((choice !== 'plural' && choice !== 'select') || this.take() !== ',') {
      this.fail('only plural and select are known');
    }
    const options = new Map<string, readonly Part[]>();
    for (;;) {
      const option = this.until(/[{}]/);
      if (this.take() === '}') break;
      options.set(option, this.parts(insidePlural || choice === 'plural'));
      if (this.take() !== '}') this.fail(`a form of ${choice} is not closed`);
    }
    if (!options.has('other')) this.fail(`${choice} needs the form "other"`);
    return { choice, by: name, options };
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
