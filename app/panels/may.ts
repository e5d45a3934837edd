/** May this agent do that? The engine decides; this only spares useless buttons. */
import type { PossibleAction } from '../../engine/http/app-contract.ts';
import type { Person } from '../zaf/person.ts';

export function may(
  { isAdmin, groups }: Person,
  { groups: allowed }: Pick<PossibleAction, 'groups'>,
): boolean {
  return isAdmin || allowed === null || groups.some(({ name }) => allowed.includes(name));
}
