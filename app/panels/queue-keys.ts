// Where does a key lead in the queue? J and K from anywhere on the page; arrows, Home and End only
// once inside, since outside they scroll.

// On a Russian keyboard the keys of J and K write these letters.
const DOWN = new Set(['j', 'о']);
const UP = new Set(['k', 'л']);

/** The row a key leads to, or null when the key means nothing here. `current` is -1 for none. */
export function rowAfterKey(
  key: string,
  current: number,
  length: number,
  isInside: boolean,
): number | null {
  if (length === 0) return null;
  const last = length - 1;
  const clamp = (index: number) => Math.max(0, Math.min(last, index));
  if (DOWN.has(key) || (isInside && key === 'ArrowDown')) return clamp(current + 1);
  if (UP.has(key) || (isInside && key === 'ArrowUp')) return clamp(current < 0 ? 0 : current - 1);
  if (isInside && key === 'Home') return 0;
  if (isInside && key === 'End') return last;
  return null;
}

/** True where letters are typed or chosen with, so that they must not move the queue. */
export function takesLetters(element: Element | null): boolean {
  return element?.closest('input, textarea, select, [contenteditable]') != null;
}
