/** One way to belong to a tier; every condition named in one rule must hold. */
export type MatchRule = readonly MatchCondition[];

export interface MatchCondition {
  readonly on: 'organizationField' | 'userField' | 'ticketField' | 'tag' | 'brand' | 'form';
  /** The field's key; null for tag, brand and form. */
  readonly key: string | null;
  readonly is: readonly string[];
}
