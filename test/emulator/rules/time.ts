/** Answers: how does Zendesk write an instant? In whole seconds, UTC. */

/** "2026-11-23T10:30:00Z" of epoch milliseconds. */
export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** "2026-11-23 10:30:00 +0000", as in messages of jobs. */
export function railsTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
}
