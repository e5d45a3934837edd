/** Markup as text: what is put in is escaped, unless it is markup itself. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Markup | null | readonly Markup[];

/** A template whose values cannot break out of where they stand; null says nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const said = texts.map((text, i) => text + shown(parts[i] ?? null));
  return new Markup(said.join(''));
}

function shown(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escaped(part);
  return part.map(({ text }) => text).join('');
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
