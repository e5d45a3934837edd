/**
 * How does the console show that something takes a while? A bar on a terminal, else a few lines.
 */

const WIDTH = 28;
const LINE_EVERY_SHARE = 0.25;

export interface Console {
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

export interface ProgressBar {
  /** `share` is 0 to 1; the note stands behind the bar. */
  readonly tell: (share: number, note: string) => void;
  readonly end: () => void;
}

/** A bar that redraws its line; without a terminal it writes a plain line at each quarter. */
export function progressBar(label: string, out: Console): ProgressBar {
  let told = 0;
  return {
    tell: (share, note) => {
      const percent = `${Math.floor(share * 100)} %`;
      if (out.isTerminal) {
        const full = Math.round(share * WIDTH);
        const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
        out.write(`\r\u001b[K${label} ${bar} ${percent.padStart(5)}  ${note}`);
      } else if (share >= told + LINE_EVERY_SHARE || share >= 1) {
        told = share;
        out.write(`${label} ${percent}, ${note}\n`);
      }
    },
    end: () => {
      if (out.isTerminal) out.write('\r\u001b[K');
    },
  };
}
