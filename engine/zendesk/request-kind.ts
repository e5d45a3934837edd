/** What a request counts as, for the request statistics and for the limit it falls under. */

export type RequestKind =
  | 'ticketEvents'
  | 'tickets'
  | 'organizations'
  | 'users'
  | 'showMany'
  | 'audits'
  | 'writes'
  | 'jobs'
  | 'tokens'
  | 'other';

/** The shared bucket of all incremental exports, and the users' own one. */
export type EndpointBucket = 'exports' | 'userExports';

const PATHS: readonly (readonly [RegExp, RequestKind])[] = [
  [/^\/api\/v2\/incremental\/ticket_events/, 'ticketEvents'],
  [/^\/api\/v2\/incremental\/tickets/, 'tickets'],
  [/^\/api\/v2\/incremental\/organizations/, 'organizations'],
  [/^\/api\/v2\/incremental\/users/, 'users'],
  [/^\/api\/v2\/job_statuses/, 'jobs'],
  [/^\/api\/v2\/tickets\/update_many/, 'writes'],
  [/^\/api\/v2\/tickets\/\d+\/audits/, 'audits'],
  [/^\/api\/v2\/[a-z]+\/show_many/, 'showMany'],
  [/^\/oauth\/tokens/, 'tokens'],
];

/** The kind of a request by its path; whatever is not listed is `other`. */
export function kindOf(path: string): RequestKind {
  return PATHS.find(([form]) => form.test(path))?.[1] ?? 'other';
}

/** The endpoint limit a kind falls under beside the account's, or null. */
export function bucketOf(kind: RequestKind): EndpointBucket | null {
  if (kind === 'users') return 'userExports';
  return kind === 'ticketEvents' || kind === 'tickets' || kind === 'organizations'
    ? 'exports'
    : null;
}
