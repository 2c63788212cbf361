import type { Mark, Subject } from '../marks.ts';
import { inset, tile, type Box } from '../tiles.ts';
import { extent } from './extents.ts';
import type { MachineFrame } from './frame.ts';

/** Where machines are put; see {@link tile}. */
export interface Ground {
  readonly box: Box;
  /** Bytes that the box stands for. */
  readonly whole: number;
  readonly shape: number;
  /** Between a tile and what is drawn into it. */
  readonly margin: number;
}

/** Machines on their tiles, in their order. */
export interface Tiling {
  readonly ground: Ground;
  /** Bytes for which the tile of each stands. */
  readonly sizes: readonly number[];
  readonly tiles: readonly Box[];
  /** The tiles without their margins. */
  readonly inner: readonly Box[];
  /** Where the highest tile begins. */
  readonly top: number;
  readonly keys: readonly string[];
  readonly subjects: readonly { readonly place: number }[];
  /** What of the machines stays as long as their tiles do. */
  readonly walls: (Wall | undefined)[];
}

/** What of a machine stays as long as its tile and its promise do. */
export interface Wall {
  readonly promised: number;
  readonly whole: number;
  readonly role: string;
  readonly marks: readonly Mark[];
  /** What is promised, as a path. */
  readonly outline: string;
  /** The lower part of the box, up to a height, as a path: what stands before that height. */
  readonly before: string;
  readonly after: string;
}

/** Tiles for machines; marks on them are called after `key`. */
export function tilingOf(key: string, machines: readonly MachineFrame[], ground: Ground): Tiling {
  const { box, whole, shape, margin } = ground;
  const sizes = machines.map(extent);
  const tiles = tile(sizes, box, whole, shape);
  return {
    ground,
    sizes,
    tiles,
    inner: tiles.map((each) => inset(each, margin)),
    top: Math.min(box.y + box.height, ...tiles.filter(({ height }) => height > 0).map(({ y }) => y)),
    keys: machines.map(({ place }) => `${key}-m${String(place)}`),
    subjects: machines.map(({ place }): Subject & { readonly place: number } => ({ place })),
    walls: [],
  };
}

/** Whether a tiling is the one that these machines have on this ground. */
export function isTilingOf(
  { sizes, subjects, ground: was }: Tiling,
  machines: readonly MachineFrame[],
  ground: Ground,
): boolean {
  if (was.whole !== ground.whole || was.shape !== ground.shape || was.margin !== ground.margin) return false;
  if (!isSameBox(was.box, ground.box) || sizes.length !== machines.length) return false;
  for (let i = 0; i < sizes.length; i++)
    if (subjects[i]!.place !== machines[i]!.place || sizes[i] !== extent(machines[i]!)) return false;
  return true;
}

export function isSameBox(one: Box, other: Box): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
