import { timelineFrame, timelineSize, timelineTable, timelineView, type TimelineFrame } from 'hostlab/figures';
import type { LabFigure, Now, Played } from '../lab.ts';

const frames = new WeakMap<Played, TimelineFrame>();

/** The whole run of a world over time. */
export function timelineOf(now: Now, world = 0): TimelineFrame {
  const played = now.worlds[world];
  if (played === undefined) throw new RangeError(`There is no world ${String(world)}.`);
  let found = frames.get(played);
  if (found === undefined) {
    found = timelineFrame(played.run.model, played.run.trace, played.measures);
    frames.set(played, found);
  }
  return found;
}

/** One world over time, with the instant as a line: what is promised, used and wanted as steps, the moments that matter, and how machines started. */
export function timeline(world = 0, label = 'Over time'): LabFigure {
  return {
    name: `timeline-${String(world)}`,
    label,
    world,
    view: (now, width, title) => {
      const frame = timelineOf(now, world);
      return { ...timelineView(frame, timelineSize(frame, width), now.at), title };
    },
    table: (now) => timelineTable(timelineOf(now, world)),
  };
}
