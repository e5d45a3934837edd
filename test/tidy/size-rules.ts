/** Is a file short enough to read? Lines per file, lines per function, columns per line. */
import { type Node, nameOf, type Syntax } from './syntax.ts';

export const LINES_MAX = 300;
export const FUNCTION_LINES_MAX = 70;
const COLUMNS_MAX = 100;

/**
 * The lines that are wider than they may be, as "path:line". A quoted text or an address that would
 * have to be broken inside is let be: titles of tests are sentences.
 */
export function wideLines(path: string, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, i) => ([...breakable(line)].length > COLUMNS_MAX ? [`${path}:${i + 1}`] : []));
}

function breakable(line: string): string {
  const isComment = /^\s*(\/\/|\/\*|\*)/.test(line);
  return isComment ? line.replace(/https?:\/\/\S+/, '') : line.replace(/(['"`]).*\1/, '');
}

/** How many lines a text has; a last line end begins no line. */
export function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

/** Each function that is longer than the limit, by "path name" with its lines. */
export function longFunctions({ path, found }: Syntax): Readonly<Record<string, number>> {
  const long: Record<string, number> = {};
  for (const { node, parent, line, lastLine } of found) {
    const lines = lastLine - line + 1;
    if (lines <= FUNCTION_LINES_MAX || !FUNCTIONS.has(node.type)) continue;
    // A suite is a list of tests, not a thing that is read from its beginning to its end.
    const isContract = path.endsWith('-contract.ts') && /Contract$/.test(titleOf(node, parent));
    if (isContract || (parent?.type === 'CallExpression' && isSuite(parent))) continue;
    long[`${path} ${titleOf(node, parent)}`] = lines;
  }
  return long;
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
]);

/** `describe`, `describe.each(…)`, and our own functions that take a suite as they do. */
function isSuite(call: Node): boolean {
  let callee = call.callee as Node;
  while (callee.type === 'CallExpression' || callee.type === 'TaggedTemplateExpression') {
    callee = (callee.callee ?? callee.tag) as Node;
  }
  return /^describe/.test(nameOf(callee) ?? '');
}

function titleOf(node: Node, parent: Node | null): string {
  const named = (node.identifier ?? node.key ?? parent?.id ?? parent?.key) as Node | undefined;
  return nameOf(named) ?? String((named?.id as Node | undefined)?.value ?? '(no name)');
}
