/** Which names of the environment are ours, and which of them a misspelt one is closest to. */

const NAMES = [
  'PALIER_TIERS',
  'PALIER_DATA',
  'PALIER_HOST',
  'PALIER_PORT',
  'PALIER_PUBLIC_URL',
  'PALIER_LANGUAGE',
  'PALIER_MODE',
  'PALIER_CLOCK_URL',
  'PALIER_VERIFY',
  'PALIER_WEBHOOK_SECRET',
  'PALIER_WEBHOOK_SECRET_FILE',
  'PALIER_HMAC_SECRET',
  'PALIER_HMAC_SECRET_FILE',
  'PALIER_APP_SECRET',
  'PALIER_APP_SECRET_FILE',
  'PALIER_BILLING_SECRET',
  'PALIER_BILLING_SECRET_FILE',
  'PALIER_BILLING_URL',
  'PALIER_BILLING_URL_FILE',
  'PALIER_LOGIN_CLIENT_ID',
  'PALIER_LOGIN_CLIENT_SECRET',
  'PALIER_LOGIN_CLIENT_SECRET_FILE',
  'PALIER_FRAME_ANCESTORS',
  'PALIER_SLACK_URL',
  'PALIER_SLACK_URL_FILE',
  'PALIER_SMTP_URL',
  'PALIER_SMTP_URL_FILE',
  'PALIER_MAIL_FROM',
  'PALIER_BUDGET_SHARE',
  'PALIER_SINCE_DAYS',
  'PALIER_TICKET_URL',
  'PALIER_LOG_LEVEL',
] as const;

/** Read by the demo's conductor, which hands the engine its own environment on. */
const DEMO_NAMES = [
  'PALIER_DESK_PORT',
  'PALIER_DESK_CONTROL_PORT',
  'PALIER_DESK_MAIL_PORT',
  'PALIER_DESK_APP_PORT',
] as const;

const ALL: readonly string[] = [...NAMES, ...DEMO_NAMES];

/** Whether a `PALIER_*` name means something to the engine or to its demo. */
export function isSettingName(name: string): boolean {
  return ALL.includes(name);
}

/** The known name with the fewest edits to the given one; of equals the first of the list. */
export function nearestSettingName(name: string): string {
  let best = ALL[0] as string;
  let fewest = Number.POSITIVE_INFINITY;
  for (const known of ALL) {
    const edits = editsBetween(name, known);
    if (edits < fewest) {
      best = known;
      fewest = edits;
    }
  }
  return best;
}

/** Levenshtein's distance, one row at a time. */
function editsBetween(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const kept = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      line.push(Math.min(kept, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[to.length] ?? 0;
}
