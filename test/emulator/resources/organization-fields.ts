/** Answers: /organization_fields and /user_fields: keyed properties of customers. */
import { fieldRoutes } from './field-routes.ts';

export const organizationFieldRoutes = [
  ...fieldRoutes('organization', 'organization_field'),
  ...fieldRoutes('user', 'user_field'),
];
