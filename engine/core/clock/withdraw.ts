import type { BreachWithdrawn, Fact } from '../ticket/fact.ts';
import type { Run } from './run.ts';

/**
 * Takes recorded breaches back as a manager said: they stay shown, with who and why, and being late
 * until now is no breach any more. What is still owed goes on being owed (decision 0007).
 */
export function withdraw(runs: readonly Run[], fact: Fact & BreachWithdrawn): void {
  const { at, why, author: by = null } = fact;
  for (const run of runs) {
    if (run.promise !== fact.promise || run.breachedAt === null) continue;
    if (fact.instance !== undefined && run.instance !== fact.instance) continue;
    const { breachedAt } = run;
    run.withdrawn = { breachedAt, at, by, why };
    run.breachedAt = null;
    run.excusedAt = at;
    run.log?.push({ code: 'withdrawn', at, breachedAt, by, why });
  }
}
