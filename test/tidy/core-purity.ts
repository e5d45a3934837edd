/** Does the core know nothing but its arguments? What it must not call, and must not wait for. */
import { type Found, type Node, nameOf, type Syntax } from './syntax.ts';

/** Names of the surroundings: the time, chance, timers, the process, the network. */
const SURROUNDINGS: ReadonlySet<string> = new Set([
  'process',
  'performance',
  'console',
  'fetch',
  'crypto',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
]);

/** One sentence for each impure expression of a file of the core. */
export function impurities({ path, found }: Syntax): readonly string[] {
  return found.flatMap((one) => {
    const what = impure(one);
    return what === null ? [] : [`${path}:${one.line} uses ${what}`];
  });
}

function impure({ node, parent }: Found): string | null {
  if (node.type === 'AwaitExpression') return 'await';
  if (node.async === true) return 'an async function';
  const name = nameOf(node);
  if (name === 'Date.now' || name === 'Math.random') return name;
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date') {
    return (node.arguments as readonly unknown[] | null)?.length ? null : 'new Date()';
  }
  // `Date()` without `new` ignores its arguments and tells the time.
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'Date') return 'Date()';
  return name !== null && SURROUNDINGS.has(name) && !isOnlyAName(node, parent) ? name : null;
}

/** A property or a key may bear any name. */
function isOnlyAName(node: Node, parent: Node | null): boolean {
  if (parent?.type === 'MemberExpression') return parent.property === node;
  return parent?.type === 'KeyValueProperty' && parent.key === node;
}
