import type { Terminal } from './terminal.ts';

const width = 30;

/** A bar on stderr, for people; says nothing where nobody watches. `done` wipes it away. */
export interface Progress {
  show(share: number | undefined, words: string): void;
  done(): void;
}

/** Makes a bar; `share` is from 0 to 1, or `undefined` where the end is not known. */
export function progressBar(terminal: Terminal): Progress {
  let shown = 0;
  return {
    show(share, words) {
      if (!terminal.progress) return;
      const filled = Math.round(Math.min(1, share ?? 0) * width);
      const bar = share === undefined ? '' : `[${'█'.repeat(filled)}${' '.repeat(width - filled)}] `;
      const line = `${bar}${words}`;
      terminal.err(`\r${line.padEnd(shown)}`);
      shown = line.length;
    },
    done() {
      if (shown > 0) terminal.err(`\r${' '.repeat(shown)}\r`);
      shown = 0;
    },
  };
}
