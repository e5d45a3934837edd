/** Answers: which call goes wrong on purpose, and how? */

export interface FaultRule {
  /** Part of the path, e.g. "/api/v2/incremental"; absent matches every API call. */
  readonly path?: string;
  readonly method?: string;
  /** How many calls it hits; absent or 0 means until it is removed. */
  readonly times?: number;
  readonly status?: number;
  /** "html" answers a page instead of JSON; "garbage" cuts the JSON in half. */
  readonly body?: 'html' | 'garbage';
  readonly retryAfterS?: number;
  readonly delayMs?: number;
  /** "before" cuts the connection unseen; "after" does the work first and then cuts it. */
  readonly drop?: 'before' | 'after';
}

export interface FaultSettings {
  readonly rules: readonly FaultRule[];
  /** Added to the Date header only. */
  readonly skewMs: number;
  /** What happens to webhook deliveries; each is a share 0..1, decided in turn, not by chance. */
  readonly webhooks: {
    readonly lose: number;
    readonly duplicate: number;
    readonly disorder: boolean;
    readonly delayMs: number;
  };
  readonly jobs: {
    /** Real milliseconds between queuing and doing. */
    readonly delayMs: number;
    /** Polls that still see "queued" and then "working" before the result shows. */
    readonly slowPolls: number;
  };
}

const noFaults: FaultSettings = {
  rules: [],
  skewMs: 0,
  webhooks: { lose: 0, duplicate: 0, disorder: false, delayMs: 0 },
  jobs: { delayMs: 5, slowPolls: 0 },
};

/** The faults in force. */
export class Faults {
  #settings: FaultSettings = noFaults;
  #left: { rule: FaultRule; times: number }[] = [];

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** Replaces what is named; rules are replaced as a whole. */
  set(change: Partial<FaultSettings>): void {
    this.#settings = {
      rules: change.rules ?? this.#settings.rules,
      skewMs: change.skewMs ?? this.#settings.skewMs,
      webhooks: { ...this.#settings.webhooks, ...change.webhooks },
      jobs: { ...this.#settings.jobs, ...change.jobs },
    };
    if (change.rules !== undefined) {
      this.#left = change.rules.map((rule) => ({
        rule,
        times: rule.times === undefined || rule.times === 0 ? Number.POSITIVE_INFINITY : rule.times,
      }));
    }
  }

  clear(): void {
    this.#settings = noFaults;
    this.#left = [];
  }

  /** The first rule that hits this call; it has one hit less afterwards. */
  take(method: string, path: string): FaultRule | null {
    const index = this.#left.findIndex(
      ({ rule }) =>
        (rule.method === undefined || rule.method === method) &&
        (rule.path === undefined || path.includes(rule.path)),
    );
    const hit = this.#left[index];
    if (hit === undefined) return null;
    hit.times -= 1;
    if (hit.times <= 0) this.#left.splice(index, 1);
    return hit.rule;
  }

  show(): Record<string, unknown> {
    const { skewMs, webhooks, jobs } = this.#settings;
    const rules = this.#left.map(({ rule, times }) => ({
      ...rule,
      left: Number.isFinite(times) ? times : null,
    }));
    return { rules, skewMs, webhooks, jobs };
  }
}
