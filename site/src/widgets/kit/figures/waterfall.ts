import {
  waterfallFrame,
  waterfallSize,
  waterfallTable,
  waterfallView,
  type WaterfallOptions,
  type WaterfallRun,
} from 'hostlab/figures';
import type { LabFigure, Now, Played } from '../lab.ts';

/** How starts are drawn: what the figure itself takes, and which machines share a row. */
export interface WaterfallWish extends WaterfallOptions {
  /** Rows of a world, top down; default as the figure chooses. */
  readonly rows?: (world: Played) => NonNullable<WaterfallRun['rows']>;
}

/** How the machines of all worlds started, aligned at the instant at which each was asked for. */
export function waterfall(
  label = 'From asked for to ready',
  wish: (now: Now) => WaterfallWish = () => ({}),
): LabFigure {
  const frameOf = (now: Now) => {
    const { rows, ...options } = wish(now);
    const runs = now.worlds.map((world) => ({
      title: world.title,
      model: world.run.model,
      measures: world.measures,
      ...(rows === undefined ? {} : { rows: rows(world) }),
    }));
    return waterfallFrame(runs, options);
  };
  return {
    name: 'waterfall',
    label,
    view: (now, width, title) => {
      const frame = frameOf(now);
      return waterfallView(frame, waterfallSize(frame, width), title);
    },
    table: (now) => waterfallTable(frameOf(now), label),
  };
}
