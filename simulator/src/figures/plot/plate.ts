import { rect } from '../draw.ts';
import type { Mark, TextMark } from '../marks.ts';
import { textWidth } from '../text-width.ts';

/** Words through which no line or hatching runs: they have paper under them. */
export function onPlate(words: TextMark): Mark[] {
  const { key, x, y, anchor, text } = words;
  const wide = textWidth(text, words.size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return [
    rect(`${key}-plate`, 'plate', { x: left - 3, y: y - 11, width: wide + 6, height: 14 }),
    { ...words, role: 'label' },
  ];
}
