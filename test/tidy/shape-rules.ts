/**
 * Is a file what its name and its exports promise? Names, barrels, default exports, the first
 * words.
 */
import type { Node, Syntax } from './syntax.ts';

/** Words that say nothing about what is inside. */
const EMPTY_WORDS = /^(utils?|helpers?|commons?|libs?|managers?|services?|misc)$/i;

/** Whether one of the path's folders, or a word of the file's name, says nothing. */
export function hasEmptyName(path: string): boolean {
  const parts = path.split('/');
  const words = (parts.at(-1)?.split('.')[0] ?? '').split(/[-_]|(?<=[a-z])(?=[A-Z])/);
  return [...parts.slice(0, -1), ...(words.length === 1 ? words : [words.at(-1) ?? ''])].some(
    (word) => EMPTY_WORDS.test(word),
  );
}

/** Whether a file only hands on what others export, or is named like one that does. */
export function isBarrel({ path, statements }: Syntax): boolean {
  if (/(^|\/)index\.(ts|tsx|js|mjs)$/.test(path)) return true;
  const handsOn = (node: Node) =>
    node.type === 'ExportAllDeclaration' ||
    (node.type === 'ExportNamedDeclaration' && node.source !== null);
  return statements.length > 0 && statements.every(handsOn);
}

/** Whether a file has a default export; only configurations of tools may. */
export function hasDefaultExport({ path, statements }: Syntax): boolean {
  if (/\.config\.ts$/.test(path)) return false;
  const isDefault = (node: Node) =>
    /^ExportDefault/.test(node.type) ||
    ((node.specifiers ?? []) as readonly Node[]).some((one) => {
      const exported = (one.exported ?? one.orig ?? one.local) as Node | null | undefined;
      return node.type === 'ExportNamedDeclaration' && exported?.value === 'default';
    });
  return statements.some(isDefault);
}

/** Whether a file says in words what it is about before its first own statement has ended. */
export function opensWithWords({ text, statements, lineAt }: Syntax): boolean {
  const first = statements.find(({ type }) => type !== 'ImportDeclaration');
  const until = first?.span === undefined ? Number.POSITIVE_INFINITY : lineAt(first.span.start);
  const head = text
    .split('\n')
    .slice(0, until - 1)
    .join('\n');
  // A sentence begins with a capital; what tools are told does not.
  return /(\/\*\*|\/\/|^ \*)\s*[A-Z`"'][^\n]*\w/m.test(head);
}
