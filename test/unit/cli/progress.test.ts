import { expect, it } from 'vitest';
import { progressBar } from '../../../simulator/cli/progress.ts';

function shown(progress: boolean): string {
  let err = '';
  const bar = progressBar({
    out: () => undefined,
    err: (text) => {
      err += text;
    },
    async *stdin() {},
    progress,
    colour: false,
  });
  bar.show(0.5, '20 events');
  bar.show(undefined, '21');
  bar.done();
  return err;
}

it('a bar is drawn over itself, and wiped away', () => {
  const line = `[${'█'.repeat(15)}${' '.repeat(15)}] 20 events`;

  expect(shown(true)).toBe(`\r${line}\r${'21'.padEnd(line.length)}\r  \r`);
});

it('nobody watching, nothing said', () => {
  expect(shown(false)).toBe('');
});
