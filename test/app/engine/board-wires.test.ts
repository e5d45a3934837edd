// What is said when the engine, or something before it, refuses?
import { refusalOf } from '../../../app/engine/board-wires.ts';
import { SignedOut } from '../../../app/engine/follow-board.ts';

describe('refusalOf', () => {
  it('takes the detail of a problem', () => {
    expect(refusalOf(403, '{"title":"Forbidden","detail":"Sign in first."}').message).toBe(
      'Sign in first.',
    );
  });

  it('takes the title when there is no detail', () => {
    expect(refusalOf(403, '{"title":"Forbidden","detail":""}').message).toBe('Forbidden');
  });

  it.each(['<html>', '', 'null', '{"detail":7}'])('falls back to the status for "%s"', (body) => {
    expect(refusalOf(502, body).message).toBe('HTTP 502');
  });

  it('knows a session that is over from every other refusal', () => {
    const over = '{"code":"notSignedIn","detail":"Sign in first."}';
    expect(refusalOf(401, over)).toBeInstanceOf(SignedOut);
    expect(refusalOf(401, over).message).toBe('Sign in first.');
    for (const body of ['{"code":"unauthorized"}', '{}', '<html>', '["notSignedIn"]']) {
      expect(refusalOf(401, body)).not.toBeInstanceOf(SignedOut);
    }
  });
});
