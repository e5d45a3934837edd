/**
 * What must no test do, whatever it tests? Reach beyond this machine, or leave the environment's
 * variables other than it found them. (What a file leaves open: leak-environment.cjs.)
 */
import net from 'node:net';

const connect = net.Socket.prototype.connect;

/** The host of any of connect's forms; null for a pipe, and for "this machine" by default. */
function hostOf(args: readonly unknown[]): string | null {
  // Node hands its own normalised form on: an array of the options and the listener.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    const { path, host } = first as { path?: unknown; host?: unknown };
    return typeof path === 'string' || typeof host !== 'string' ? null : host;
  }
  return typeof second === 'string' ? second : null;
}

/** Whether a host is this machine itself. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || /^(127\.|::1$|\[::1\]$|::ffff:127\.|0\.0\.0\.0$)/.test(host);
}

function guarded(this: net.Socket, ...args: readonly unknown[]): net.Socket {
  const host = hostOf(args);
  if (host !== null && !isThisMachine(host)) {
    throw new Error(`A test wanted to reach ${host}; tests stay on this machine.`);
  }
  return Reflect.apply(connect, this, args) as net.Socket;
}

let variables: Readonly<NodeJS.ProcessEnv> = {};

beforeAll(() => {
  net.Socket.prototype.connect = guarded as typeof connect;
});

beforeEach(() => {
  variables = { ...process.env };
});

afterEach(() => {
  expect({ ...process.env }).toEqual(variables);
});

afterAll(() => {
  net.Socket.prototype.connect = connect;
});
