import { stateAt, type Run } from 'hostlab';
import { clock, DrawnHosts, hostsFrame, hostsSize, hostsTable, hostsView, type HostsFrame } from 'hostlab/figures';
import type { LabFigure, Now } from '../lab.ts';

const frames = new WeakMap<Now, HostsFrame[]>();
/** What was read last of a run: from one instant to the next most of it stays. */
const latest = new WeakMap<Run, HostsFrame>();

/** The hosts of all worlds at the instant that is shown; read once, however often it is asked for. */
export function hostFrames(now: Now): readonly HostsFrame[] {
  let found = frames.get(now);
  if (found === undefined) {
    found = now.worlds.map(({ title, run }) => {
      const state = stateAt(run.model, run.trace, Math.min(now.at, run.endedAt));
      const frame = hostsFrame(run.model, state, { title, before: latest.get(run) });
      latest.set(run, frame);
      return frame;
    });
    frames.set(now, found);
  }
  return found;
}

/** The hosts of all worlds side by side: promises as outlines, use as fill, waste as hatching. */
export function hosts(label = 'The hosts'): LabFigure {
  const drawn = new DrawnHosts();
  return {
    name: 'hosts',
    label,
    view: (now, width, title) => hostsView(hostFrames(now), hostsSize(hostFrames(now), width), title, drawn),
    table: (now) => hostsTable(hostFrames(now), `All hosts at ${clock(now.at, now.end)}`),
  };
}
