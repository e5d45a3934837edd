// Is biz asked where it is at hand, and left out in words where it is not?
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rubyBiz } from './ruby-biz.ts';

const ASKED = [{ at: Date.parse('2025-03-03T09:00:00+01:00'), minutes: 5, to: 0 }];

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ruby-biz-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));
const say = (line: string) => said.push(line);

/** A program in Ruby's place: `-e` asks whether the gem is there, anything else runs the script. */
function inPlaceOfRuby(gemExit: number, answering: string): string {
  const path = join(folder, 'ruby');
  const body = `if (process.argv[2] === '-e') process.exit(${gemExit});\n${answering}\n`;
  writeFileSync(path, `#!${process.execPath}\n${body}`);
  chmodSync(path, 0o755);
  return path;
}

describe('rubyBiz', () => {
  test('without a Ruby it is left out, in one line', () => {
    expect(rubyBiz(ASKED, say, join(folder, 'ruby'), 'biz.rb')).toBeNull();
    expect(said).toEqual(['biz (Ruby) is left out: there is no Ruby here.\n']);
  });

  test('without the gem it is left out, in one line', () => {
    expect(rubyBiz(ASKED, say, inPlaceOfRuby(1, ''), 'biz.rb')).toBeNull();
    expect(said).toEqual(['biz (Ruby) is left out: there is no gem biz here.\n']);
  });

  test('its answers are those the script prints for the questions on its standard input', () => {
    const echo = `
      const { questions } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
      const answers = questions.map(({ at, minutes }) => at + minutes * 60000);
      console.log(JSON.stringify({ advance: { answers, rate: 9 }, measure: null }));`;
    expect(rubyBiz(ASKED, say, inPlaceOfRuby(0, echo), 'biz.rb')).toEqual({
      name: 'biz (Ruby)',
      advance: { answers: [Date.parse('2025-03-03T09:05:00+01:00')], rate: 9 },
      measure: null,
    });
    expect(said).toEqual([]);
  });

  test('a script that fails is an error with its words, not a row less', () => {
    const ruby = inPlaceOfRuby(0, "console.error('undefined method'); process.exit(1);");
    expect(() => rubyBiz(ASKED, say, ruby, 'biz.rb')).toThrow('undefined method');
  });
});
