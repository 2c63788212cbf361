import { seriesSize, seriesTable, seriesView, type SeriesFrame, type SeriesOptions } from 'hostlab/figures';
import { seriesOfNow, type SeriesWish } from '../kit/figures/series.ts';
import type { LabFigure, Now } from '../kit/lab.ts';

type Steps = SeriesFrame['total']['steps'];

/** Stretches of a frame that are made one. */
const together = 4;

/**
 * Quantities over time that change with each request: where the kit’s figure shows means of short stretches, this one
 * shows means of stretches four times as long. It is calmer, and a quarter of the bytes.
 */
export function means(
  name: string,
  label: string,
  tracks: (now: Now) => readonly SeriesWish[],
  options: (now: Now) => SeriesOptions,
): LabFigure {
  const frameOf = (now: Now): SeriesFrame => coarser(seriesOfNow(now, tracks, options));
  return {
    name,
    label,
    view: (now, width, title) => {
      const frame = frameOf(now);
      return seriesView(frame, seriesSize(frame, width), title);
    },
    table: (now) => seriesTable(frameOf(now), label),
  };
}

/** The frame in longer stretches; as it is where every step is shown. */
export function coarser(frame: SeriesFrame): SeriesFrame {
  if (frame.stretch === 0) return frame;
  const { cursor, lines, total } = frame;
  const longer = lines.map((line) => {
    const steps = joined(line.steps);
    return { ...line, steps, peak: Math.max(...steps.value), last: steps.value.at(-1) ?? 0 };
  });
  const sum = joined(total.steps);
  return {
    ...frame,
    stretch: frame.stretch * together,
    lines: longer,
    total: { ...total, steps: sum, peak: Math.max(...sum.value) },
    ...(cursor === undefined
      ? {}
      : {
          cursor: {
            at: cursor.at,
            values: longer.map(({ steps }) => steps.value[steps.at.findLastIndex((at) => at <= cursor.at)] ?? 0),
          },
        }),
  };
}

/** Means of several stretches of equal length. */
function joined({ at, value }: Steps): Steps {
  const stretches = Math.ceil(at.length / together);
  const means = Float64Array.from({ length: stretches }, (_, i) => {
    const part = value.subarray(i * together, (i + 1) * together);
    return part.reduce((sum, one) => sum + one, 0) / part.length;
  });
  return {
    at: Float64Array.from({ length: stretches }, (_, i) => at[i * together] ?? 0),
    value: means,
    slope: new Float64Array(stretches),
  };
}
