/** Answers: /ticket_fields: the properties that tickets have, ours among them. */
import { fieldRoutes } from './field-routes.ts';

export const ticketFieldRoutes = fieldRoutes('ticket', 'ticket_field');
