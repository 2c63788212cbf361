import { notNegative, positive, wholeFrom } from './check.ts';

/** A live migration to be: what is to be copied, over what, and when it may stop. */
export interface PreCopyPlan {
  /** Memory to move, bytes. */
  readonly memory: number;
  /** Bytes that the guest writes a second, each to a page not written in this round before. */
  readonly dirtyRate: number;
  /** Bytes a second. */
  readonly bandwidth: number;
  /** Longest pause allowed, seconds. */
  readonly allowedPause: number;
  /** Rounds with the guest running, at most; the guest is paused afterwards, whatever is left. Default 30. */
  readonly mostRounds?: number;
}

/** How a live migration by pre-copy goes. */
export interface PreCopy {
  /** Rounds with the guest running, the first full copy included. */
  readonly rounds: number;
  /** Whether what was left fitted the allowed pause. */
  readonly converged: boolean;
  /** Seconds that the guest stands still. */
  readonly downtime: number;
  /** Seconds from beginning to end. */
  readonly total: number;
  /** Bytes over the wire. */
  readonly moved: number;
}

/**
 * Live migration by pre-copy: each round sends what was written in the round before, so what is left shrinks by the ratio
 * dirty rate ⁄ bandwidth, until it fits the allowed pause. With a ratio of 1 or more it never shrinks: the last allowed round is
 * followed by a pause as long as it takes.
 *
 * What is dirty is at most the whole memory. Nothing is said of the time to notice, to resume, or of pages written often.
 *
 * Source: Clark et al., Live Migration of Virtual Machines, NSDI 2005; the geometric form as in Liu et al., HPDC 2011.
 *
 * @throws RangeError if memory or bandwidth is not > 0, a rate or pause is negative, or `mostRounds` is not whole and ≥ 1
 */
export function preCopy(plan: PreCopyPlan): PreCopy {
  const { memory, dirtyRate, bandwidth, allowedPause, mostRounds = 30 } = plan;
  positive(memory, 'the memory to move');
  positive(bandwidth, 'the bandwidth');
  notNegative(dirtyRate, 'the dirty rate');
  notNegative(allowedPause, 'the allowed pause');
  wholeFrom(1, mostRounds, 'the number of rounds');

  let left = memory;
  let moved = 0;
  let rounds = 0;
  do {
    rounds++;
    moved += left;
    left = Math.min(memory, (left / bandwidth) * dirtyRate);
  } while (rounds < mostRounds && left > allowedPause * bandwidth);
  const downtime = left / bandwidth;
  moved += left;
  return { rounds, converged: downtime <= allowedPause, downtime, total: moved / bandwidth, moved };
}
