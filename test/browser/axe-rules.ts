// Which of axe's rules for accessibility does a page break?
import { source as axeSource } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/**
 * A line for each element that breaks a rule, with the rule's name and what to do. A frame is a
 * part of a page, which has the first heading.
 */
export async function violations(page: Page | Frame): Promise<readonly string[]> {
  const rules = { 'page-has-heading-one': { enabled: !('parentFrame' in page) } };
  // The content policy refuses scripts of others; the debugger may bring one all the same.
  await page.evaluate(axeSource);
  return page.evaluate(async (given) => {
    const axe = (window as unknown as { axe: Axe }).axe;
    const result = await axe.run(document, { rules: given });
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
  }, rules);
}

interface Axe {
  run(within: Document, options: object): Promise<AxeResult>;
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}
