/** What stands in a source file? Its imports, functions and calls, read from the syntax tree. */
import { posix } from 'node:path';
import { parseSync } from '@swc/core';

export interface Import {
  /** A path from the root, or the name of a package or of a part of Node. */
  readonly of: string;
  readonly isRelative: boolean;
  /** Nothing of it is left when the program runs. */
  readonly isTypeOnly: boolean;
  readonly line: number;
}

/** A node of the tree with where it begins and ends; lines count from 1. */
export interface Found {
  readonly node: Node;
  readonly parent: Node | null;
  readonly line: number;
  readonly lastLine: number;
}

export interface Node {
  readonly type: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly [key: string]: unknown;
}

/** Parses a file's text; the path tells which language it is and what its imports mean. */
export function readSyntax(path: string, text: string) {
  // The first statement tells where the parser's positions begin: it counts on from file to file.
  const bytes = Buffer.from(`;${text.replace(/^#!/, '//')}`);
  const isTyped = /\.tsx?$/.test(path);
  const tree = parseSync(bytes.toString(), {
    syntax: isTyped ? 'typescript' : 'ecmascript',
    [isTyped ? 'tsx' : 'jsx']: path.endsWith('x'),
    target: 'es2022',
  }) as unknown as Node & { readonly body: readonly Node[] };
  const base = tree.body[0]?.span?.start ?? 0;
  const starts = lineStarts(bytes);
  const lineAt = (position: number) => lineOf(starts, position - base);
  const found: Found[] = [];
  walk(tree, null, (node, parent) => {
    const { start, end } = node.span ?? { start: base, end: base };
    found.push({ node, parent, line: lineAt(start), lastLine: lineAt(Math.max(start, end - 1)) });
  });
  const statements = tree.body.slice(1);
  return { path, text, statements, found, lineAt, imports: imports(path, found) };
}

export type Syntax = ReturnType<typeof readSyntax>;

/** "Math.random" for a member of a plain name, the name for a name, else null. */
export function nameOf(node: unknown): string | null {
  const { type, value, object, property } = (node ?? {}) as Node;
  if (type === 'Identifier') return String(value);
  if (type !== 'MemberExpression') return null;
  const [of, name] = [nameOf(object), nameOf(property)];
  return of === null || name === null ? null : `${of}.${name}`;
}

function walk(node: Node, parent: Node | null, visit: (one: Node, parent: Node | null) => void) {
  visit(node, parent);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'span') continue;
    for (const child of Array.isArray(value) ? value.flat() : [value]) {
      if (child === null || typeof child !== 'object') continue;
      // Wrappers without a type of their own, such as a call's arguments, are looked through.
      const inner = 'type' in child ? child : (child as { expression?: unknown }).expression;
      if (inner !== null && typeof inner === 'object') walk(inner as Node, node, visit);
    }
  }
}

function imports(path: string, found: readonly Found[]): readonly Import[] {
  return found.flatMap(({ node, line }) => {
    const of = sourceOf(node);
    if (of === null) return [];
    const isRelative = of.startsWith('.');
    const target = isRelative ? posix.join(posix.dirname(path), of) : of;
    return [{ of: target, isRelative, isTypeOnly: isTypeOnly(node), line }];
  });
}

function sourceOf(node: Node): string | null {
  const text = (value: unknown) => {
    const { type, value: said } = (value ?? {}) as Node;
    return type === 'StringLiteral' ? String(said) : null;
  };
  if (/^(Import|ExportAll|ExportNamed)Declaration$/.test(node.type)) return text(node.source);
  if (node.type === 'TsImportType') return text(node.argument);
  if (node.type !== 'CallExpression') return null;
  const callee = node.callee as Node;
  const isAsked = callee.type === 'Import' || /^(require|jest\.mock)$/.test(nameOf(callee) ?? '');
  return isAsked ? text((node.arguments as { expression: unknown }[])[0]?.expression) : null;
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TsImportType' || node.typeOnly === true) return true;
  const specifiers = (node.specifiers ?? []) as readonly Node[];
  return specifiers.length > 0 && specifiers.every(({ isTypeOnly: typeOnly }) => typeOnly === true);
}

function lineStarts(bytes: Buffer): readonly number[] {
  const starts = [0];
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= position) low = middle;
    else high = middle;
  }
  return low + 1;
}
