/** Which pictures does Zendesk refuse, and which does it change? */
import { removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

/** The beginning of a PNG; nothing after its size is looked at. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33);
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;

describe('checkImage', () => {
  test.each<[string, string | Buffer]>([
    ['another size', png(800, 200)],
    ['sides exchanged', png(200, 830)],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['nothing', ''],
    ['a PNG cut short', png(830, 200).subarray(0, 20)],
  ])('a banner of %s is refused', async (_what, content) => {
    expect(await toldWith({ 'assets/banner.png': content })).toEqual([
      'badImage assets/banner.png',
    ]);
  });

  test.each([
    ['assets/banner.png', png(830, 200)],
    ['assets/banner.png', png(1660, 400)],
    ['assets/logo.png', png(1, 1)],
  ])('%s is taken', async (path, content) => {
    expect(await toldWith({ [path]: content })).toEqual([]);
  });

  test.each([
    ['a script', '<script>a()</script>'],
    ['an event handler', '<path d="M0 0" onclick="a()"/>'],
    ['an address that runs code', '<a href="javascript:a()"/>'],
    ['foreign markup', '<foreignObject/>'],
    ['a bitmap', '<image href="data:image/png;base64,AAAA"/>'],
  ])('a drawing with %s is warned of', async (_what, inside) => {
    const told = ['changedImage assets/icon.svg'];
    expect(await toldWith({ 'assets/icon.svg': svg(inside) })).toEqual(told);
  });

  test('a drawing of lines is taken, and so is one outside of assets', async () => {
    const changes = { 'assets/a.svg': svg('<path d="M0 0"/>'), 'a.svg': svg('<script/>') };
    expect(await toldWith(changes)).toEqual([]);
  });
});
