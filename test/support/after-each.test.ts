import { connect } from 'node:net';
import { isThisMachine } from './after-each.ts';

describe('after-each', () => {
  it.each(['example.org', '192.0.2.1', '10.0.0.1', '2001:db8::1'])(
    'refuses to reach %s',
    (host) => {
      expect(() => connect({ host, port: 9 })).toThrow(`A test wanted to reach ${host}`);
      expect(() => connect(9, host)).toThrow(`A test wanted to reach ${host}`);
    },
  );

  it.each(['127.0.0.1', '127.0.0.53', 'localhost', '::1', '::ffff:127.0.0.1'])(
    'lets tests reach %s',
    (host) => {
      expect(isThisMachine(host)).toBe(true);
    },
  );
});
