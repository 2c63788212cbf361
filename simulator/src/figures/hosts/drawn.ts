import type { Place } from '../../model/model.ts';
import type { Mark, Size } from '../marks.ts';
import { inset, tile, type Box } from '../tiles.ts';
import type { HostFrame } from './frame.ts';

/** All that a drawn host depends on. */
export interface HostDrawing {
  readonly key: string;
  readonly host: HostFrame;
  readonly noun: string;
  /** Where its frame stands. */
  readonly box: Size & { readonly x: number; readonly y: number };
  /** How far what is drawn goes beyond the memory of the host for which it goes furthest; 1 where all fits. */
  readonly over: number;
  readonly narrow: boolean;
  /** Whether machines are so many that what they use is drawn for all of a host at once. */
  readonly crowd: boolean;
}

/** All that the tiles of machines depend on; see {@link tile}. */
interface Sizes {
  readonly places: readonly Place[];
  readonly sizes: readonly number[];
  readonly box: Box;
  readonly whole: number;
  readonly shape: number;
  /** Between a tile and what is drawn into it. */
  readonly margin: number;
}

/** Machines on their tiles, in their order. */
export interface Tiling {
  readonly tiles: readonly Box[];
  /** The tiles without their margins. */
  readonly inner: readonly Box[];
  readonly keys: readonly string[];
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

/**
 * Hosts as they were drawn last. From one instant to the next most are as they were: each of those is the very mark it was, so that
 * whoever patches a picture has nothing to compare; and in a host that has changed, machines stand where they stood. One for each
 * picture; it holds as many marks as that has hosts and machines.
 */
export class DrawnHosts {
  readonly #marks = new Map<string, { readonly of: HostDrawing; readonly made: Mark }>();
  readonly #tilings = new Map<string, { readonly of: Sizes; readonly made: Tiling }>();

  /** The mark of a host: the last one, if all that it depends on is the same. */
  mark(of: HostDrawing, draw: (of: HostDrawing) => Mark): Mark {
    return kept(this.#marks, of.key, of, draw);
  }

  /** The tiles of machines: the last ones, if all that they depend on is the same. @internal */
  tiling(key: string, of: Sizes): Tiling {
    return kept(this.#tilings, key, of, ({ places, sizes, box, whole, shape, margin }) => {
      const tiles = tile(sizes, box, whole, shape);
      return {
        tiles,
        inner: tiles.map((each) => inset(each, margin)),
        keys: places.map((place) => `${key}-m${String(place)}`),
        walls: [],
      };
    });
  }
}

function kept<Of, Made>(all: Map<string, { of: Of; made: Made }>, key: string, of: Of, make: (of: Of) => Made): Made {
  const last = all.get(key);
  if (last !== undefined && areEqual(last.of, of)) return last.made;
  const made = make(of);
  all.set(key, { of, made });
  return made;
}

type Plain = Readonly<Record<string, unknown>>;

/** Whether two plain values are equal, whatever is in them. */
function areEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [mine, others] = [one as Plain, other as Plain];
  const names = Object.keys(mine);
  return names.length === Object.keys(others).length && names.every((name) => areEqual(mine[name], others[name]));
}
