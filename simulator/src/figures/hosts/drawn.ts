import type { GroupMark, Mark, Size } from '../marks.ts';
import type { Crowd } from './crowd.ts';
import type { HostFrame, MachineFrame } from './frame.ts';
import { isSameBox, isTilingOf, tilingOf, type Ground, type Tiling } from './tiling.ts';

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

/** What a host is drawn of, back to front. */
export interface HostPieces {
  readonly head: readonly Mark[];
  readonly cores: readonly Mark[];
  readonly floor: readonly Mark[];
  readonly memory: readonly Mark[];
  readonly memoryLabel: readonly Mark[];
  readonly coresLabel: readonly Mark[];
  /** What its machines have in common, where they are a crowd. */
  readonly crowd: Crowd | undefined;
}

/** A host as it was drawn. */
export interface DrawnHost {
  readonly of: HostDrawing;
  readonly pieces: HostPieces;
  readonly mark: GroupMark;
}

/**
 * Hosts as they were drawn last. From one instant to the next most are as they were, and a frame that was read with `before` says so:
 * each of those is the very mark it was, so that whoever patches a picture has nothing to compare; and in a host that has changed,
 * machines stand where they stood. One for each picture; it holds as many marks as that has hosts and machines.
 */
export class DrawnHosts {
  readonly #hosts = new Map<string, DrawnHost>();
  readonly #tilings = new Map<string, Tiling>();

  /**
   * The mark of a host: the last one, if its frame is the very one and all else is the same.
   *
   * @param draw draws it anew; `last` is how it was drawn in the same place, so that it can keep what has not changed
   * @internal
   */
  mark(of: HostDrawing, draw: (of: HostDrawing, last: DrawnHost | undefined) => DrawnHost): Mark {
    const known = this.#hosts.get(of.key);
    const last = known !== undefined && isSamePlace(known.of, of) ? known : undefined;
    if (last?.of.host === of.host) return last.mark;
    const drawn = draw(of, last);
    this.#hosts.set(of.key, drawn);
    return drawn.mark;
  }

  /** The tiles of machines: the last ones, if all that they depend on is the same. @internal */
  tiling(key: string, machines: readonly MachineFrame[], ground: Ground): Tiling {
    const last = this.#tilings.get(key);
    if (last !== undefined && isTilingOf(last, machines, ground)) return last;
    const tiling = tilingOf(key, machines, ground);
    this.#tilings.set(key, tiling);
    return tiling;
  }
}

/** Whether all but the host itself is the same. */
function isSamePlace(one: HostDrawing, other: HostDrawing): boolean {
  return (
    one.noun === other.noun &&
    one.over === other.over &&
    one.narrow === other.narrow &&
    one.crowd === other.crowd &&
    isSameBox(one.box, other.box)
  );
}
