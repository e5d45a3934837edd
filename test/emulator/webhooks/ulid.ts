/** Answers: how is an id of 26 signs made that sorts by time? */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function base32(value: number, length: number): string {
  let text = '';
  let left = value;
  for (let place = 0; place < length; place += 1) {
    text = (signs[left % 32] as string) + text;
    left = Math.floor(left / 32);
  }
  return text;
}

/** A ULID of an instant and a number unique on the desk: the same desk mints the same ids. */
export function ulid(at: number, unique: number): string {
  return base32(at, 10) + base32(unique, 16);
}
