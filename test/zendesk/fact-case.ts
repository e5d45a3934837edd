/** The form in which the translation's cases are written down. */
import type { FactBody } from '../../engine/core/ticket/fact.ts';
import type { Known } from '../../engine/known.ts';
import type { Update } from './audit-forms.ts';

/** An update, what is known beside it, and what it means in facts. */
export interface Case {
  readonly says: string;
  readonly update: Update;
  readonly known?: Partial<Known>;
  readonly bodies: readonly FactBody[];
}

/** A comment of an update. */
export const word = (author: number, isPublic = true, via?: string): Update['comment'] => ({
  author,
  public: isPublic,
  ...(via ? { via } : {}),
});
/** The fact of an opening with nothing chosen but what is given. */
export const opened = (rest: object): FactBody =>
  ({ type: 'opened', priority: null, kind: null, component: null, ...rest }) as FactBody;
