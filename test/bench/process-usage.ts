// What has another process used of the processor and of memory? From /proc on Linux, else from ps.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export interface Usage {
  /** Processor seconds since it started, user and system. */
  readonly cpuS: number;
  /** The most it had resident: the peak so far on Linux, what it has now elsewhere. */
  readonly residentMb: number;
}

/** Throws when there is no such process. */
export function usageOf(pid: number): Usage {
  return existsSync(`/proc/${pid}/stat`) ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is a name in parentheses that may itself hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const ticksPerS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return { cpuS: ticks / ticksPerS, residentMb: Number(peak?.[1]) / 1024 };
}

function fromPs(pid: number): Usage {
  const options = ['-o', 'time=,rss=', '-p', String(pid)];
  const [time = '', kilobytes] = execFileSync('ps', options, { encoding: 'utf8' })
    .trim()
    .split(/\s+/);
  return { cpuS: secondsIn(time), residentMb: Number(kilobytes) / 1024 };
}

/** `[[days-]hours:]minutes:seconds`, as ps writes processor time. */
export function secondsIn(time: string): number {
  const [clock = '', days = '0'] = time.split('-').reverse();
  const parts = clock.split(':').map(Number);
  return Number(days) * 86_400 + parts.reduce((sum, part) => sum * 60 + part, 0);
}
