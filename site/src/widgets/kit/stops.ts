import { momentsThatMatter } from 'hostlab';
import type { Lab, Played, Stop } from './lab.ts';
import { endOf } from './instants.ts';

const said: Readonly<Record<string, string>> = {
  killed: 'the first kill',
  rejected: 'one can never fit',
  exhausted: 'memory is full',
  waiting: 'the first that waits',
  failed: 'the first failure',
  restarting: 'the first restart',
  'all-ready': 'all ready',
  'last-finished': 'all work done',
};

/** Where the player can go at once: the lab's own stops, or the beginning, the first moment of each kind, and the end. */
export function stopsOf(lab: Lab, worlds: readonly Played[]): readonly Stop[] {
  if (lab.stops !== undefined) return lab.stops(worlds);
  const stops: Stop[] = [{ key: 'begin', label: 'beginning', at: 0 }];
  worlds.forEach(({ run, title }, world) => {
    const kinds = new Set<string>();
    for (const { kind, at } of momentsThatMatter(run.model, run.trace, 1)) {
      if (kinds.has(kind) || at === 0) continue;
      kinds.add(kind);
      const label = said[kind] ?? kind;
      stops.push({
        key: `${kind}-${String(world)}`,
        label: worlds.length > 1 ? `${label} (${title})` : label,
        at,
      });
    }
  });
  stops.push({ key: 'end', label: 'end', at: endOf(worlds) });
  return stops;
}
