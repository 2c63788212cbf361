import { expect, it } from 'vitest';
import { emphasised } from '../../../simulator/cli/colour.ts';

const table = 'One run.\n\nhost  cores\n────  ─────\nh         4';

it('headings are bold and rules faint, and nothing else changes', () => {
  expect(emphasised(table, true)).toBe(
    '\u001b[1mOne run.\u001b[22m\n\n\u001b[1mhost  cores\u001b[22m\n\u001b[2m────  ─────\u001b[22m\nh         4',
  );
});

it('nothing is coloured where it must not be', () => {
  expect(emphasised(table, false)).toBe(table);
});
