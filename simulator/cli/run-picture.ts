import { stateAt, type Measures, type Run } from 'hostlab';
import { hostsFrame, hostsSize, hostsView, toSvg } from 'hostlab/figures';

const width = 960;

/** The hosts of a run as an SVG file, at the end of the run or, where all had gone by then, when most machines were there. */
export function pictureOf({ model, trace, seed, endedAt }: Run, { density, machines }: Measures): string {
  const left = machines.some(({ outcome }) => outcome === 'running' || outcome === 'stopped');
  const at = left || machines.length === 0 ? endedAt : density.peakAt;
  const frame = hostsFrame(model, stateAt(model, trace, at), { title: model.name });
  const picture = hostsView([frame], hostsSize([frame], width), model.name);
  return `${toSvg(picture, { theme: 'auto', source: `hostlab, seed ${String(seed)}` })}\n`;
}
