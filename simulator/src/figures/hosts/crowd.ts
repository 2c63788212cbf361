import { coordinate } from '../attributes.ts';
import { rect, risen } from '../draw.ts';
import type { Mark, PathMark } from '../marks.ts';
import type { Box } from '../tiles.ts';
import { extent, guestShare, ownUse, wallOf, type WallRole } from './extents.ts';
import type { MachineFrame } from './frame.ts';
import type { Tiling, Wall } from './tiling.ts';

/** A wall of dashes is seen only where there is room for some. */
export function wallIn(box: Box, role: WallRole): WallRole {
  return role === 'promise-container' && (box.width < 36 || box.height < 20) ? 'promise' : role;
}

/** What machines use, from back to front. */
const uses = ['use', 'use-starting', 'kernel'] as const;

/** What many machines have in common, as one path each; what stays of each is taken from last time. */
export class Crowd {
  /** The same machines as they were drawn last; none any more once these are drawn. */
  #before: Crowd | undefined;
  readonly #walls: Wall[] = [];
  readonly #paths: Record<(typeof uses)[number], string[]> = { use: [], 'use-starting': [], kernel: [] };
  #waste: PathMark | undefined;

  constructor(before: Crowd | undefined) {
    this.#before = before;
  }

  /**
   * Takes in what the `i`th machine of a tiling uses and its guest's kernel, and returns what is left for its own marks: its promise,
   * or where it can be pointed at.
   */
  machine(tiling: Tiling, i: number, machine: MachineFrame): readonly Mark[] {
    const box = tiling.inner[i]!;
    const whole = extent(machine);
    if (!(whole > 0) || box.height <= 0 || box.width <= 0) return [];
    const { promised } = machine.bytes;
    const role = wallOf(machine);
    let wall = tiling.walls[i];
    if (wall?.promised !== promised || wall.whole !== whole || wall.role !== role) {
      wall = wallAround(tiling, i, promised, whole, role);
      tiling.walls[i] = wall;
    }
    this.#walls.push(wall);
    rise(this.#paths[role === 'promise-starting' ? 'use-starting' : 'use'], wall, box, ownUse(machine) / whole);
    const guest = guestShare(box, machine);
    if (guest > 0) rise(this.#paths.kernel, wall, box, guest);
    return wall.marks;
  }

  marks(key: string): readonly Mark[] {
    const marks: Mark[] = [];
    this.#waste = this.#wasteAs(`${key}-waste`);
    this.#before = undefined;
    if (this.#waste !== undefined) marks.push(this.#waste);
    for (const role of uses) {
      const d = this.#paths[role].join('');
      if (d !== '') marks.push({ kind: 'path', key: `${key}-${role}`, role, d });
    }
    return marks;
  }

  /** The hatching within all walls: the very mark of before, while they stand where they stood. */
  #wasteAs(key: string): PathMark | undefined {
    const before = this.#before;
    if (before !== undefined && before.#waste?.key === key && areSame(before.#walls, this.#walls)) return before.#waste;
    let d = '';
    for (const { outline } of this.#walls) d += outline;
    return d === '' ? undefined : { kind: 'path', key, role: 'waste', d, fill: 'hatch' };
  }
}

function areSame(ones: readonly Wall[], others: readonly Wall[]): boolean {
  if (ones.length !== others.length) return false;
  for (let i = 0; i < ones.length; i++) if (ones[i] !== others[i]) return false;
  return true;
}

function wallAround({ inner, keys }: Tiling, i: number, promised: number, whole: number, role: WallRole): Wall {
  const box = inner[i]!;
  const key = keys[i]!;
  const outline = risen(box, promised / whole);
  const marks = promised > 0 ? [rect(`${key}-promise`, wallIn(box, role), outline)] : [];
  if (promised < whole) marks.unshift(rect(`${key}-reach`, 'reach', box));
  const left = coordinate(box.x);
  const bottom = coordinate(box.y + box.height);
  const before = `M${left},${bottom}V`;
  const after = `H${coordinate(box.x + box.width)}V${bottom}Z`;
  const path = promised > 0 ? `${before}${coordinate(outline.y)}${after}` : '';
  return { promised, whole, role, marks, outline: path, before, after };
}

/** Adds the lower part of a machine's box to a path. */
function rise(path: string[], { before, after }: Wall, { y, height }: Box, share: number): void {
  path.push(before, coordinate(y + height * (1 - Math.min(1, Math.max(0, share)))), after);
}
