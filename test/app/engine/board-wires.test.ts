// What is said when the engine, or something before it, refuses?
import { refusalText } from '../../../app/engine/board-wires.ts';

describe('refusalText', () => {
  it('takes the detail of a problem', () => {
    expect(refusalText(403, '{"title":"Forbidden","detail":"Sign in first."}')).toBe(
      'Sign in first.',
    );
  });

  it('takes the title when there is no detail', () => {
    expect(refusalText(403, '{"title":"Forbidden","detail":""}')).toBe('Forbidden');
  });

  it.each(['<html>', '', 'null', '{"detail":7}'])('falls back to the status for "%s"', (body) => {
    expect(refusalText(502, body)).toBe('HTTP 502');
  });
});
