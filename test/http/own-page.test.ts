/** Can nobody be sent off our own pages by what `to` says? */
import fc from 'fast-check';
import { ownPage } from '../../engine/http/own-page.ts';

describe('ownPage', () => {
  test.each(['/board', '/board/', '/board/?state=breached&zone=Europe/Paris', '/board/x.html'])(
    'keeps %s',
    (to) => expect(ownPage(to)).toBe(to),
  );

  test.each([
    '//evil.example',
    '//evil.example/board/',
    '/\\evil.example/board/',
    '/\t/evil.example/board/',
    '\\\\evil.example/board',
    'https://evil.example/board/',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'board/',
    '/',
    '/login?to=/board/',
    '/logout',
    '/v1/stop',
    '/boards',
    '/board/../v1/board',
    '/board/%2e%2e/login',
    '/board\\..\\login',
    '',
    undefined,
    ['/board/', '/board/'],
    `/board/?${'x'.repeat(2_000)}`,
  ])('leads to the board instead of %j', (to) => expect(ownPage(to)).toBe('/board/'));

  test('whatever is asked, a browser stays on the board', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      'board',
      '..',
      'evil.example',
      ':',
      '\t',
      '\n',
      '@',
      '?',
    );
    const wild = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 8 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(wild, fc.constantFrom('', '/', '/board', '/board/'), (tail, head) => {
        const led = new URL(ownPage(head + tail), 'https://palier.example/login/back');
        expect(led.origin).toBe('https://palier.example');
        expect(led.pathname).toMatch(/^\/board(\/|$)/);
        expect(ownPage(head + tail)).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
