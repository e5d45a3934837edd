/** How is read what comes from elsewhere, whatever it turns out to be? */

type Plain = Readonly<Record<string, unknown>>;

/** What an object holds; nothing of anything else. */
export function recordOf(value: unknown): Plain {
  return value instanceof Object && !Array.isArray(value) ? { ...value } : {};
}

/** The rows of a list; none of anything else. */
export function rowsIn(list: unknown): readonly Plain[] {
  return Array.isArray(list) ? list.map(recordOf) : [];
}

export interface Named {
  readonly id: number;
  readonly name: string;
}

/** The rows that have a number and a name, such as groups; a missing name is empty. */
export function namedIn(list: unknown): readonly Named[] {
  return rowsIn(list).flatMap(({ id, name }) =>
    typeof id === 'number' ? [{ id, name: String(name ?? '') }] : [],
  );
}

/** Their names by id. */
export function namesIn(list: unknown): ReadonlyMap<number, string> {
  return new Map(namedIn(list).map(({ id, name }) => [id, name]));
}
