/** Answers: what can be called under /api/v2? */
import type { Route } from '../http/call.ts';
import { accountRoutes } from './account.ts';
import { appInstallationRoutes } from './app-installations.ts';
import { appRoutes } from './apps.ts';
import { auditRoutes } from './audits.ts';
import { brandRoutes } from './brands.ts';
import { customStatusRoutes } from './custom-statuses.ts';
import { groupRoutes } from './groups.ts';
import { incrementalEventRoutes } from './incremental-events.ts';
import { incrementalOrganizationRoutes } from './incremental-organizations.ts';
import { incrementalTicketRoutes } from './incremental-tickets.ts';
import { incrementalUserRoutes } from './incremental-users.ts';
import { jobRoutes } from './job-statuses.ts';
import { oauthTokenRoutes } from './oauth-tokens.ts';
import { organizationFieldRoutes } from './organization-fields.ts';
import { organizationRoutes } from './organizations.ts';
import { searchRoutes } from './search.ts';
import { ticketFieldRoutes } from './ticket-fields.ts';
import { ticketFormRoutes } from './ticket-forms.ts';
import { ticketRoutes } from './tickets.ts';
import { bulkRoutes } from './update-many.ts';
import { userRoutes } from './users.ts';
import { viewRoutes } from './views.ts';
import { webhookRoutes } from './webhooks.ts';

export const routes: readonly Route[] = [
  ...accountRoutes,
  ...appInstallationRoutes,
  ...appRoutes,
  ...auditRoutes,
  ...brandRoutes,
  ...bulkRoutes,
  ...customStatusRoutes,
  ...groupRoutes,
  ...incrementalEventRoutes,
  ...incrementalOrganizationRoutes,
  ...incrementalTicketRoutes,
  ...incrementalUserRoutes,
  ...jobRoutes,
  ...oauthTokenRoutes,
  ...organizationFieldRoutes,
  ...organizationRoutes,
  ...searchRoutes,
  ...ticketFieldRoutes,
  ...ticketFormRoutes,
  ...ticketRoutes,
  ...userRoutes,
  ...viewRoutes,
  ...webhookRoutes,
];
