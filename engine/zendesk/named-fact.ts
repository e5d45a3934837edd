/** A fact before it has its instant and its key. */
import type { FactBody } from '../core/ticket/fact.ts';

/** A fact's body with what names it inside its update. */
export interface Named {
  readonly name: string;
  readonly body: FactBody;
  /** Who did it, where that is somebody else than the update's author. */
  readonly by?: number;
}
