import { rect, risen } from '../draw.ts';
import type { Mark } from '../marks.ts';
import { inset, type Box } from '../tiles.ts';
import type { HostFrame, MachineFrame } from './frame.ts';
import { filled } from './machines.ts';

/** CPU as a column: a slice for each promise, its fill what is used; one slice for all where they would be too thin. */
export function coresOf(key: string, host: HostFrame, box: Box): Mark[] {
  const { capacity, promised, used } = host.cores;
  const marks: Mark[] = [rect(`${key}-cores`, 'column', box, { radius: 2 })];
  if (!(capacity > 0)) return marks;
  const slices = host.machines.map(({ cores }) => Math.max(cores.promised, cores.used));
  let sum = 0;
  let thinnest = Infinity;
  for (const slice of slices) {
    sum += slice;
    thinnest = Math.min(thinnest, slice);
  }
  if (host.unnamed === 0 && sum <= capacity * 1.0001 && (thinnest / capacity) * box.height >= 9) {
    let bottom = box.y + box.height;
    host.machines.forEach(({ place, cores }, i) => {
      const height = (slices[i]! / capacity) * box.height;
      const slice = inset({ ...box, y: bottom - height, height }, 0.75);
      marks.push(...filled(`${key}-cores-${String(place)}`, slice, cores.promised, cores.used, slices[i]!, 'promise'));
      bottom -= height;
    });
    return marks;
  }
  const most = Math.min(capacity, Math.max(promised, used));
  marks.push(
    ...filled(
      `${key}-cores-all`,
      inset(risen(box, most / capacity), 0.75),
      Math.min(promised, capacity),
      used,
      most,
      'promise',
    ),
  );
  return marks;
}

/** Whether the CPU of a host is drawn as it was in the same place: all its numbers are the very ones, and so are those of its machines. */
export function haveSameCores(one: HostFrame, other: HostFrame): boolean {
  return one.cores === other.cores && one.unnamed === other.unnamed && areSameSlices(one.machines, other.machines);
}

function areSameSlices(ones: readonly MachineFrame[], others: readonly MachineFrame[]): boolean {
  if (ones.length !== others.length) return false;
  for (let i = 0; i < ones.length; i++)
    if (ones[i]!.place !== others[i]!.place || ones[i]!.cores !== others[i]!.cores) return false;
  return true;
}
