// Node's environment of Jest that fails a file which leaves something running when its last hook
// has ended: a server, a connection, a child, a watched file, a timer that keeps the process alive.
const { TestEnvironment } = require('jest-environment-node');

/** What counts, in Node's words for what keeps its loop alive. */
const WATCHED =
  /^(TCPServerWrap|TCPSocketWrap|PipeWrap|ProcessWrap|FSEventWrap|StatWatcher|Timeout)$/;

/** Ends take their time: a closed socket is gone some turns of the loop later. */
const PATIENCE_MS = 2000;

function running() {
  const counts = new Map();
  for (const name of process.getActiveResourcesInfo()) {
    if (WATCHED.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function leftBeside(before) {
  return [...running()].filter(([name, count]) => count > (before.get(name) ?? 0));
}

class LeakEnvironment extends TestEnvironment {
  async handleTestEvent({ name }) {
    if (name === 'run_start') this.before = running();
    if (name !== 'run_finish') return;
    const since = performance.now();
    let left = leftBeside(this.before);
    while (left.length > 0 && performance.now() - since < PATIENCE_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      left = leftBeside(this.before);
    }
    if (left.length === 0) return;
    const what = left.map(([kind, count]) => `${count} ${kind}`).join(', ');
    throw new Error(
      `This file leaves something running: ${what}. Close it in afterEach or afterAll.`,
    );
  }
}

module.exports = LeakEnvironment;
