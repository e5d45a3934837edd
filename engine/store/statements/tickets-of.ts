import type { Database } from '../database.ts';
import { numberIn } from '../row.ts';

/** Which tickets must be judged again when an organization's or a requester's record changes? */
const OF_ORGANIZATION = 'SELECT id FROM ticket WHERE organization_id = ? ORDER BY id';
const OF_REQUESTER = 'SELECT id FROM ticket WHERE requester_id = ? ORDER BY id';

/** Ids of all the organization's tickets, open or not. */
export async function ticketsOfOrganization(
  database: Database,
  organizationId: number,
): Promise<readonly number[]> {
  const rows = await database.all(OF_ORGANIZATION, [organizationId]);
  return rows.map((row) => numberIn(row, 'id'));
}

/** Ids of all the requester's tickets, open or not. */
export async function ticketsOfRequester(
  database: Database,
  userId: number,
): Promise<readonly number[]> {
  const rows = await database.all(OF_REQUESTER, [userId]);
  return rows.map((row) => numberIn(row, 'id'));
}
