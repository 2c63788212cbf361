import { rect, risen } from '../draw.ts';
import type { Mark } from '../marks.ts';
import type { Box } from '../tiles.ts';
import { coordinate } from '../attributes.ts';
import type { Tiling, Wall } from './drawn.ts';

/** How the edge of what is promised looks. */
export type WallRole = 'promise' | 'promise-container' | 'promise-starting';

/** A wall of dashes is seen only where there is room for some. */
export function wallIn(box: Box, role: WallRole): WallRole {
  return role === 'promise-container' && (box.width < 36 || box.height < 20) ? 'promise' : role;
}

/** From back to front. */
const common = ['waste', 'use', 'use-starting', 'kernel'] as const;

/** What many machines have in common, as one path each; what stays of each is taken from last time. */
export class Crowd {
  readonly #paths: Record<(typeof common)[number], string> = { waste: '', use: '', 'use-starting': '', kernel: '' };

  /**
   * Takes in what the `i`th machine of a tiling uses and its guest's kernel, as shares of its height, and returns what is left for
   * its own marks: its promise, or where it can be pointed at.
   */
  machine(
    tiling: Tiling,
    i: number,
    promised: number,
    whole: number,
    role: WallRole,
    used: number,
    guest: number,
  ): readonly Mark[] {
    const box = tiling.inner[i]!;
    if (!(whole > 0) || box.height <= 0 || box.width <= 0) return [];
    let wall = tiling.walls[i];
    if (wall?.promised !== promised || wall.whole !== whole || wall.role !== role) {
      wall = wallAround(tiling, i, promised, whole, role);
      tiling.walls[i] = wall;
    }
    this.#paths.waste += wall.outline;
    this.#paths[role === 'promise-starting' ? 'use-starting' : 'use'] += rising(wall, box, used);
    if (guest > 0) this.#paths.kernel += rising(wall, box, guest);
    return wall.marks;
  }

  marks(key: string): Mark[] {
    return common.flatMap((role) => {
      const d = this.#paths[role];
      if (d === '') return [];
      return [{ kind: 'path', key: `${key}-${role}`, role, d, ...(role === 'waste' ? { fill: 'hatch' } : {}) }];
    });
  }
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

/** The lower part of a machine's box, as a path. */
function rising({ before, after }: Wall, { y, height }: Box, share: number): string {
  return `${before}${coordinate(y + height * (1 - Math.min(1, Math.max(0, share))))}${after}`;
}
