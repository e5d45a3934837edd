import type { FastifyInstance } from 'fastify';
import { EngineError } from '../../errors.ts';
import { appOrganizationOf } from '../../run/app-organization.ts';
import { appBoardOf } from '../../run/board.ts';
import type { AppBoard, AppOrganization } from '../app-contract.ts';
import type { ServerOptions } from '../server.ts';
import { type BoardQuery, boardAsked, languageOf, zoneOf } from './board.ts';
import { idOf } from './tickets.ts';

/**
 * What the app asks where there is no ticket: beside a person or an organization, and on its own
 * page; with the same token (decision 0015).
 */
export function appPageRoutes(server: FastifyInstance, { context }: ServerOptions): void {
  server.get('/v1/app/board', async (request): Promise<AppBoard> => {
    const { timeZone } = context.account;
    return appBoardOf(context, boardAsked(request.query as BoardQuery, timeZone));
  });

  server.get('/v1/app/organizations/:id', async (request): Promise<AppOrganization> => {
    const { id } = request.params as { readonly id: string };
    const { zone, language } = request.query as { zone?: string; language?: string };
    const organizationId = idOf(id, "organization's id");
    const answer = await appOrganizationOf(context, organizationId, {
      zone: zoneOf(zone, context.account.timeZone),
      language: languageOf(language),
    });
    if (answer !== null) return answer;
    const sentence = `Organization ${organizationId} is not known to the engine (yet).`;
    throw new EngineError('notFound', sentence);
  });
}
