/** How does the demo steer the desk's clock and look at its script? Over the control port. */

const SETTLE_MS = 30_000;

export interface DeskTime {
  readonly nowAt: number;
  readonly speed: number;
  /** Whether the engine had done everything due when this was answered. */
  readonly isSettled: boolean;
}

export interface DeskControl {
  readonly time: () => Promise<DeskTime>;
  /** Moves forward and waits for the engine to have done what is due. */
  readonly moveTo: (at: number) => Promise<DeskTime>;
  readonly setSpeed: (speed: number) => Promise<DeskTime>;
  readonly clearScript: () => Promise<void>;
}

/** The control port at this URL. */
export function deskControl(url: string): DeskControl {
  const steer = (course: Readonly<Record<string, unknown>>) => ask(url, 'POST', '/clock', course);
  return {
    time: async () => timeIn(await ask(url, 'GET', '/clock')),
    moveTo: async (at) => {
      const nowAt = new Date(at).toISOString();
      return timeIn(await steer({ nowAt, awaitSettled: true, timeoutMs: SETTLE_MS }));
    },
    setSpeed: async (speed) => timeIn(await steer({ speed })),
    clearScript: async () => {
      await ask(url, 'DELETE', '/script');
    },
  };
}

async function ask(
  url: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(new URL(path, url), {
    method,
    ...(body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  }).catch((cause: unknown) => {
    const why = cause instanceof Error && cause.cause ? cause.cause : cause;
    throw new Error(`The desk's control port did not answer ${method} ${path}: ${why}`, { cause });
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(
      `The desk's control port refused ${method} ${path} (${answer.status}): ${text}`,
    );
  }
  return text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
}

function timeIn(answer: Readonly<Record<string, unknown>>): DeskTime {
  return {
    nowAt: Date.parse(String(answer.nowAt)),
    speed: Number(answer.speed),
    isSettled: answer.settled === true,
  };
}
