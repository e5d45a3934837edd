/** Policies for tests, read the way an admin's file is. */
import type { Policy } from '../../engine/core/policy/policy.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';

export function policyFrom(file: unknown): Policy {
  const read = readTiersFile(JSON.stringify(file));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 2));
  return read.policy;
}

const office = { week: { 'mon-fri': ['09:00-18:00'], sat: ['10:00-12:00'] } };
const always = { open: '24x7' };

/**
 * Two tiers with easy numbers: hours of 09:00-18:00 Paris and Saturday mornings, and round the
 * clock.
 */
export const EXAMPLE_FILE = {
  version: 'test-1',
  effectiveFrom: '2026-01-01T00:00:00+01:00',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  languages: ['en'],
  mode: 'live',
  calendars: { office, always },
  kinds: {
    outage: { handling: '25m', weight: 5 },
    incident: { handling: '25m', weight: 3 },
    advice: { handling: '12m', weight: 1 },
    replacement: { handling: '20m', weight: 3, components: { disk: 'A', ram: 'B', board: 'C' } },
  },
  triage: [],
  default: 'standard',
  tiers: {
    standard: {
      match: [{ organizationField: 'support_tier', is: 'standard' }],
      weight: 1,
      people: 'office',
      promises: {
        firstReply: {
          advice: '8h',
          incident: { within: { urgent: '2h', '*': '4h' }, calendar: 'office' },
          outage: { within: '10m', calendar: 'always' },
        },
        nextReply: { '*': '8h' },
        resolution: { incident: '24h' },
        replacement: {
          A: { within: '24h', calendar: 'always' },
          B: { within: '48h', calendar: 'always' },
          C: { within: '72h', calendar: 'always' },
        },
      },
    },
    premium: {
      match: [{ organizationField: 'support_tier', is: 'premium' }],
      weight: 3,
      people: 'always',
      promises: {
        firstReply: { advice: '4h', incident: '1h', outage: '10m' },
        nextReply: { '*': '2h' },
        update: { incident: '4h' },
        resolution: { incident: '12h' },
        replacement: { A: '12h', B: '24h', C: '48h' },
        rootCause: { incident: '72h' },
        agentWork: {
          clock: 'resolution',
          pausesOn: ['pending', 'hold'],
          targets: { incident: { within: '6h', calendar: 'always' } },
        },
      },
    },
  },
  alerts: {
    thresholds: [
      { at: 0.75, to: 'assignee' },
      { at: 1, to: 'ladder' },
    ],
    digestAfter: 5,
  },
};
