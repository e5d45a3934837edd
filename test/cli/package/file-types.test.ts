/** Which files does Zendesk refuse, by name and by content? */
import { deflateSync, gzipSync } from 'node:zlib';
import { removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

describe('checkFileType', () => {
  test.each(
    'rar zip gzip pdf doc docx avi bin bz bz2 csh sh jar mp3 mpeg odt pptx ppt xls xlsx 7z'.split(
      ' ',
    ),
  )('a .%s is refused', async (ending) => {
    expect(await toldWith({ [`assets/a.${ending}`]: 'x' })).toEqual([
      `forbiddenType assets/a.${ending}`,
    ]);
  });

  test.each<[string, Buffer]>([
    ['a zip', Buffer.from('PK\x03\x04rest')],
    ['a gzip', gzipSync('rest')],
    ['a pdf', Buffer.from('%PDF-1.7')],
    ['a rar', Buffer.from('Rar!\x1a\x07\x01')],
    ['an mp3', Buffer.from('ID3\x04')],
    ['an mpeg', Buffer.from([0, 0, 1, 0xba, 1])],
  ])('%s under another name is refused', async (_what, bytes) => {
    expect(await toldWith({ 'assets/data': bytes })).toEqual(['forbiddenType assets/data']);
  });

  test.each<[string, string | Buffer]>([
    ['assets/a.PDF.html', '<p>'],
    ['assets/a.woff2', Buffer.from('wOF2rest')],
    ['assets/a.wasm', Buffer.from('\0asm')],
    ['assets/pdf', 'x'],
    ['assets/a.dat', deflateSync('x')],
    ['assets/empty.js', ''],
  ])('%s is taken', async (path, content) => {
    expect(await toldWith({ [path]: content })).toEqual([]);
  });

  test('case does not help', async () => {
    expect(await toldWith({ 'assets/a.PDF': 'x' })).toEqual(['forbiddenType assets/a.PDF']);
  });
});
