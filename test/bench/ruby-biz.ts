// What does Ruby's biz answer, and how fast? Asked where there is a Ruby that has the gem.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answered, Question } from './rival.ts';

/** The script beside this file's source, seen from the compiled file. */
const SCRIPT = fileURLToPath(new URL('../../../test/bench/biz.rb', import.meta.url));

/**
 * Its answers to the questions; null, said on standard error, without a Ruby or without the gem.
 * Nothing is installed.
 */
export function rubyBiz(
  asked: readonly Question[],
  say: (line: string) => void,
  ruby = 'ruby',
  script = SCRIPT,
): Answered | null {
  const found = spawnSync(ruby, ['-e', "require 'biz'"], { encoding: 'utf8' });
  if (found.error !== undefined || found.status !== 0) {
    const lacking = found.error === undefined ? 'gem biz' : 'Ruby';
    say(`biz (Ruby) is left out: there is no ${lacking} here.\n`);
    return null;
  }
  const input = JSON.stringify({ questions: asked });
  const answer = spawnSync(ruby, [script], { input, encoding: 'utf8' });
  if (answer.status !== 0) throw new Error(`biz (Ruby) failed: ${answer.stderr}`);
  return { name: 'biz (Ruby)', ...JSON.parse(answer.stdout) };
}
