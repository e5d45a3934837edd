/** Answers: which files does a zip hold? Just enough of the format for an app's package. */
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const FILE_BYTES_MAX = 64 * 1024 * 1024;

/** What is not a zip, or is one of a kind that is not read here. */
class NoZip extends Error {}

/** The files of a zip by their names; each is unpacked when it is asked for. */
export function readZip(bytes: Buffer): ReadonlyMap<string, () => Buffer> {
  try {
    return entries(bytes, endOf(bytes));
  } catch (error) {
    // Reading past the end, which is what a lost part leads to.
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ERR_OUT_OF_RANGE' ? new NoZip('the zip is cut short') : error;
  }
}

/** Where the record stands that closes a zip: at its end, before a comment that it may have. */
function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - COMMENT_BYTES_MAX);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new NoZip('the file is no zip');
}

function entries(bytes: Buffer, end: number): ReadonlyMap<string, () => Buffer> {
  const count = bytes.readUInt16LE(end + 10);
  const files = new Map<string, () => Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new NoZip('the list of the zip is damaged');
    const nameBytes = bytes.readUInt16LE(at + 28);
    const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes);
    const entry = {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      local: bytes.readUInt32LE(at + 42),
    };
    // A folder is a name that ends in a slash and holds nothing.
    if (!name.endsWith('/')) files.set(name, () => contentOf(bytes, entry));
    at += 46 + nameBytes + rest;
  }
  return files;
}

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly local: number;
}

function contentOf(bytes: Buffer, { method, packed, local }: Entry): Buffer {
  if (bytes.readUInt32LE(local) !== LOCAL) throw new NoZip('a file of the zip is not there');
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(start, start + packed);
  if (method === 0) return data;
  if (method !== 8) throw new NoZip(`the zip is packed by a method (${method}) not read here`);
  return inflateRawSync(data, { maxOutputLength: FILE_BYTES_MAX });
}
