/** Answers: /brands. */
import { readingRoutes } from './plain-lists.ts';

export const brandRoutes = readingRoutes('brand', '/brands', 'brand', 'brands');
