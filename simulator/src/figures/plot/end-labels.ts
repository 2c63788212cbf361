import { apart } from '../axis.ts';
import { group, line, rect, text } from '../draw.ts';
import type { Mark } from '../marks.ts';
import type { Chart } from './chart.ts';
import { labelLine, sampleWidth, type Plan } from './plan.ts';

/** The names at the right, each with a sample of what it names; moved apart, with leaders. */
export function labelMarks(
  chart: Chart,
  { right, labels: written, labelGap, labelsAt }: Plan,
  top: number,
  base: number,
  y: (value: number) => number,
): Mark[] {
  const from = right + 5;
  const wordsAt = from + sampleWidth + 5;
  const { labels } = chart;
  const heights = apart(
    labels.map(({ at }) => y(at)),
    labelGap,
    top + labelGap / 2 - 6 + (labelsAt === '' ? 0 : labelLine + 3),
    base,
  );
  const head =
    labelsAt === '' ? [] : [text('labels-at', 'muted', wordsAt, Math.min(...heights) - labelGap / 2 - 4, labelsAt)];
  const named = labels.map(({ key, at, sample, role = 'label' }, i) => {
    const middle = heights[i]!;
    const wish = y(at);
    const isArea = sample.startsWith('area') || sample === 'difference' || sample === 'waste';
    const look = { radius: 2, ...(sample === 'waste' ? { fill: 'hatch' as const } : {}) };
    const square = { x: from + 2, y: middle - 5, width: sampleWidth - 4, height: 10 };
    const swatch: Mark = isArea
      ? rect(`${key}-sample`, sample, square, look)
      : line(`${key}-sample`, sample, from, middle, from + sampleWidth, middle);
    const leader = Math.abs(wish - middle) < 3 ? [] : [line(`${key}-leader`, 'leader', right, wish, from + 1, middle)];
    const words = written[i]!;
    return group(key, [
      ...leader,
      swatch,
      ...(sample === 'waste' || sample === 'difference' ? [rect(`${key}-edge`, 'wanted', square, { radius: 2 })] : []),
      ...words.map((each, k) =>
        text(`${key}-words-${String(k)}`, role, wordsAt, middle + 4 + (k - (words.length - 1) / 2) * labelLine, each),
      ),
    ]);
  });
  return [...head, ...named];
}
