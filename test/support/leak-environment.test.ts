import { createServer, type Server } from 'node:net';

const LeakEnvironment = jest.requireActual<new () => Environment>('./leak-environment.cjs');

interface Environment {
  handleTestEvent(event: { readonly name: string }): Promise<void>;
}

/** Without the virtual machine that Jest gives it, which has no part in this. */
const environment: Environment = Object.create(LeakEnvironment.prototype);

describe('LeakEnvironment', () => {
  it('fails a file that leaves a server, and no file that has closed its own', async () => {
    await environment.handleTestEvent({ name: 'run_start' });
    const server = await new Promise<Server>((resolve) => {
      const one = createServer().listen(0, '127.0.0.1', () => resolve(one));
    });
    const finish = () => environment.handleTestEvent({ name: 'run_finish' });
    await expect(finish()).rejects.toThrow('leaves something running: 1 TCPServerWrap');
    server.close();
    await expect(finish()).resolves.toBeUndefined();
  });

  it('fails a file that leaves timers which keep the process alive', async () => {
    await environment.handleTestEvent({ name: 'run_start' });
    // More than one, because a timer of Jest's own may end between the two counts.
    const timers = Array.from({ length: 5 }, () => setInterval(() => undefined, 60_000));
    const finished = environment.handleTestEvent({ name: 'run_finish' });
    const cleared = finished.finally(() => timers.forEach((timer) => void clearInterval(timer)));
    await expect(cleared).rejects.toThrow(/\d Timeout/);
    await expect(environment.handleTestEvent({ name: 'run_finish' })).resolves.toBeUndefined();
  });
});
