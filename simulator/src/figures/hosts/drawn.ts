import type { Place } from '../../model/model.ts';
import type { Mark, Size, Subject } from '../marks.ts';
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
  readonly subjects: readonly Subject[];
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
 * Hosts as they were drawn last. From one instant to the next most are as they were, and a frame that was read with `before` says so:
 * each of those is the very mark it was, so that whoever patches a picture has nothing to compare; and in a host that has changed,
 * machines stand where they stood. One for each picture; it holds as many marks as that has hosts and machines.
 */
export class DrawnHosts {
  readonly #marks = new Map<string, { readonly of: HostDrawing; readonly made: Mark }>();
  readonly #tilings = new Map<string, { readonly of: Sizes; readonly made: Tiling }>();

  /** The mark of a host: the last one, if its frame is the very one and all else is the same. */
  mark(of: HostDrawing, draw: (of: HostDrawing) => Mark): Mark {
    return kept(this.#marks, of.key, of, isSameHost, draw);
  }

  /** The tiles of machines: the last ones, if all that they depend on is the same. @internal */
  tiling(key: string, of: Sizes): Tiling {
    return kept(this.#tilings, key, of, areSameSizes, ({ places, sizes, box, whole, shape, margin }) => {
      const tiles = tile(sizes, box, whole, shape);
      return {
        tiles,
        inner: tiles.map((each) => inset(each, margin)),
        keys: places.map((place) => `${key}-m${String(place)}`),
        subjects: places.map((place) => ({ place })),
        walls: [],
      };
    });
  }
}

function kept<Of, Made>(
  all: Map<string, { of: Of; made: Made }>,
  key: string,
  of: Of,
  isSame: (one: Of, other: Of) => boolean,
  make: (of: Of) => Made,
): Made {
  const last = all.get(key);
  if (last !== undefined && isSame(last.of, of)) return last.made;
  const made = make(of);
  all.set(key, { of, made });
  return made;
}

function isSameHost(one: HostDrawing, other: HostDrawing): boolean {
  return (
    one.host === other.host &&
    one.key === other.key &&
    one.noun === other.noun &&
    one.over === other.over &&
    one.narrow === other.narrow &&
    one.crowd === other.crowd &&
    isSameBox(one.box, other.box)
  );
}

function areSameSizes(one: Sizes, other: Sizes): boolean {
  return (
    one.whole === other.whole &&
    one.shape === other.shape &&
    one.margin === other.margin &&
    isSameBox(one.box, other.box) &&
    areSame(one.places, other.places) &&
    areSame(one.sizes, other.sizes)
  );
}

function isSameBox(one: Box, other: Box): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

function areSame(ones: readonly number[], others: readonly number[]): boolean {
  if (ones.length !== others.length) return false;
  for (let i = 0; i < ones.length; i++) if (ones[i] !== others[i]) return false;
  return true;
}
