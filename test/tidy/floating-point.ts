/** Is money counted in whole numbers alone? What floats, or divides what is no bigint. */
import { type Node, nameOf, type Syntax } from './syntax.ts';

/** One sentence for each expression of a file about money that could be inexact. */
export function inexactitudes({ path, found }: Syntax): readonly string[] {
  return found.flatMap(({ node, line }) => {
    const what = inexact(node);
    return what === null ? [] : [`${path}:${line} uses ${what}`];
  });
}

function inexact(node: Node): string | null {
  if (node.type === 'NumericLiteral') {
    return Number.isSafeInteger(node.value) ? null : `the fraction ${String(node.value)}`;
  }
  if (node.type === 'BinaryExpression' || node.type === 'AssignmentExpression') {
    const operator = String(node.operator);
    const divides = /^(\/|%|\*\*)=?$/.test(operator);
    return divides && !isOfBigints(node) ? `${operator} on numbers` : null;
  }
  const called = node.type === 'CallExpression' ? nameOf(node.callee) : null;
  if (called !== null && /^(Number\.)?(Number|parseFloat|parseInt)$/.test(called)) return called;
  const name = nameOf(node);
  // Of numbers only the greatest and the least are asked for: instants, never amounts.
  if (name?.startsWith('Math.') === true) return /\.(max|min)$/.test(name) ? null : name;
  const method = node.type === 'MemberExpression' ? nameOf(node.property) : null;
  return method !== null && /^to(Fixed|Precision|Exponential)$/.test(method) ? method : null;
}

/** A bigint meets no number in arithmetic, so one of them is proof of the others. */
function isOfBigints(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if ((value as Node).type === 'BigIntLiteral') return true;
  if ((value as Node).type === 'CallExpression') return false;
  return Object.values(value).some(isOfBigints);
}
