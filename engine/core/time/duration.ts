/** Durations are milliseconds; the tiers file writes them in hours and minutes only ("1h30m"). */
export type DurationMs = number;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const FORM = /^(?:(\d{1,6})h)?(?:(\d{1,6})m)?$/;

/**
 * Reads "15m", "4h" or "1h30m"; undefined for anything else. Days are refused on purpose: a day is
 * ambiguous on a business calendar (design: promises §1).
 */
export function parseDuration(text: string): DurationMs | undefined {
  const found = text === '' ? null : FORM.exec(text);
  if (!found) return undefined;
  return Number(found[1] ?? 0) * HOUR_MS + Number(found[2] ?? 0) * MINUTE_MS;
}

/** Prints whole minutes the way the tiers file writes them: "1h30m", "15m", "0m". */
export function formatDuration(ms: DurationMs): string {
  const minutes = Math.round(ms / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}m`;
  return rest === 0 ? `${hours}h` : `${hours}h${rest}m`;
}
