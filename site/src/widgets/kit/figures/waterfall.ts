import {
  waterfallFrame,
  waterfallSize,
  waterfallTable,
  waterfallView,
  type WaterfallFrame,
  type WaterfallOptions,
  type WaterfallRun,
} from 'hostlab/figures';
import type { LabFigure, Now, Played } from '../lab.ts';
import { upTo } from '../up-to.ts';

/** How starts are drawn: what the figure itself takes, and which machines share a row. */
export interface WaterfallWish extends WaterfallOptions {
  /** Rows of a world, top down; default as the figure chooses. */
  readonly rows?: (world: Played) => NonNullable<WaterfallRun['rows']>;
  /** Bars grow while the figure plays, on a scale that stays; default: all of them are shown at every instant. */
  readonly inTime?: boolean;
}

/** How the machines of all worlds started, aligned at the instant at which each was asked for. */
export function waterfall(
  label = 'From asked for to ready',
  wish: (now: Now) => WaterfallWish = () => ({}),
): LabFigure {
  const frameOf = (now: Now) => {
    const { rows, inTime = false, ...options } = wish(now);
    const frameAt = (seen: Now, more: WaterfallOptions): WaterfallFrame =>
      waterfallFrame(
        seen.worlds.map((world) => ({
          title: world.title,
          model: world.run.model,
          measures: world.measures,
          ...(rows === undefined ? {} : { rows: rows(world) }),
        })),
        { ...options, ...more },
      );
    const whole = frameAt(now, {});
    if (!inTime || now.at >= now.end) return whole;
    const { scale, phases, cut } = whole;
    const from = scale.kind === 'log' ? { from: scale.from } : {};
    return { ...frameAt(upTo(now), { until: scale.until, ...from }), phases, cut };
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
