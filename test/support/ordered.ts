/** Sorted copy by the keys in turn; equal rows keep their order. */
export function ordered<T>(rows: readonly T[], ...by: ((row: T) => number | string)[]): T[] {
  return rows.toSorted((a, b) => {
    for (const key of by) {
      const [x, y] = [key(a), key(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  });
}
