import { line, rect, risen, text } from '../draw.ts';
import type { GroupMark, Mark, Subject } from '../marks.ts';
import { textWidth } from '../text-width.ts';
import { inset, type Box } from '../tiles.ts';
import { wallIn, type Crowd } from './crowd.ts';
import type { DrawnHosts } from './drawn.ts';
import { extent, extentOf, guestShare, ownUse, wallOf, type WallRole } from './extents.ts';
import type { HostFrame, HostsFrame, MachineFrame } from './frame.ts';
import type { Tiling } from './tiling.ts';
import { machineLabel } from './words.ts';

/** On a host with more machines than this, names would be noise: pointing at a machine tells its own. */
const mostNamed = 6;
const nameHeight = 20;
/** Pixels: of less, no more than specks of a hatching are seen. */
const leastHatched = 3;
/** Pixels; as the style of walls has it. */
const edge = 1.25;

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

/** A promise as an outline with hatching, and what is used of it as a fill from the bottom. `whole` fills the box. */
export function filled(key: string, box: Box, promised: number, used: number, whole: number, role: WallRole): Mark[] {
  if (!(whole > 0) || box.height <= 0 || box.width <= 0) return [];
  const radius = role === 'promise-container' ? 2.5 : 1;
  const outline = risen(box, promised / whole);
  const isPassed = promised > 0 && used > promised;
  // Beyond its promise it is as wide as the edge around that.
  const fill = risen(isPassed ? inset(box, -edge / 2) : box, used / whole);
  const marks: Mark[] = [];
  if (outline.height - fill.height >= leastHatched)
    marks.push(rect(`${key}-waste`, 'waste', outline, { radius, fill: 'hatch' }));
  marks.push(rect(`${key}-use`, role === 'promise-starting' ? 'use-starting' : 'use', fill, { radius }));
  if (promised > 0) marks.push(rect(`${key}-promise`, wallIn(box, role), outline, { radius }));
  if (isPassed) marks.push(line(`${key}-passed`, 'promise-passed', fill.x, outline.y, fill.x + fill.width, outline.y));
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
export interface DrawnMemory {
  readonly marks: readonly Mark[];
  /** Where the highest tile ends. */
  readonly top: number;
  /** Bytes that the tiles stand for. */
  readonly extent: number;
}

/**
 * The machines of a host as tiles in the box of its memory, which stands for `whole` bytes.
 *
 * @param crowd takes in what they have in common; undefined: each is drawn by itself
 */
export function memoryOf(
  key: string,
  host: HostFrame,
  box: Box,
  whole: number,
  crowd: Crowd | undefined,
  drawn: DrawnHosts,
): DrawnMemory {
  const { machines } = host;
  const vms = machines.some(({ kind }) => kind !== 'container');
  const tiling = drawn.tiling(key, machines, { box, whole, shape: vms ? 12 : 0.45, margin: 1.5 });
  const sum = extentOf(machines);
  if (host.unnamed > 0 || !areSeen(tiling)) {
    const promised = host.bytes.promised;
    const used = Math.max(0, host.bytes.used - host.bytes.system);
    const all = Math.max(promised, used, sum);
    const block = inset(risen(box, whole > 0 ? all / whole : 0), 1.5);
    const guests = machines.reduce((total, machine) => total + machine.bytes.kernel, 0);
    const marks = filled(`${key}-all`, block, promised, used, all, vms ? 'promise' : 'promise-container');
    if (guests > 0 && all > 0) marks.push(rect(`${key}-guests`, 'kernel', risen(block, guests / all)));
    return { marks, top: block.y, extent: all };
  }
  const manner: Manner = { drawn, crowd, named: machines.length <= mostNamed };
  const marks = drawMachines(machines, tiling, manner);
  return {
    marks: crowd === undefined ? marks : [...crowd.marks(`${key}-all`), ...marks],
    top: tiling.top,
    extent: sum,
  };
}

/** Whether each machine has a tile on which something can be seen. */
function areSeen({ tiles, sizes }: Tiling): boolean {
  return tiles.every(({ width, height }, i) => sizes[i] === 0 || (width >= 6 && height >= 5));
}

/** The name of a machine in its upper corner, where there is room for it: over the hatching, or else on the fill. */
function nameOf(machine: MachineFrame, { keys, inner }: Tiling, i: number): Mark[] {
  const { name, bytes } = machine;
  const key = `${keys[i]!}-name`;
  const box = inner[i]!;
  const whole = extent(machine);
  if (!(whole > 0) || textWidth(name, 12) > box.width - 10) return [];
  const fill = risen(box, bytes.used / whole);
  const above = risen(box, Math.max(bytes.promised, bytes.used) / whole);
  const free = fill.y - above.y;
  if (free >= nameHeight) return [text(key, 'machine-name', box.x + 5, above.y + 14, name)];
  if (fill.height - box.height * (bytes.kernel / whole) < nameHeight) return [];
  return [text(key, 'on-phase', box.x + 5, fill.y + 14, name)];
}

function drawMachines(machines: readonly MachineFrame[], tiling: Tiling, manner: Manner): Mark[] {
  return machines.map((machine, i) => {
    const own = manner.crowd?.machine(tiling, i, machine) ?? drawAlone(machine, tiling, i);
    let marks = own;
    if (machine.inside.length > 0) marks = [...own, ...drawInside(machine, tiling, i, manner)];
    else if (manner.named) marks = [...own, ...nameOf(machine, tiling, i)];
    return new MachineMark(tiling.keys[i]!, marks, tiling.subjects[i]!, machine);
  });
}

/** A machine with marks of its own for what it uses. */
function drawAlone(machine: MachineFrame, { keys, inner }: Tiling, i: number): readonly Mark[] {
  const key = keys[i]!;
  const box = inner[i]!;
  const whole = extent(machine);
  const marks = filled(key, box, machine.bytes.promised, ownUse(machine), whole, wallOf(machine));
  const guest = guestShare(box, machine);
  if (guest > 0) marks.push(rect(`${key}-guest`, 'kernel', risen(box, guest), { radius: 1 }));
  return marks;
}

function drawInside(machine: MachineFrame, { keys, inner }: Tiling, i: number, { drawn, crowd }: Manner): Mark[] {
  const box = inner[i]!;
  const guest = guestShare(box, machine);
  const room = inset({ ...box, height: box.height * (1 - guest) }, 2);
  const free = extent(machine) - (guest > 0 ? machine.bytes.kernel : 0);
  const within = drawn.tiling(keys[i]!, machine.inside, { box: room, whole: free, shape: 0.6, margin: 1 });
  return drawMachines(machine.inside, within, { drawn, crowd, named: false });
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
