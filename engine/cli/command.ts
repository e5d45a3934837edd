/** What every command answers, and how its arguments are read. */
export interface CommandResult {
  /** 0 done, 1 could not, 2 the input was wrong; a program that was run keeps its own. */
  readonly exitCode: number;
  readonly out: string;
  /** Said on standard error beside it, so that what is printed can be kept in a file. */
  readonly aside?: string;
  /** Where the text goes; what is wrong goes to standard error. */
  readonly isError?: boolean;
}

export function failure(out: string, exitCode: 1 | 2 = 2): CommandResult {
  return { exitCode, out, isError: true };
}

export interface OptionForm<F extends string, V extends string> {
  readonly flags?: readonly F[];
  readonly values?: readonly V[];
  /** How many plain arguments may stand. */
  readonly rest?: number;
}

export interface ReadOptions<F extends string, V extends string> {
  readonly flags: ReadonlySet<F>;
  readonly values: Readonly<Partial<Record<V, string>>>;
  readonly rest: readonly string[];
}

/**
 * Reads `--flag`, `--name value`, `--name=value` and plain arguments; anything else is a problem.
 */
export function options<F extends string, V extends string>(
  args: readonly string[],
  form: OptionForm<F, V>,
): ReadOptions<F, V> | { readonly problem: string } {
  const flags = new Set<F>();
  const values: Partial<Record<V, string>> = {};
  const rest: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] as string;
    if (!word.startsWith('--') || word === '--') {
      if (word !== '--') rest.push(word);
      continue;
    }
    const [name = '', inline] = splitOnce(word.slice(2));
    if ((form.flags ?? []).includes(name as F) && inline === undefined) flags.add(name as F);
    else if ((form.values ?? []).includes(name as V)) {
      const value = inline ?? args[i + 1];
      if (value === undefined) return { problem: `--${name} needs a value.` };
      values[name as V] = value;
      if (inline === undefined) i += 1;
    } else return { problem: `There is no option --${name}; see --help.` };
  }
  if (rest.length > (form.rest ?? 0)) {
    return { problem: `"${rest[form.rest ?? 0]}" is not expected here; see --help.` };
  }
  return { flags, values, rest };
}

function splitOnce(text: string): readonly [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
