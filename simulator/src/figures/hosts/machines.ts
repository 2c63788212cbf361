import { rect, risen, text } from '../draw.ts';
import type { GroupMark, Mark, Subject } from '../marks.ts';
import { textWidth } from '../text-width.ts';
import { inset, type Box } from '../tiles.ts';
import { Crowd, wallIn, type WallRole } from './crowd.ts';
import type { DrawnHosts, Tiling } from './drawn.ts';
import type { HostFrame, HostsFrame, MachineFrame } from './frame.ts';
import { machineLabel } from './words.ts';

/** On a host with more machines than this, names would be noise: pointing at a machine tells its own. */
const mostNamed = 6;
const nameHeight = 20;

/** In a picture with more machines than this, what they use is one mark a host: a browser styles each mark that changes anew. */
const mostSingly = 100;

/** Whether the machines of a picture are too many for marks of their own for what they use. */
export function areCrowd(frames: readonly HostsFrame[]): boolean {
  let many = 0;
  const count = (machines: readonly MachineFrame[]): void => {
    many += machines.length;
    for (const { inside } of machines) {
      if (many > mostSingly) return;
      if (inside.length > 0) count(inside);
    }
  };
  for (const { hosts } of frames) for (const { machines } of hosts) count(machines);
  return many > mostSingly;
}

/** Bytes that a machine takes up in the drawing: its promise, or its use where that is more. */
export function extent(machine: MachineFrame): number {
  return Math.max(machine.bytes.promised, machine.bytes.used);
}

/** In a loop: it is asked for in each frame, and folding leaves a number behind at each step. */
export function sumOf(sizes: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < sizes.length; i++) sum += sizes[i]!;
  return sum;
}

/** A promise as an outline with hatching, and what is used of it as a fill from the bottom. `whole` fills the box. */
export function filled(key: string, box: Box, promised: number, used: number, whole: number, role: WallRole): Mark[] {
  if (!(whole > 0) || box.height <= 0 || box.width <= 0) return [];
  const radius = role === 'promise-container' ? 2.5 : 1;
  const outline = risen(box, promised / whole);
  const fill = risen(box, used / whole);
  const marks: Mark[] = [];
  if (promised > 0) marks.push(rect(`${key}-waste`, 'waste', outline, { radius, fill: 'hatch' }));
  marks.push(rect(`${key}-use`, role === 'promise-starting' ? 'use-starting' : 'use', fill, { radius }));
  if (promised > 0) marks.push(rect(`${key}-promise`, wallIn(box, role), outline, { radius }));
  return marks;
}

/** How the machines of a host are drawn. */
interface Manner {
  readonly drawn: DrawnHosts;
  /** Undefined: each by itself. */
  readonly crowd: Crowd | undefined;
  readonly named: boolean;
}

/** The memory of a host, drawn. */
export interface Drawn {
  readonly marks: readonly Mark[];
  /** Where the highest tile ends. */
  readonly top: number;
  /** Bytes that the tiles stand for. */
  readonly extent: number;
}

/** The machines of a host as tiles in the box of its memory, which stands for `whole` bytes. */
export function memoryOf(
  key: string,
  host: HostFrame,
  box: Box,
  whole: number,
  crowd: boolean,
  drawn: DrawnHosts,
): Drawn {
  const sizes = host.machines.map(extent);
  const sum = sumOf(sizes);
  const vms = host.machines.some(({ kind }) => kind !== 'container');
  const places = host.machines.map(({ place }) => place);
  const tiling = drawn.tiling(key, { places, sizes, box, whole, shape: vms ? 12 : 0.45, margin: 1.5 });
  const { tiles } = tiling;
  const drawable =
    host.unnamed === 0 && tiles.every(({ width, height }, i) => sizes[i] === 0 || (width >= 6 && height >= 5));
  if (!drawable) {
    const promised = host.bytes.promised;
    const used = Math.max(0, host.bytes.used - host.bytes.system);
    const all = Math.max(promised, used, sum);
    const block = inset(risen(box, whole > 0 ? all / whole : 0), 1.5);
    const guests = host.machines.reduce((total, machine) => total + machine.bytes.kernel, 0);
    const marks = filled(`${key}-all`, block, promised, used, all, vms ? 'promise' : 'promise-container');
    if (guests > 0 && all > 0) marks.push(rect(`${key}-guests`, 'kernel', risen(block, guests / all)));
    return { marks, top: block.y, extent: all };
  }
  const manner: Manner = {
    drawn,
    crowd: crowd ? new Crowd() : undefined,
    named: host.machines.length <= mostNamed,
  };
  const marks = host.machines.map((machine, i) => drawMachine(machine, tiling, i, manner));
  let top = box.y + box.height;
  for (const { y, height } of tiles) if (height > 0 && y < top) top = y;
  return { marks: [...(manner.crowd?.marks(`${key}-all`) ?? []), ...marks], top, extent: sum };
}

/** The name of a machine in its upper corner, where there is room for it: over the hatching, or else on the fill. */
function nameOf(key: string, { name, bytes }: MachineFrame, box: Box, whole: number): Mark[] {
  if (!(whole > 0) || textWidth(name, 12) > box.width - 10) return [];
  const fill = risen(box, bytes.used / whole);
  const above = risen(box, Math.max(bytes.promised, bytes.used) / whole);
  const free = fill.y - above.y;
  if (free >= nameHeight) return [text(`${key}-name`, 'machine-name', box.x + 5, above.y + 14, name)];
  if (fill.height - box.height * (bytes.kernel / whole) < nameHeight) return [];
  return [text(`${key}-name`, 'on-phase', box.x + 5, fill.y + 14, name)];
}

function drawMachine(machine: MachineFrame, tiling: Tiling, i: number, { drawn, crowd, named }: Manner): Mark {
  const key = tiling.keys[i]!;
  const box = tiling.inner[i]!;
  const { promised, used, kernel } = machine.bytes;
  const whole = extent(machine);
  const nested = machine.inside.length > 0;
  const guest = whole > 0 && kernel > 0 ? guestShare(box, kernel / whole, used / whole) : 0;
  const own = nested ? kernel : used;
  const role =
    machine.phase !== 'ready' ? 'promise-starting' : machine.kind === 'container' ? 'promise-container' : 'promise';
  let marks: readonly Mark[];
  if (crowd === undefined) {
    const single = filled(key, box, promised, own, whole, role);
    if (guest > 0) single.push(rect(`${key}-guest`, 'kernel', risen(box, guest), { radius: 1 }));
    marks = single;
  } else marks = crowd.machine(tiling, i, promised, whole, role, own / whole, guest);
  if (nested) {
    const room = inset({ ...box, height: box.height * (1 - guest) }, 2);
    const places = machine.inside.map(({ place }) => place);
    const sizes = machine.inside.map(extent);
    const free = guest > 0 ? whole - kernel : whole;
    const within = drawn.tiling(key, { places, sizes, box: room, whole: free, shape: 0.6, margin: 1 });
    const manner = { drawn, crowd, named: false };
    const inside = machine.inside.map((each, k) => drawMachine(each, within, k, manner));
    marks = [...marks, ...inside];
  } else if (named) marks = [...marks, ...nameOf(key, machine, box, whole)];
  return new MachineMark(key, marks, tiling.subjects[i]!, machine);
}

/** A machine in the picture. There are many, and few are ever pointed at: what it says is put together when it is asked for. */
class MachineMark implements GroupMark {
  readonly kind = 'group';
  readonly role = 'group';
  readonly key: string;
  readonly marks: readonly Mark[];
  readonly of: Subject;
  readonly #machine: MachineFrame;

  constructor(key: string, marks: readonly Mark[], of: Subject, machine: MachineFrame) {
    this.key = key;
    this.marks = marks;
    this.of = of;
    this.#machine = machine;
  }

  get label(): string {
    return machineLabel(this.#machine);
  }
}

/** So much of the height is a guest's kernel: to scale, but never so thin that it is not seen, nor more than half of what is used. */
function guestShare({ height }: Box, kernel: number, used: number): number {
  return Math.max(kernel, Math.min(4 / Math.max(1, height), used / 2));
}
