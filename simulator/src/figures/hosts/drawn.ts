import type { Mark, Size } from '../marks.ts';
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
}

/**
 * Hosts as they were drawn last. From one instant to the next most are as they were: each of those is the very mark it was, so that
 * whoever patches a picture has nothing to compare. One for each picture; it holds as many marks as that has hosts.
 */
export class DrawnHosts {
  readonly #drawn = new Map<string, { readonly of: HostDrawing; readonly mark: Mark }>();

  /** The mark of a host: the last one, if all that it depends on is the same. */
  mark(of: HostDrawing, draw: (of: HostDrawing) => Mark): Mark {
    const last = this.#drawn.get(of.key);
    if (last !== undefined && areEqual(last.of, of)) return last.mark;
    const mark = draw(of);
    this.#drawn.set(of.key, { of, mark });
    return mark;
  }
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
