// What is one line of the benchmark's table, and how is a rate taken that a busy machine bends
// little?

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Ours over the rival's, where the row compares; above 1 means ours is faster. */
  readonly ratio?: number;
  readonly rival?: string;
}

/** The middle of several numbers; of an even count the lower middle. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/**
 * Operations a processor second, the median of several runs after one that only warms up. `work`
 * does `count` operations and answers a number made of all results, so that none can be optimised
 * away.
 */
export function medianRate(runs: number, count: number, work: () => number): number {
  let sum = work();
  const rates: number[] = [];
  for (let run = 0; run < runs; run++) {
    const before = cpuMs();
    sum += work();
    rates.push((count * 1000) / (cpuMs() - before));
  }
  if (Number.isNaN(sum))
    throw new Error('A benchmark computed NaN: what it timed is not the work.');
  return medianOf(rates);
}

/** Processor milliseconds of one call. */
export function cpuTimeOf(work: () => unknown): number {
  const before = cpuMs();
  work();
  return cpuMs() - before;
}

/** What this process has used of its processors; waiting while others run does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The same pseudo-random numbers in [0, 1) on every machine and run (xorshift32). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
