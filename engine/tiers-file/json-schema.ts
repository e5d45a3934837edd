/** What does an editor need in order to complete and check a tiers file while it is typed? */
import { z } from 'zod';
import { tiersFile } from './schema/file.ts';

/**
 * The JSON Schema (draft 7, which editors know best) of the same zod schema that the reader uses.
 * References between names and values that depend on others are the reader's alone.
 */
export function tiersJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(tiersFile, { target: 'draft-7', io: 'input', reused: 'ref' }),
    title: 'Palier tiers file',
  };
}
