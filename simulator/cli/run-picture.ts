import { stateAt, type Measures, type Run } from 'hostlab';
import {
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

/** The hosts at the end of a run or, where all machines had gone by then, when most were there. */
export function hostsOf({ model, trace, endedAt }: Run, { density, machines }: Measures, title: string): HostsFrame {
  const left = machines.some(({ outcome }) => outcome === 'running' || outcome === 'stopped');
  const at = left || machines.length === 0 ? endedAt : density.peakAt;
  return hostsFrame(model, stateAt(model, trace, at), { title });
}

/** Hosts figures side by side, as an SVG file. */
export function hostsPicture(frames: readonly HostsFrame[], title: string, seed: number): string {
  return file(hostsView(frames, hostsSize(frames, width), title), seed);
}

/** A run as an SVG file. */
export function pictureOf(run: Run, measures: Measures, figure: FigureName): string {
  if (figure === 'hosts') return hostsPicture([hostsOf(run, measures, run.model.name)], run.model.name, run.seed);
  const frame = timelineFrame(run.model, run.trace, measures);
  return file(timelineView(frame, timelineSize(frame, width)), run.seed);
}

function file(picture: Picture, seed: number): string {
  const svg = toSvg(picture, { theme: 'auto', source: `hostlab, seed ${String(seed)}` });
  return svg.endsWith('\n') ? svg : `${svg}\n`;
}
