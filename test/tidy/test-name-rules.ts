/** Do the tests say what is true, and do all of them run? Their names, `only` and `skip`. */
import { type Found, type Node, nameOf, type Syntax } from './syntax.ts';

/** One sentence for each test or suite that breaks a rule. */
export function testOffences({ path, found }: Syntax): readonly string[] {
  return found.flatMap((one) => {
    const why = offence(one);
    return why === null ? [] : [`${path}:${one.line} ${why}`];
  });
}

function offence({ node }: Found): string | null {
  if (node.type !== 'CallExpression') return null;
  const name = calledName(node);
  if (name === null || !/^(describe|it|test|xit|xtest|xdescribe|fit|fdescribe)\b/.test(name)) {
    return null;
  }
  const title = titleOf(node);
  if (title === null) return null;
  if (/^f(it|describe)\b|\.only\b/.test(name)) return 'keeps the other tests from running';
  const isSkipped = /^x(it|test|describe)\b|\.(skip|todo)\b/.test(name);
  if (isSkipped && !/\(skipped: \S.*\)|skipped because /.test(title)) {
    return 'skips without saying why';
  }
  if (/^\W*should\b|\bshould (?:be|not|return)\b/i.test(title)) return 'says "should"';
  return /\bworks( correctly| properly| fine)?\W*$/i.test(title) ? 'says that it works' : null;
}

/** "it.each" for `it.each([…])(…)`, else the name that is called. */
function calledName(call: Node): string | null {
  let callee = call.callee as Node;
  while (callee.type === 'CallExpression' || callee.type === 'TaggedTemplateExpression') {
    callee = (callee.callee ?? callee.tag) as Node;
  }
  return nameOf(callee);
}

function titleOf(call: Node): string | null {
  const [first] = call.arguments as readonly { readonly expression: Node }[];
  const { type, value, quasis } = (first?.expression ?? {}) as Node;
  if (type === 'StringLiteral') return String(value);
  if (type !== 'TemplateLiteral') return null;
  return (quasis as readonly { readonly raw: string }[]).map(({ raw }) => raw).join('…');
}
