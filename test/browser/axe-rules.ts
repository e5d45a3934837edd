// Which of axe's rules for accessibility does a page break?
import { source as axeSource } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** A line for each element that breaks a rule, with the rule's name and what to do. */
export async function violations(page: Page | Frame): Promise<readonly string[]> {
  // The content policy refuses scripts of others; the debugger may bring one all the same.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(): Promise<AxeResult> } }).axe;
    const result = await axe.run();
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
  });
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}
