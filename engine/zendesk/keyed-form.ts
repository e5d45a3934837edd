/**
 * The form of an answer whose rows stand under a key that differs by resource. Made once for each
 * key: zod compiles a form when it is first used, which costs more than a small answer's reading.
 */
export function keyedForm<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const form = make(key);
    made.set(key, form);
    return form;
  };
}
