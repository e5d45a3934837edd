/**
 * A small desk's worth of knowledge for the translation's tests; each test changes what it needs.
 */
import type { Known } from '../../engine/known.ts';

export const ENGINE = 1;
export const AGENT = 20;
export const ADMIN = 21;
export const LIGHT = 22;
export const CUSTOMER = 70;
export const COLLEAGUE = 71;

const ROLES = new Map([
  [ENGINE, 'admin' as const],
  [AGENT, 'agent' as const],
  [ADMIN, 'admin' as const],
  [LIGHT, 'light-agent' as const],
  [CUSTOMER, 'end-user' as const],
]);

export function knownDesk(changes: Partial<Known> = {}): Known {
  return {
    requesterId: CUSTOMER,
    ownUserId: ENGINE,
    roleOf: (userId) => ROLES.get(userId) ?? null,
    fieldIds: {
      palier_tier: 901,
      palier_kind: 902,
      palier_component: 903,
      palier_replaced: 904,
      palier_due: 905,
      palier_state: 906,
      palier_rank: 907,
      palier_breached: 908,
      palier_action: 909,
    },
    names: { kinds: ['outage', 'incident', 'hardwareSwap'], components: ['disk', 'psu'] },
    groupName: (groupId) => (groupId === 300 ? 'Network' : null),
    statusOf: (statusId) =>
      statusId === 501
        ? { name: 'Waiting for vendor', category: 'hold' }
        : statusId === 502
          ? { name: 'open', category: 'open' }
          : null,
    organization: (organizationId) =>
      organizationId === 40 ? { id: 40, fields: { support_tier: 'premium' } } : null,
    person: (userId) => (userId === CUSTOMER ? { id: CUSTOMER, tags: ['vip'] } : null),
    formName: (formId) => (formId === 60 ? 'Hardware' : null),
    brandName: (brandId) => (brandId === 61 ? 'Acme' : null),
    watchedFields: new Map([
      [800, { key: 'service', checkbox: false }],
      [801, { key: 'remote_hands', checkbox: true }],
    ]),
    watchedTags: new Set(['vip']),
    ownValue: () => false,
    verifyMark: () => false,
    ...changes,
  };
}
