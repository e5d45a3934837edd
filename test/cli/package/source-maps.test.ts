/** Would a source map publish the sources? */
import { checkApp } from '../../../engine/cli/package/check-app.ts';
import { makeFolder, removeFolders, toldWith } from './app-folder.ts';

afterEach(removeFolders);

const HOLDING = { version: 3, sources: ['a.ts'], sourcesContent: ['let a;'], mappings: '' };
const inline = (data: string) => `a();\n//# sourceMappingURL=data:application/json;${data}\n`;
const base64 = (value: object) =>
  inline(`charset=utf-8;base64,${Buffer.from(JSON.stringify(value)).toString('base64')}`);

describe('checkSourceMaps', () => {
  test.each<[string, object | string]>([
    ['a map that holds sources', HOLDING],
    ['one that holds one of two', { ...HOLDING, sourcesContent: [null, 'let a;'] }],
    ['a map of maps', { version: 3, sections: [{ map: {} }, { offset: {}, map: HOLDING }] }],
    ['one that cannot be read', '{"version": 3,'],
  ])('%s is refused', async (_what, map) => {
    expect(await toldWith({ 'assets/app.js.map': map })).toEqual(['sourceMap assets/app.js.map']);
  });

  test.each<[string, object | string]>([
    ['only names', { version: 3, sources: ['a.ts'], mappings: 'AAAA' }],
    ['nothing for each', { ...HOLDING, sourcesContent: [null] }],
    ['no object', '[]'],
    ['null', 'null'],
  ])('a map with %s is taken', async (_what, map) => {
    expect(await toldWith({ 'assets/app.js.map': map })).toEqual([]);
  });

  test.each([
    ['assets/a.js', base64(HOLDING)],
    ['assets/a.js', inline(`,${encodeURIComponent(JSON.stringify(HOLDING))}`).replace(';,', ',')],
    ['assets/a.js', inline('base64,AAAA')],
    ['assets/a.js', inline(',%7B%ZZ').replace(';,', ',')],
    ['assets/a.css', `/*# sourceMappingURL=${base64(HOLDING).split('URL=')[1]?.trim()} */`],
  ])('one inside of %s is refused', async (path, content) => {
    expect(await toldWith({ [path]: content })).toEqual([`sourceMap ${path}`]);
  });

  test('one inside that holds no sources, and a plain name, are taken', async () => {
    const changes = {
      'assets/a.js': base64({ ...HOLDING, sourcesContent: undefined }),
      'assets/b.js': 'b();\n//# sourceMappingURL=b.js.map\n',
    };
    expect(await toldWith(changes)).toEqual([]);
  });

  test('the place of one inside is told', async () => {
    const { problems } = await checkApp(await makeFolder({ 'assets/a.js': base64(HOLDING) }));
    expect(problems).toMatchObject([{ line: 2, column: 5 }]);
  });
});
