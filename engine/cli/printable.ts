/**
 * What others wrote (customers' names, a file's own texts) is shown without steering the terminal:
 * what moves a cursor, colours, breaks a line or turns the direction of writing around is U+FFFD.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd');
}
