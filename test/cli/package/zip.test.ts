/** Is the zip read back as what went in, and is every byte of it given by what went in? */
import { crc32, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zip } from '../../../engine/cli/package/zip.ts';

const file = (path: string, content: string | Buffer) => ({ path, bytes: Buffer.from(content) });

/** Reads a zip by its directory alone, as APPNOTE 6.3.10 describes it. */
function unzip(bytes: Buffer) {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const count = bytes.readUInt16LE(end + 10);
  expect(bytes.readUInt16LE(end + 8)).toBe(count);
  let at = bytes.readUInt32LE(end + 16);
  expect(at + bytes.readUInt32LE(end + 12)).toBe(end);
  const entries = Array.from({ length: count }, () => {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const nameBytes = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    // What both headers say of the file is the same, from the version needed to the name's length.
    expect(bytes.subarray(local + 4, local + 28)).toEqual(bytes.subarray(at + 6, at + 30));
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
    const path = bytes.toString('utf8', at + 46, at + 46 + nameBytes);
    expect(bytes.toString('utf8', local + 30, local + 30 + nameBytes)).toBe(path);
    const start = local + 30 + nameBytes + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const content = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : Buffer.from(data);
    expect(content.length).toBe(bytes.readUInt32LE(at + 24));
    expect(crc32(content)).toBe(bytes.readUInt32LE(at + 16));
    const [flags, time, date] = [8, 12, 14].map((offset) => bytes.readUInt16LE(at + offset));
    const mode = bytes.readUInt32LE(at + 38) >>> 16;
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return { path, content, flags, time, date, mode };
  });
  expect(at).toBe(end);
  return entries;
}

describe('zip', () => {
  test('holds each file under its name, in the order of the names', () => {
    const entries = unzip(zip([file('b.js', 'b'), file('a/é🙂.js', 'a'), file('a.js', '')]).bytes);
    expect(entries.map(({ path, content }) => [path, content.toString()])).toEqual([
      ['a.js', ''],
      ['a/é🙂.js', 'a'],
      ['b.js', 'b'],
    ]);
  });

  test('gives every file the same date and permissions, and says that names are UTF-8', () => {
    const [entry] = unzip(zip([file('a.js', 'a')]).bytes);
    expect(entry).toMatchObject({ flags: 0x800, time: 0, date: 0x21, mode: 0o100644 });
  });

  test('keeps what does not get smaller as it is', () => {
    const { bytes, entries } = zip([file('a', 'a'), file('b', 'b'.repeat(1000))]);
    expect(entries).toEqual([
      { path: 'a', packedBytes: 1 },
      { path: 'b', packedBytes: expect.any(Number) },
    ]);
    expect(entries[1]?.packedBytes).toBeLessThan(20);
    expect(unzip(bytes)).toHaveLength(2);
  });

  test('is these bytes for this file, whichever machine makes it', () => {
    expect(zip([file('a', 'hi')]).bytes.toString('hex')).toBe(
      '504b0304140000080000000021' +
        '00ac2a93d802000000020000000100' +
        '000061' +
        '6869' +
        '504b01021403140000080000000021' +
        '00ac2a93d802000000020000000100' +
        '0000000000000000' +
        '0000a481' +
        '00000000' +
        '61' +
        '504b05060000000001000100' +
        '2f000000' +
        '21000000' +
        '0000',
    );
  });

  test('an empty list makes an empty zip', () => {
    expect(unzip(zip([]).bytes)).toEqual([]);
  });

  test('more files than the format counts are refused', () => {
    const many = Array.from({ length: 0x10000 }, (_, i) => file(`${i}`, ''));
    expect(() => zip(many)).toThrow('too many or too large');
  });

  test('ten megabytes come back', () => {
    const content = Buffer.alloc(10_000_000, 'palier ');
    expect(unzip(zip([file('a.js', content)]).bytes)[0]?.content.equals(content)).toBe(true);
  });

  test('any files come back, and their order on the way in is nothing', () => {
    const files = fc.uniqueArray(
      fc.record({
        path: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
        bytes: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      }),
      { selector: ({ path }) => path, maxLength: 8 },
    );
    fc.assert(
      fc.property(files, (given) => {
        const { bytes } = zip(given);
        expect(zip([...given].reverse()).bytes.equals(bytes)).toBe(true);
        const back = new Map(unzip(bytes).map(({ path, content }) => [path, content]));
        expect(back.size).toBe(given.length);
        for (const one of given) expect(back.get(one.path)?.equals(one.bytes)).toBe(true);
      }),
    );
  });
});
