import { expect, test } from 'vitest';
import { lines, textWidth } from '../../../simulator/src/figures/text-width.ts';

test('a line ends before a number, not between it and its unit', () => {
  const room = textWidth('for them, 7.5', 12) + 1;
  expect(lines('for them, 7.5 GiB', room, 12)).toEqual(['for them,', '7.5 GiB']);
  expect(lines('the host, 4 cores', textWidth('the host, 4', 12) + 1, 12)).toEqual(['the host,', '4 cores']);
  expect(lines('it was in some services', textWidth('it was in', 12) + 1, 12)).toEqual([
    'it was in',
    'some',
    'services',
  ]);
});

test('no word is lost, and no line is wider than its room but for one word alone', () => {
  const text = 'One request to web in twenty takes more than 4.1 s; batch is denied 75 % of what it wants.';
  for (let room = 20; room < 400; room += 13) {
    const broken = lines(text, room, 12);
    expect(broken.join(' ')).toBe(text);
    const couldBreak = broken.filter((line) => lines(line, 0, 12).length > 1);
    for (const line of couldBreak) expect(textWidth(line, 12)).toBeLessThanOrEqual(room);
  }
});
