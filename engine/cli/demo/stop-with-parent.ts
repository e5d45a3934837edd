/**
 * How does a child of the demo learn that the demo was killed? Loaded before the child's program,
 * it stops the child like Ctrl-C once the pipe from its parent closes: nothing is left holding a
 * port.
 */
import process from 'node:process';

process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
// An open pipe alone must not keep a program running that has nothing more to do.
(process.stdin as typeof process.stdin & { unref?: () => void }).unref?.();
