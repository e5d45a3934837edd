/** Answers: reading, following and driving the desk's clock over HTTP. */
import { isRecord } from '../rules/read-json.ts';
import type { ClockState } from '../state/records.ts';
import type { World } from '../world.ts';
import { type ControlAnswer, fine, wrong } from './control-port.ts';

const longPollRealMs = 25_000;
const settledRealMs = 30_000;
const lastMinuteMs = 60_000;

function shown(state: ClockState): Record<string, unknown> {
  return {
    nowAt: new Date(state.nowAt).toISOString(),
    speed: state.speed,
    revision: state.revision,
  };
}

/** `after` waits for a newer revision; `settled` tells how far the follower is. */
export async function answerClock(world: World, query: URLSearchParams): Promise<ControlAnswer> {
  const { clock } = world;
  const settled = Number(query.get('settled') ?? 0);
  if (settled > 0) clock.settle(settled);
  const after = query.get('after');
  if (after !== null) await clock.until(() => clock.revision > Number(after), longPollRealMs);
  return fine(shown(clock.state()));
}

interface Course {
  readonly speed: number | undefined;
  readonly nowAt: number | undefined;
}

function courseOf(body: Readonly<Record<string, unknown>>, nowAt: number): Course | string {
  const { speed, advanceMs } = body;
  if (speed !== undefined && !(typeof speed === 'number' && speed >= 0 && speed <= 100_000)) {
    return '"speed" is a number of desk seconds per real second, 0 to 100000';
  }
  let target: number | undefined;
  if (advanceMs !== undefined) {
    if (!(typeof advanceMs === 'number' && advanceMs >= 0)) return '"advanceMs" is not negative';
    target = nowAt + advanceMs;
  }
  if (body.nowAt !== undefined) {
    target = Date.parse(String(body.nowAt));
    if (Number.isNaN(target)) return '"nowAt" is an ISO instant';
    if (target < nowAt) return `the desk's clock only moves forward; it is ${iso(nowAt)}`;
  }
  return { speed: speed as number | undefined, nowAt: target };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/**
 * Moves or re-paces the clock. What the script has due on the way is played first, each action at
 * its own time; only then do followers hear of it.
 */
export async function steerClock(world: World, body: unknown): Promise<ControlAnswer> {
  if (!isRecord(body)) return wrong('send an object with speed, nowAt or advanceMs');
  const { clock, script, jobs, deliveries } = world;
  if (script.isMoving) return { status: 409, body: { error: 'the clock is being moved already' } };
  // Bulk jobs queued before the jump belong to the time before it.
  jobs.drain();
  const course = courseOf(body, clock.now());
  if (typeof course === 'string') return wrong(course);
  if (course.nowAt !== undefined) {
    deliveries.quietUntilAt = course.nowAt - lastMinuteMs;
    await script.playUntil(course.nowAt);
  }
  clock.steer({
    ...(course.speed === undefined ? {} : { speed: course.speed }),
    ...(course.nowAt === undefined ? {} : { nowAt: course.nowAt }),
  });
  script.plan();
  const { revision } = clock;
  const waitMs = typeof body.timeoutMs === 'number' ? body.timeoutMs : settledRealMs;
  const isSettled =
    body.awaitSettled === true
      ? await clock.until(() => clock.settled >= revision, waitMs)
      : clock.settled >= revision;
  return fine({ ...shown(clock.state()), settled: isSettled });
}
