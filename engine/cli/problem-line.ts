/** How does a command print what is wrong with a file? */
import { printable } from './printable.ts';

/** What every problem says, whichever file it is about. */
interface TellableProblem {
  readonly severity: 'error' | 'warning';
  /** Empty for the file as a whole. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/**
 * One problem in the form that editors and CI systems link: FILE:LINE:COLUMN severity path:
 * message.
 */
export function problemLine(file: string, problem: TellableProblem): string {
  const where = problem.path === '' ? '' : ` ${problem.path}`;
  const place = `${printable(file)}:${problem.line}:${problem.column}`;
  return printable(`${place} ${problem.severity}${where}: ${problem.message}`);
}
