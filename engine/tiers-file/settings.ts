/** What do the queue and alert sections set, with the defaults of what they leave out? */
import type { AlertSettings, QueueSettings, Rung, Threshold } from '../core/policy/policy.ts';
import { HOUR_MS, parseDuration } from '../core/time/duration.ts';
import { calendarNamed, type Reading } from './reading.ts';
import type { RawFile } from './schema/file.ts';

/** Defaults measured against fifteen other orders; see docs/decisions on the queue. */
const DEFAULT_QUEUE: QueueSettings = {
  headStartPerWeightFoldMs: 3 * HOUR_MS,
  headStartLimitMs: 12 * HOUR_MS,
  recoveryShare: 0.15,
  recoveryCapMs: 72 * HOUR_MS,
  seats: 6.7,
  nominalMs: 24 * HOUR_MS,
};

const DEFAULT_DIGEST_AFTER = 5;

export function readQueue(raw: RawFile['queue']): QueueSettings {
  const ms = (text: string | undefined, otherwise: number) =>
    text === undefined ? otherwise : (parseDuration(text) ?? otherwise);
  const usual = DEFAULT_QUEUE;
  return {
    headStartPerWeightFoldMs: ms(raw?.headStartPerWeightFold, usual.headStartPerWeightFoldMs),
    headStartLimitMs: ms(raw?.headStartLimit, usual.headStartLimitMs),
    recoveryShare: raw?.recoveryShare ?? usual.recoveryShare,
    recoveryCapMs: ms(raw?.recoveryCap, usual.recoveryCapMs),
    seats: raw?.seats ?? usual.seats,
    nominalMs: ms(raw?.nominal, usual.nominalMs),
  };
}

/** Without the section, or without thresholds in it, nothing is said (warned of). */
export function readAlerts(reading: Reading, raw: RawFile['alerts']): AlertSettings {
  const thresholds = readThresholds(reading, raw?.thresholds ?? []);
  if (thresholds.length === 0) {
    const path = raw === undefined ? [] : ['alerts'];
    const message =
      'no threshold is set, so nobody is alerted; write "alerts": {"thresholds": […]}';
    reading.report('noThresholds', path, message);
  }
  for (const [name, recipient] of Object.entries(raw?.recipients ?? {})) {
    if (recipient.hours === undefined) continue;
    calendarNamed(reading, recipient.hours, ['alerts', 'recipients', name, 'hours']);
  }
  return {
    thresholds,
    digestAfter: raw?.digestAfter ?? DEFAULT_DIGEST_AFTER,
    ladder: readLadder(reading, raw?.ladder ?? []),
  };
}

type RawAlerts = NonNullable<RawFile['alerts']>;

function readThresholds(
  reading: Reading,
  raw: NonNullable<RawAlerts['thresholds']>,
): readonly Threshold[] {
  const seen = new Set<string>();
  return raw.map((one, i) => {
    const beforeMs = one.before === undefined ? null : (parseDuration(one.before) ?? 0);
    const threshold: Threshold = { fraction: one.at ?? null, beforeMs, to: one.to };
    const key = JSON.stringify(threshold);
    if (seen.has(key)) {
      const message = 'this threshold is listed twice; keep one';
      reading.report('duplicate', ['alerts', 'thresholds', i], message);
    }
    seen.add(key);
    return threshold;
  });
}

function readLadder(reading: Reading, raw: NonNullable<RawAlerts['ladder']>): readonly Rung[] {
  const seen = new Set<string>();
  let previousMs = 0;
  return raw.map((one, i): Rung => {
    const path = ['alerts', 'ladder', i];
    const afterMs = parseDuration(one.after ?? '0m') ?? 0;
    if (afterMs < previousMs) {
      const message = 'this rung comes before the one above it; order rungs by "after"';
      reading.report('badValue', [...path, 'after'], message);
    }
    previousMs = afterMs;
    const rung: Rung = { channel: one.channel, to: one.to ?? null, afterMs };
    const key = JSON.stringify(rung);
    if (seen.has(key)) reading.report('duplicate', path, 'this rung is listed twice; keep one');
    seen.add(key);
    return rung;
  });
}
