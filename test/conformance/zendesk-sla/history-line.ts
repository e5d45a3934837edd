/** What happened, in one line: "2026-11-16T10:00:00Z customer opens, normal". */
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import { fact } from '../../support/histories.ts';

/** The fact a line tells; a line that tells none fails the test that has it. */
export function factOf(line: string): Fact {
  const [, at = '', words = ''] = /^(\S+) (.+)$/.exec(line) ?? [];
  const [, who, priority] = /^(customer|agent) opens, (.+)$/.exec(words) ?? [];
  if (priority !== undefined) {
    const by = who === 'customer' ? 'customer' : 'staff';
    return fact(at, { type: 'opened', by, priority: priority === 'no priority' ? null : priority });
  }
  if (words === 'customer writes') return fact(at, { type: 'customerWrote' });
  if (words === 'agent replies') return fact(at, { type: 'staffReplied' });
  if (words === 'agent notes') return fact(at, { type: 'staffReplied', public: false });
  const [, what, to] = /^(status|priority) (\w+)$/.exec(words) ?? [];
  if (what === 'status' && to !== undefined) return fact(at, { type: 'status', to });
  if (what === 'priority' && to !== undefined) return fact(at, { type: 'priority', to });
  throw new Error(`no such thing happens: ${line}`);
}
