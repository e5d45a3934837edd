import type { FastifyInstance } from 'fastify';
import { EngineError } from '../../errors.ts';
import { appOrganizationOf } from '../../run/app-organization.ts';
import type { AppOrganization } from '../contract.ts';
import type { ServerOptions } from '../server.ts';
import { languageOf, zoneOf } from './board.ts';

/** What the app asks beside a person or an organization, with the same token (decision 0015). */
export function appOrganizationRoutes(server: FastifyInstance, { context }: ServerOptions): void {
  server.get('/v1/app/organizations/:id', async (request): Promise<AppOrganization> => {
    const { id } = request.params as { readonly id: string };
    const { zone, language } = request.query as { zone?: string; language?: string };
    const organizationId = Number(id);
    if (!Number.isSafeInteger(organizationId) || organizationId < 1) {
      throw new EngineError('badRequest', `"${id}" is no organization's id: write digits only.`);
    }
    const answer = await appOrganizationOf(context, organizationId, {
      zone: zoneOf(zone, context.account.timeZone),
      language: languageOf(language),
    });
    if (answer !== null) return answer;
    const sentence = `Organization ${organizationId} is not known to the engine (yet).`;
    throw new EngineError('notFound', sentence);
  });
}
