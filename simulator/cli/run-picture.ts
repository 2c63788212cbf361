import { seriesOf, stateAt, type Measures, type Run } from 'hostlab';
import {
  duration,
  hostsFrame,
  hostsSize,
  hostsView,
  timelineFrame,
  timelineSize,
  timelineView,
  toSvg,
  type HostsFrame,
  type Picture,
} from 'hostlab/figures';

const width = 1040;

/** The figures that a run can be drawn as. */
export const figureNames = ['timeline', 'hosts'] as const;
export type FigureName = (typeof figureNames)[number];

/** µs: in the midst of the longest time in which most cores are in use; `undefined` where none ever are. */
export function busiestAt({ model, trace, endedAt }: Run): number | undefined {
  const wishes = model.hosts.map((_, place) => ({ place, what: 'cpu-used' as const }));
  const changes = seriesOf(model, trace, wishes).flatMap(({ at, value }) =>
    Array.from(at, (when, i) => ({ when, by: value[i]! - (value[i - 1] ?? 0) })),
  );
  changes.sort((one, other) => one.when - other.when);
  let cores = 0;
  let best = { cores: 1e-9, from: 0, to: 0 };
  changes.forEach(({ when, by }, i) => {
    cores += by;
    const to = changes[i + 1]?.when ?? endedAt;
    // Sums of the same numbers in another order differ in their last bits.
    const asMuch = Math.abs(cores - best.cores) <= best.cores * 1e-9;
    if (to > when && (asMuch ? to - when > best.to - best.from : cores > best.cores)) best = { cores, from: when, to };
  });
  return best.to === 0 ? undefined : Math.floor((best.from + best.to) / 2);
}

/** The hosts at an instant; default at the end of a run or, where all machines had gone by then, when most were there. */
export function hostsOf(
  { model, trace, endedAt }: Run,
  { density, machines }: Measures,
  title: string,
  when?: number,
): HostsFrame {
  const left = machines.some(({ outcome }) => outcome === 'running' || outcome === 'stopped');
  const at = when ?? (left || machines.length === 0 ? endedAt : density.peakAt);
  return hostsFrame(model, stateAt(model, trace, at), { title });
}

/** Hosts figures side by side, as an SVG file. */
export function hostsPicture(frames: readonly HostsFrame[], title: string, seed: number): string {
  return file(hostsView(frames, hostsSize(frames, width), title), seed);
}

/** A run as an SVG file. */
export function pictureOf(run: Run, measures: Measures, figure: FigureName): string {
  if (figure === 'hosts') {
    const at = busiestAt(run);
    const when = at === undefined ? '' : `, at ${duration(at)}`;
    const frame = hostsOf(run, measures, `${run.model.name}${when}`, at);
    return hostsPicture([frame], run.model.name, run.seed);
  }
  const frame = timelineFrame(run.model, run.trace, measures);
  return file(timelineView(frame, timelineSize(frame, width)), run.seed);
}

function file(picture: Picture, seed: number): string {
  const svg = toSvg(picture, { theme: 'auto', source: `hostlab, seed ${String(seed)}` });
  return svg.endsWith('\n') ? svg : `${svg}\n`;
}
