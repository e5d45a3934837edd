/**
 * A clause as a sentence: its first letter capital, a stop at its end. What ends with a stop of its
 * own (somebody's words, mostly) gets no second one.
 */
export function sentence(clause: string): string {
  return /[.!?…]$/u.test(clause) ? capital(clause) : `${capital(clause)}.`;
}

/** The first letter capital; a sign that has none, or needs two, is left as it is. */
export function capital(text: string): string {
  const [first = ''] = text;
  const upper = first.toUpperCase();
  return [...upper].length === 1 ? upper + text.slice(first.length) : text;
}
