import type { Lab, Now, Played, Values } from './lab.ts';

/** µs: the end of the longest run. */
export function endOf(worlds: readonly Played[]): number {
  return Math.max(...worlds.map(({ run }) => run.endedAt));
}

/** The state of worlds that were just played. */
export function nowOf(lab: Pick<Lab, 'at'>, values: Values, worlds: readonly Played[]): Now {
  const end = endOf(worlds);
  return { values, worlds, end, at: Math.min(lab.at ?? end, end) };
}

/** The instants at which something happens in any of the runs, µs, ascending. */
export function instantsOf(worlds: readonly Played[]): Float64Array {
  const all = new Set<number>();
  for (const { run } of worlds) {
    let left = run.trace.length;
    for (const { at } of run.trace.chunks) {
      const filled = Math.min(left, at.length);
      for (let i = 0; i < filled; i++) all.add(at[i] ?? 0);
      left -= filled;
    }
  }
  return Float64Array.from(all).sort();
}
