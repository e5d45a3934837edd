/**
 * How do files become a zip of which every byte follows from their names and contents? Order, dates
 * and permissions are fixed (PKWARE's APPNOTE 6.3.10, 4.3 to 4.5).
 */
import { crc32, deflateRawSync } from 'node:zlib';
import type { AppFile } from './folder.ts';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 2.0: deflate and folders, which is all that is used. */
const VERSION = 20;
/** The high byte says that the permissions are those of Unix. */
const MADE_BY = (3 << 8) | VERSION;
/** Names are UTF-8. */
const FLAGS = 1 << 11;
/** 1980-01-01 00:00, the first date there is: a zip knows no zone, so any other were a guess. */
const DATE = (1 << 5) | 1;
const TIME = 0;
/** An ordinary file that its owner may write and everybody may read. */
const MODE = 0o100644;
const STORED = 0;
const DEFLATED = 8;
/** Without the longer form of the format, which nothing as small as an app needs. */
const MOST_ENTRIES = 0xffff;
const MOST_BYTES = 0xffffffff;

export interface Zipped {
  readonly bytes: Buffer;
  /** What each file takes up, without its headers; in the order of the names. */
  readonly entries: readonly { readonly path: string; readonly packedBytes: number }[];
}

interface Entry {
  readonly path: string;
  readonly name: Buffer;
  readonly data: Buffer;
  /** What the local and the central header have in common: from the version to the lengths. */
  readonly common: Buffer;
}

export function zip(files: readonly AppFile[]): Zipped {
  const entries = [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map(entryOf);
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const header = Buffer.concat([uint32(LOCAL), entry.common, uint16(0), entry.name]);
    parts.push(header, entry.data);
    central.push(centralHeader(entry, offset));
    offset += header.length + entry.data.length;
  }
  const directory = Buffer.concat(central);
  if (entries.length > MOST_ENTRIES || offset + directory.length > MOST_BYTES) {
    throw new Error('The files are too many or too large for a zip; leave some out.');
  }
  return {
    bytes: Buffer.concat([...parts, directory, end(entries.length, directory.length, offset)]),
    entries: entries.map(({ path, data }) => ({ path, packedBytes: data.length })),
  };
}

function entryOf({ path, bytes }: AppFile): Entry {
  const name = Buffer.from(path);
  const deflated = deflateRawSync(bytes, { level: 9, memLevel: 9 });
  const isSmaller = deflated.length < bytes.length;
  const data = isSmaller ? deflated : bytes;
  const common = Buffer.concat([
    uint16(VERSION),
    uint16(FLAGS),
    uint16(isSmaller ? DEFLATED : STORED),
    uint16(TIME),
    uint16(DATE),
    uint32(crc32(bytes)),
    uint32(data.length),
    uint32(bytes.length),
    uint16(name.length),
  ]);
  return { path, name, data, common };
}

function centralHeader({ name, common }: Entry, offset: number): Buffer {
  return Buffer.concat([
    uint32(CENTRAL),
    uint16(MADE_BY),
    common,
    // No further fields, no comment, the first and only disk, and no mark that it is text.
    Buffer.alloc(8),
    uint32(MODE * 0x10000),
    uint32(offset),
    name,
  ]);
}

function end(count: number, directoryBytes: number, offset: number): Buffer {
  return Buffer.concat([
    uint32(END),
    // The first and only disk, twice.
    Buffer.alloc(4),
    uint16(count),
    uint16(count),
    uint32(directoryBytes),
    uint32(offset),
    uint16(0),
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
